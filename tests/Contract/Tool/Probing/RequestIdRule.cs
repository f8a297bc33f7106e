namespace Insight.Contract.Probing;

/// <summary>What becomes of a request's <c>X-Request-Id</c>.</summary>
internal enum RequestIdRule
{
    /// <summary>A good one is sent, and the answer repeats it.</summary>
    Echoed,

    /// <summary>None is sent, or one that is none: the answer has a new one.</summary>
    New,
}
