namespace Insight.Backend.Storage;

/// <summary>Who sends a batch or an event, as the edge tells it.</summary>
/// <param name="Client">The client's id.</param>
/// <param name="Ehr">The client's EHR: with an appointment's id, the key.</param>
/// <param name="Organization">The client's organization.</param>
/// <param name="RequestId">The request's id.</param>
internal sealed record Caller(string Client, string Ehr, string? Organization, string? RequestId);
