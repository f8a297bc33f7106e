using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Attack;

/// <summary>A theory that runs <c>slowhttptest</c>; skipped where it is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SlowHttpTestTheoryAttribute : TheoryAttribute
{
    public SlowHttpTestTheoryAttribute()
    {
        if (!SlowHttpTest.IsInstalled && !Tool.AreRequired)
            Skip = "Needs what this installs: apt-get install -y slowhttptest";
    }
}
