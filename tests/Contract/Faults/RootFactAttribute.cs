using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Faults;

/// <summary>A test that mounts a file system or changes a file's attributes, which only root may, on Linux.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RootFactAttribute : FactAttribute
{
    public RootFactAttribute()
    {
        if (!(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess) && !Tool.AreRequired)
            Skip = "It mounts a small file system, which needs root on Linux: sudo dotnet test.";
    }
}
