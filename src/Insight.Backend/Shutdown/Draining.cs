namespace Insight.Backend.Shutdown;

/// <summary>Whether the backend is about to stop: it still serves, but nobody new is to come.</summary>
internal sealed class Draining
{
    private volatile bool _isOn;

    /// <summary>Whether it is.</summary>
    public bool IsOn => _isOn;

    /// <summary>It is, from now on.</summary>
    public void Begin() => _isOn = true;
}
