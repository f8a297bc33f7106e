using System.Text;
using Insight.Backend.Storage;
using Insight.Backend.Storage.Writing;
using Insight.Contract.Tests.Backend.Databases;
using Insight.Contract.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Sender = Insight.Backend.Storage.Caller;

namespace Insight.Contract.Tests.Backend.Writing;

/// <summary>What a group comes to is what its pieces come to one after the other, each with its own result.</summary>
public abstract class GroupResultTests(TestStorage storage) : StorageTests(storage)
{
    private const int Ids = 6;

    [StorageFact]
    public async Task Groups_drawn_at_random_come_to_what_their_pieces_come_to_one_after_the_other()
    {
        var seed = Seed.Or(20_251_203);
        var random = new Random(seed);
        await using var backend = await StartAsync();
        var (writer, store) = (backend.Services.GetRequiredService<IGroupWriter>(), backend.Services.GetRequiredService<IAppointmentStore>());
        var expected = new Dictionary<(string Ehr, string Id), Row>();
        for (var round = 0; round < 60; round++)
        {
            var group = Enumerable.Range(0, random.Next(1, 8)).Select(_ => Draw(random)).ToList();
            backend.Time.Advance(TimeSpan.FromSeconds(1));
            var now = backend.Time.GetUtcNow();
            var changed = group.Select(piece => Apply(expected, piece.Batch, now)).ToArray();

            writer.Write(group);

            foreach (var piece in group) piece.Complete();
            (await Task.WhenAll(group.Select(piece => piece.Completion))).ShouldBe(changed, Seed.Told(seed));
        }

        foreach (var ((ehr, id), row) in expected)
        {
            var stored = (await store.FindAsync(ehr, id, CancellationToken.None)).ShouldNotBeNull();
            (Encoding.UTF8.GetString(stored.Document.Span), stored.Caller.Client, stored.Caller.RequestId, stored.ReceivedAt, stored.UpdatedAt)
                .ShouldBe((row.Document, row.Client, row.RequestId, row.ReceivedAt, row.UpdatedAt), Seed.Told(seed));
        }
    }

    [StorageFact]
    public async Task Events_of_a_group_are_numbered_in_its_order_and_each_is_told_whether_it_is_new()
    {
        await using var backend = await StartAsync();
        var writer = backend.Services.GetRequiredService<IGroupWriter>();
        writer.Write([Event("a")]);
        string[] sent = ["b", "a", "c", "b", "d", "d", "a"];
        var group = sent.Select(Event).ToArray();

        writer.Write(group);

        foreach (var piece in group) piece.Complete();
        var told = await Task.WhenAll(group.Select(piece => piece.Completion));
        told.Select(receipt => receipt.EventId).ShouldBe([2, 1, 3, 2, 4, 4, 1]);
        told.Select(receipt => receipt.IsNew).ShouldBe([true, false, true, false, true, false, false]);
    }

    private static PendingBatch Draw(Random random)
    {
        var caller = new Sender($"client-{random.Next(2)}", $"ehr-{random.Next(2)}", null, $"request-{random.Next()}");
        return new(new AppointmentBatch(
            caller,
            [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => new AppointmentEntry($"{random.Next(Ids)}", Encoding.UTF8.GetBytes($"\"{random.Next(3)}\"")))]));
    }

    private static PendingEvent Event(string id) => new(new AppointmentEvent
    {
        Caller = new("client", "ehr", null, null),
        EventType = "t",
        AppointmentId = id,
        PatientId = "p",
        Timestamp = "now",
        Notes = null,
        Document = "{}"u8.ToArray(),
    });

    private static int Apply(Dictionary<(string Ehr, string Id), Row> rows, AppointmentBatch batch, DateTimeOffset now)
    {
        var changed = 0;
        foreach (var entry in batch.LastOfEachId())
        {
            var key = (batch.Caller.Ehr, entry.Id);
            var document = Encoding.UTF8.GetString(entry.Document.Span);
            var isThere = rows.TryGetValue(key, out var row);
            if (isThere && row!.Document == document) continue;
            rows[key] = new(document, batch.Caller.Client, batch.Caller.RequestId, isThere ? row!.ReceivedAt : now, now);
            changed++;
        }

        return changed;
    }

    private sealed record Row(string Document, string Client, string? RequestId, DateTimeOffset ReceivedAt, DateTimeOffset UpdatedAt);

    public sealed class OnSqlite() : GroupResultTests(new SqliteTestStorage());

    [Collection(PostgreSqlCollection.Name)]
    public sealed class OnPostgreSql(PostgreSqlTestStorage storage) : GroupResultTests(storage);
}
