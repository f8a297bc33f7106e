using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Browser;

/// <summary>A test in a real browser, once for each of its rows.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ChromiumTheoryAttribute : TheoryAttribute
{
    public ChromiumTheoryAttribute()
    {
        if (Chromium.Missing is { } install && !Tool.AreRequired)
            Skip = $"Needs what this installs: {install}";
    }
}
