using Insight.Backend.Storage;
using Insight.Backend.Storage.Writing;
using Insight.Contract.Tests.Backend.Databases;
using Insight.Contract.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Insight.Contract.Tests.Backend.Writing;

/// <summary>Groups that a database writes: a first event is held, what is to share a transaction arrives, the writer is let go.</summary>
public abstract class GroupCommitTests(TestStorage storage) : StorageTests(storage), IDisposable
{
    private readonly HeldWriter _writer = new();

    [StorageFact(Timeout = Patience.OfATest)]
    public async Task Requests_that_arrive_during_a_commit_share_the_next_one()
    {
        await using var backend = await StartHeldAsync();
        var held = await HoldAsync(backend);
        var answers = await QueueAsync(backend, 6, i => i % 2 == 0 ? backend.PostAppointmentAsync($"{i}") : backend.PostAsync(Events.Of($"{i}")));
        var before = await backend.Database.CommitsAsync();

        _writer.Release();

        (await Task.WhenAll([held, .. answers])).ShouldAllBe(answer => answer.Status == 200);
        _writer.Sizes.ShouldBe([1, 6]);
        (await backend.Database.CommitsAsync() - before).ShouldBe(2);
        (await backend.GetAsync("/appointments/nexus/4")).Status.ShouldBe(200);
        (await backend.FollowAsync()).Count.ShouldBe(4);
    }

    [StorageFact(Timeout = Patience.OfATest)]
    public async Task With_groups_of_one_each_request_has_a_transaction_of_its_own()
    {
        await using var backend = await StartHeldAsync(maxGroupSize: 1);
        var held = await HoldAsync(backend);
        var answers = await QueueAsync(backend, 5, i => backend.PostAppointmentAsync($"{i}"));
        var before = await backend.Database.CommitsAsync();

        _writer.Release();

        (await Task.WhenAll([held, .. answers])).ShouldAllBe(answer => answer.Status == 200);
        (await backend.Database.CommitsAsync() - before).ShouldBe(6);
    }

    [StorageFact(Timeout = Patience.OfATest)]
    public async Task Of_one_appointment_sent_several_times_the_last_to_arrive_wins()
    {
        await using var backend = await StartHeldAsync();
        var held = await HoldAsync(backend);
        var answers = await QueueAsync(backend, 4, i => backend.PostAppointmentAsync("same", $"version {i}"));

        _writer.Release();

        (await Task.WhenAll([held, .. answers])).ShouldAllBe(answer => answer.Status == 200);
        _writer.Sizes.ShouldBe([1, 4]);
        ((string?)(await backend.GetAsync("/appointments/nexus/same")).Body!["original"]!["appointment"]!["notes"]).ShouldBe("version 3");
    }

    [StorageFact(Timeout = Patience.OfATest)]
    public async Task An_event_sent_several_times_is_stored_once_and_all_get_the_first_answer()
    {
        await using var backend = await StartHeldAsync();
        var held = await HoldAsync(backend);
        var answers = await QueueAsync(backend, 4, i => backend.PostAsync(Events.Of(i == 2 ? "other" : "same")));

        _writer.Release();
        var told = await Task.WhenAll(answers);

        (await held).EventId().ShouldBe(1);
        told.Select(answer => answer.EventId()).ShouldBe([2, 2, 3, 2]);
        _writer.Sizes.ShouldBe([1, 4]);
        (await backend.FollowAsync()).Count.ShouldBe(3);
    }

    [StorageFact(Timeout = Patience.OfATest)]
    public async Task A_poisonous_batch_or_event_fails_alone_and_takes_no_id()
    {
        await using var backend = await StartHeldAsync();
        await backend.Database.ExecuteAsync(backend.Database.Poison);
        var held = await HoldAsync(backend);
        string[] ids = ["1", "poison", "2", "3", "poison", "4"];
        var answers = await QueueAsync(backend, ids.Length, i => i < 3 ? backend.PostAppointmentAsync(ids[i]) : backend.PostAsync(Events.Of(ids[i])));

        _writer.Release();
        var told = await Task.WhenAll(answers);

        (await held).EventId().ShouldBe(1);
        told.Select(answer => answer.Status).ShouldBe([200, 500, 200, 200, 500, 200]);
        told[1].Text.ShouldBe("""{"error":"storage failed"}""");
        told[4].Text.ShouldBe("""{"error":"storage failed"}""");
        (await backend.GetAsync("/appointments/nexus/2")).Status.ShouldBe(200);
        (await backend.GetAsync("/appointments/nexus/poison")).Status.ShouldBe(404);
        (await backend.GetAsync("/events")).Ids().ShouldBe([1, 2, 3]);
    }

    [StorageFact(Timeout = Patience.OfATest)]
    public async Task Where_the_queue_is_full_the_sender_is_told_that_storage_failed()
    {
        await using var backend = await StartHeldAsync(maxQueued: 2);
        var held = await HoldAsync(backend);
        var answers = await QueueAsync(backend, 2, i => backend.PostAppointmentAsync($"{i}"));

        var refused = await backend.PostAppointmentAsync("refused");
        var refusedEvent = await backend.PostAsync(Events.Of("refused"));
        _writer.Release();

        refused.Status.ShouldBe(500);
        refused.Text.ShouldBe("""{"error":"storage failed"}""");
        refusedEvent.Status.ShouldBe(500);
        (await Task.WhenAll([held, .. answers])).ShouldAllBe(answer => answer.Status == 200);
        (await backend.PostAppointmentAsync("refused")).Status.ShouldBe(200);
    }

    [StorageFact(Timeout = Patience.OfATest)]
    public async Task What_its_sender_gave_up_while_it_waited_is_not_stored()
    {
        await using var backend = await StartHeldAsync(maxQueued: 2);
        var held = await HoldAsync(backend);
        using var leaves = new CancellationTokenSource();
        var left = await QueueAsync(backend, 1, _ => backend.PostAppointmentAsync("left", cancellationToken: leaves.Token));
        await leaves.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(left[0]);
        await backend.Log.WaitForAsync(line => line.EventId == 22000);

        _writer.Release();

        await held;
        (await backend.PostAppointmentAsync("next")).Status.ShouldBe(200);
        (await backend.GetAsync("/appointments/nexus/left")).Status.ShouldBe(404);
    }

    [StorageFact(Timeout = Patience.OfATest)]
    public async Task A_stop_finishes_what_waits()
    {
        await using var backend = await StartHeldAsync();
        var held = await HoldAsync(backend);
        var answers = await QueueAsync(backend, 3, i => backend.PostAppointmentAsync($"{i}"));

        var restart = backend.RestartAsync();
        _writer.Release();

        (await Task.WhenAll([held, .. answers])).ShouldAllBe(answer => answer.Status == 200);
        await restart;
        (await backend.GetAsync("/appointments/nexus/2")).Status.ShouldBe(200);
    }

    [StorageFact(Timeout = Patience.OfATest)]
    public async Task What_cannot_be_undone_by_halves_is_whole_in_a_group_too()
    {
        await using var backend = await StartHeldAsync();
        await backend.Database.ExecuteAsync(backend.Database.Poison);
        var held = await HoldAsync(backend);
        var answers = await QueueAsync(backend, 2, i => PostBatchAsync(backend, i == 0 ? ["a", "poison", "b"] : ["c", "d"]));

        _writer.Release();

        await held;
        (await Task.WhenAll(answers)).Select(answer => answer.Status).ShouldBe([500, 200]);
        foreach (var (id, status) in new[] { ("a", 404), ("b", 404), ("c", 200), ("d", 200) })
            (await backend.GetAsync($"/appointments/nexus/{id}")).Status.ShouldBe(status, id);
    }

    public void Dispose()
    {
        _writer.Dispose();
        GC.SuppressFinalize(this);
    }

    private static Task<Answer> PostBatchAsync(TestBackend backend, string[] ids)
    {
        var entries = string.Join(',', ids.Select(id => $$$"""{"appointment":{"id":"{{{id}}}"}}"""));
        var body = $$"""{"appointments":[{{entries}}]}""";
        var request = backend.Request(System.Text.Encoding.UTF8.GetBytes(body));
        request.RequestUri = new Uri(backend.Address, "appointments");
        return backend.SendAsync(request);
    }

    private Task<TestBackend> StartHeldAsync(int maxGroupSize = 100, int maxQueued = 100) => StartAsync(
        services => services.AddSingleton<IGroupWriter>(provider =>
        {
            _writer.Inner = (IGroupWriter)provider.GetRequiredService<IDatabase>();
            return _writer;
        }),
        settings: new() { ["Backend:Storage:MaxGroupSize"] = $"{maxGroupSize}", ["Backend:Storage:MaxQueued"] = $"{maxQueued}" });

    private async Task<Task<Answer>> HoldAsync(TestBackend backend)
    {
        var held = backend.PostAsync(Events.Of("held"));
        await _writer.BegunAsync(1);
        return held;
    }

    /// <summary>Sends requests one after the other, each when the one before it waits for the writer.</summary>
    private static async Task<Task<Answer>[]> QueueAsync(TestBackend backend, int count, Func<int, Task<Answer>> send)
    {
        var queue = backend.Services.GetRequiredService<WriteQueue>();
        var answers = new Task<Answer>[count];
        for (var i = 0; i < count; i++)
        {
            var waiting = i + 1;
            answers[i] = send(i);
            await Eventually.ShouldAsync($"{waiting} request(s) wait", () => queue.Waiting == waiting);
        }

        return answers;
    }

    public sealed class OnSqlite() : GroupCommitTests(new SqliteTestStorage());

    [Collection(PostgreSqlCollection.Name)]
    public sealed class OnPostgreSql(PostgreSqlTestStorage storage) : GroupCommitTests(storage);
}
