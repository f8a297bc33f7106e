namespace Insight.Backend.Transport;

/// <summary>What connections have in common that were opened with the same certificates in force: a feature of theirs.</summary>
internal sealed class TlsGeneration
{
    private volatile bool _isOver;

    /// <summary>Whether a certificate was replaced since.</summary>
    public bool IsOver
    {
        get => _isOver;
        set => _isOver = value;
    }
}
