using System.ComponentModel.DataAnnotations;

namespace Insight.Edge.Sandbox;

/// <summary>Failures that a caller chooses, to try its retries with: <c>Edge:Sandbox</c>. In Development, on loopback alone.</summary>
internal sealed record SandboxOptions
{
    /// <summary>Whether a caller may choose.</summary>
    /// <value>The default is no: a request that asks for a failure is refused.</value>
    public bool Enabled { get; init; }

    /// <summary>How long a connection that gets no answer is held open.</summary>
    /// <value>The default is 30 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00", ErrorMessage = "must be 00:00:00 to 00:10:00.")]
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a slow answer is delayed.</summary>
    /// <value>The default is 5 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00", ErrorMessage = "must be 00:00:00 to 00:10:00.")]
    public TimeSpan Delay { get; init; } = TimeSpan.FromSeconds(5);
}
