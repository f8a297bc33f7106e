using Insight.Contract.Tests.Support;
using Insight.Load.Stacks;

namespace Insight.Contract.Tests.Faults;

/// <summary>A test that starts a PostgreSQL server of its own.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PostgreSqlFactAttribute : FactAttribute
{
    public PostgreSqlFactAttribute()
    {
        if (PostgreSqlServer.Missing is { } install && !Tool.AreRequired)
            Skip = $"Needs what this installs: {install}";
    }

    /// <summary>Whether it mounts a file system too, as those of <see cref="RootFactAttribute"/> do.</summary>
    public bool MountsDisk
    {
        get;
        set
        {
            field = value;
            Skip ??= value ? new RootFactAttribute().Skip : null;
        }
    }
}
