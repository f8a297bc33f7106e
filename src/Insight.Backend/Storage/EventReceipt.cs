namespace Insight.Backend.Storage;

/// <summary>What a sender learns of a stored event.</summary>
/// <param name="EventId">Its id.</param>
/// <param name="ReceivedAt">When it was first received.</param>
/// <param name="IsNew">False where its client had sent it before.</param>
internal sealed record EventReceipt(long EventId, DateTimeOffset ReceivedAt, bool IsNew);
