namespace Insight.Edge.Management.Status.Model;

/// <summary>A key or a certificate that expires soon, or has.</summary>
/// <param name="Owner">The client's id, or the edge itself.</param>
/// <param name="Kind">What it is, and its generation.</param>
/// <param name="ExpiresAt">When.</param>
/// <param name="Left">How long until then; negative where it has.</param>
/// <param name="IsReplaced">Whether there is another of the kind that is good for longer.</param>
internal sealed record KeyRow(string Owner, string Kind, DateTimeOffset ExpiresAt, TimeSpan Left, bool IsReplaced);
