using Insight.Load.Processes;

namespace Insight.Contract.Tests.Deploy;

/// <summary>A test that runs nginx.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NginxFactAttribute : FactAttribute
{
    public NginxFactAttribute()
    {
        if (Executable.Find("nginx") is null && !Support.Tool.AreRequired)
            Skip = "Needs what this installs: apt-get install -y nginx-light";
    }
}
