namespace Insight.Load.Stacks;

/// <summary>The appointments in a stack's database, read past the stack.</summary>
internal interface IStoredAppointments
{
    /// <summary>The ids that begin with a prefix.</summary>
    Task<HashSet<string>> IdsAsync(string prefix, CancellationToken ct);
}
