namespace Insight.Edge.Management.Status.Model;

/// <summary>Requests that ended one way.</summary>
/// <param name="Name">As metrics call it.</param>
/// <param name="Meaning">In words.</param>
/// <param name="Group">Whether that is stored, refused or failed.</param>
/// <param name="Count">How many.</param>
internal sealed record OutcomeRow(string Name, string Meaning, History.EhrColumn Group, long Count);
