namespace Insight.Contract.Tests.Faults;

/// <summary>A test that lets a process stand still, by the numbers that Linux has for its signals.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class LinuxFactAttribute : FactAttribute
{
    public LinuxFactAttribute()
    {
        if (!OperatingSystem.IsLinux())
            Skip = "It stops and continues a process by Linux's signals.";
    }
}
