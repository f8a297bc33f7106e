namespace Insight.Contract.Tests.Faults;

/// <summary>Compares what callers were told with what is stored; also while they go on.</summary>
internal static class LedgerCheck
{
    /// <summary>Everything acknowledged is stored, no batch in part, every event once, and nothing that nobody sent.</summary>
    /// <param name="ledger">What callers sent, and were told.</param>
    /// <param name="storage">Where it must be.</param>
    /// <param name="seed">What a failure says of how to see it again.</param>
    /// <returns>What was compared, for the test's output.</returns>
    public static async Task<string> ShouldBeStoredAsync(this CallerLedger ledger, FaultStorage storage, string seed)
    {
        // What is acknowledged from here on may be stored later than what is read below.
        var acknowledgedBatches = ledger.AcknowledgedBatches.Keys.ToArray();
        var acknowledgedEvents = Told(ledger);
        var failures = ledger.Failures.Count;
        var appointments = await storage.AppointmentIdsAsync();
        var events = await storage.EventsAsync();

        BatchesShouldBeStored(ledger, acknowledgedBatches, appointments, seed);
        EventsShouldBeStored(ledger, acknowledgedEvents, events, seed);
        return $"{ledger.Batches.Count} batches sent, {acknowledgedBatches.Length} acknowledged; {ledger.Events.Count} events sent, "
            + $"{acknowledgedEvents.Length} acknowledged; {failures} failed attempts; {appointments.Count} appointments and {events.Count} events stored. {seed}";
    }

    /// <summary>Every acknowledged event is stored once, and whoever sent it was told the same.</summary>
    public static void EventsShouldBeStored(this CallerLedger ledger, IReadOnlyList<(long EventId, string AppointmentId)> events, string seed) =>
        EventsShouldBeStored(ledger, Told(ledger), events, seed);

    private static (string Appointment, CallerLedger.Receipt[] Told)[] Told(CallerLedger ledger) =>
        [.. ledger.AcknowledgedEvents.Select(each => (each.Key, each.Value.ToArray()))];

    private static void BatchesShouldBeStored(CallerLedger ledger, string[] acknowledged, IReadOnlyList<string> appointments, string seed)
    {
        var stored = appointments.ToHashSet(StringComparer.Ordinal);
        stored.Count.ShouldBe(appointments.Count, seed);
        stored.Except(ledger.Batches.Values.SelectMany(ids => ids)).ShouldBeEmpty($"nobody sent them. {seed}");
        foreach (var (name, ids) in ledger.Batches)
            ids.Count(stored.Contains).ShouldBeOneOf([0, ids.Length], $"{name} is stored in part. {seed}");
        foreach (var name in acknowledged)
            ledger.Batches[name].ShouldAllBe(id => stored.Contains(id), $"{name} was acknowledged. {seed}");
    }

    private static void EventsShouldBeStored(
        CallerLedger ledger,
        (string Appointment, CallerLedger.Receipt[] Told)[] acknowledged,
        IReadOnlyList<(long EventId, string AppointmentId)> events,
        string seed)
    {
        events.Select(stored => stored.EventId).ShouldBeUnique(seed);
        events.Select(stored => stored.AppointmentId).ShouldBeUnique($"an event that was sent again is the same event. {seed}");
        events.Select(stored => stored.AppointmentId).Except(ledger.Events.Keys).ShouldBeEmpty($"nobody sent them. {seed}");
        var eventIds = events.ToDictionary(stored => stored.AppointmentId, stored => stored.EventId, StringComparer.Ordinal);
        foreach (var (appointment, told) in acknowledged)
        {
            told.Distinct().ShouldHaveSingleItem($"whoever sends {appointment} is told the same. {seed}")
                .EventId.ShouldBe(eventIds.GetValueOrDefault(appointment), $"{appointment} was acknowledged. {seed}");
        }
    }
}
