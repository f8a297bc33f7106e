namespace Insight.Edge.Configuration;

/// <summary>How the changes of one part of the configuration went.</summary>
/// <param name="Part">The part.</param>
/// <param name="Succeeded">How many changes took effect.</param>
/// <param name="Refused">How many were refused.</param>
/// <param name="IsRefused">Whether the last one was: what is in force is older than what is written.</param>
/// <param name="InForceSince">Since when what is in force is: the last change, or the start.</param>
internal sealed record ReloadState(string Part, long Succeeded, long Refused, bool IsRefused, DateTimeOffset InForceSince);
