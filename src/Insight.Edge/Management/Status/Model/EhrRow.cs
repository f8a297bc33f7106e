namespace Insight.Edge.Management.Status.Model;

/// <summary>What became of an EHR's requests.</summary>
/// <param name="Name">The EHR, as configured; null for callers that are no client.</param>
/// <param name="Requests">All of them.</param>
/// <param name="Refused">Refused for what they are.</param>
/// <param name="RateLimited">Refused because there were too many.</param>
/// <param name="Failed">Failed here, or in the backend.</param>
/// <param name="EntriesStored">Appointments and events that were stored.</param>
/// <param name="EntriesRefused">Those that were refused.</param>
internal sealed record EhrRow(string? Name, long Requests, long Refused, long RateLimited, long Failed, long EntriesStored, long EntriesRefused);
