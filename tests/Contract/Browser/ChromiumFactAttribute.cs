using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Browser;

/// <summary>A test in a real browser.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ChromiumFactAttribute : FactAttribute
{
    public ChromiumFactAttribute()
    {
        if (Chromium.Missing is { } install && !Tool.AreRequired)
            Skip = $"Needs what this installs: {install}";
    }

    /// <summary>Whether it needs axe-core too.</summary>
    public bool WithAxe
    {
        get => _withAxe;
        set
        {
            _withAxe = value;
            if (value && !Chromium.HasAxe && !Tool.AreRequired)
                Skip ??= $"Needs what this installs: {Chromium.InstallAxe}";
        }
    }

    private bool _withAxe;
}
