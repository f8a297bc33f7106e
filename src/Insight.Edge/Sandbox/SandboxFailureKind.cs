namespace Insight.Edge.Sandbox;

/// <summary>What a caller may choose in the sandbox.</summary>
internal enum SandboxFailureKind
{
    /// <summary>The documented 500.</summary>
    Failed,

    /// <summary>The documented 429.</summary>
    RateLimited,

    /// <summary>No answer: the connection is held open, then closed.</summary>
    Timeout,

    /// <summary>The right answer, late.</summary>
    Slow,
}
