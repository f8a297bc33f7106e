namespace Insight.Schemas.Generator.Writing.OpenApi;

/// <summary>A webhook: where a contract's payload is posted, and how that is answered.</summary>
/// <param name="Contract">The contract's name, which is its page's.</param>
/// <param name="Path">The path; <c>{ehr}</c> in it is the caller's EHR.</param>
/// <param name="OperationId">The name of the operation, from which generators of clients make a function.</param>
/// <param name="Requests">Payloads that are accepted.</param>
/// <param name="Answers">Every documented answer, by its status.</param>
internal sealed record Webhook(string Contract, string Path, string OperationId, Example[] Requests, Answer[] Answers)
{
    /// <summary>Every webhook that there is.</summary>
    public static IReadOnlyList<Webhook> All { get; } =
    [
        new("sync-appointments", "/v2/webhooks/{ehr}/sync-appointments", "syncAppointments", SyncRequests.All, SyncAnswers.All),
        new("appointment-event", "/webhook/appointment", "sendAppointmentEvent", EventRequests.All, EventAnswers.All),
    ];

    /// <summary>What the names of a contract's schemas begin with: <c>SyncAppointments</c>.</summary>
    public string Prefix => string.Concat(Contract.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    /// <summary>The name of the payload's schema.</summary>
    public string Payload => $"{Prefix}Payload";

    /// <summary>Whether the path says for which EHR.</summary>
    public bool NamesEhr => Path.Contains("{ehr}", StringComparison.Ordinal);
}
