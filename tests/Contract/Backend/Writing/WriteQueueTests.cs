using Insight.Backend.Storage;
using Insight.Backend.Storage.Writing;
using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Backend.Writing;

public sealed class WriteQueueTests : IDisposable
{
    private readonly HeldWriter _writer = new();

    [Fact(Timeout = Patience.OfATest)]
    public async Task What_arrives_during_a_write_shares_the_next_one_in_order_of_arrival()
    {
        await using var queue = Queue();
        var first = await HoldAsync(queue);

        var others = Texts(5).Select(text => WriteAsync(queue, text)).ToArray();
        _writer.Release();

        (await first).ShouldBe("first");
        (await Task.WhenAll(others)).ShouldBe(Texts(5));
        _writer.Sizes.ShouldBe([1, 5]);
        _writer.Groups[1].Cast<PendingText>().Select(piece => piece.Text).ShouldBe(Texts(5));
    }

    [Fact(Timeout = Patience.OfATest)]
    public async Task Nobody_is_answered_before_its_group_is_written()
    {
        await using var queue = Queue();
        var first = await HoldAsync(queue);
        var next = WriteAsync(queue, "next");

        first.IsCompleted.ShouldBeFalse();
        next.IsCompleted.ShouldBeFalse();
        _writer.Release();
        await Task.WhenAll(first, next);
    }

    [Theory(Timeout = Patience.OfATest)]
    [InlineData(1, new[] { 1, 1, 1, 1, 1, 1 })]
    [InlineData(2, new[] { 1, 2, 2, 1 })]
    public async Task No_group_is_larger_than_configured(int maxGroupSize, int[] sizes)
    {
        await using var queue = Queue(new() { MaxGroupSize = maxGroupSize });
        var first = await HoldAsync(queue);
        var others = Texts(5).Select(text => WriteAsync(queue, text)).ToArray();
        _writer.Release();

        await Task.WhenAll([first, .. others]);

        _writer.Sizes.ShouldBe(sizes);
    }

    [Fact(Timeout = Patience.OfATest)]
    public async Task A_group_of_many_bytes_ends_early_and_one_piece_may_have_more()
    {
        const long Mebibyte = 1024 * 1024;
        await using var queue = Queue();
        var first = await HoldAsync(queue);
        var others = new[] { 3, 1, 1, 9, 1 }.Select(size => queue.WriteAsync(new PendingText("", size * Mebibyte), default)).ToArray();
        _writer.Release();

        await Task.WhenAll([first, .. others]);

        _writer.Sizes.ShouldBe([1, 2, 1, 1, 1]);
    }

    [Fact(Timeout = Patience.OfATest)]
    public async Task A_poisonous_piece_fails_alone_and_the_others_are_written_in_their_order()
    {
        await using var queue = Queue();
        var first = await HoldAsync(queue);
        var others = Texts(4).Select(text => WriteAsync(queue, text)).ToArray();
        _writer.Failure = group => group.Cast<PendingText>().Any(piece => piece.Text == "2") ? new StorageException("poison", "1") : null;
        _writer.Release();
        await first;

        (await Should.ThrowAsync<StorageException>(others[2])).Cause.ShouldBe("poison");
        (await Task.WhenAll(others[0], others[1], others[3])).ShouldBe(["0", "1", "3"]);
        _writer.Sizes.ShouldBe([1, 4, 1, 1, 1, 1]);
        _writer.Groups.Skip(2).Select(group => ((PendingText)group[0]).Text).ShouldBe(Texts(4));
    }

    [Fact(Timeout = Patience.OfATest)]
    public async Task A_commit_that_fails_for_all_is_tried_for_each_alone()
    {
        await using var queue = Queue();
        var first = await HoldAsync(queue);
        var others = Texts(3).Select(text => WriteAsync(queue, text)).ToArray();
        _writer.Failure = group => group.Count > 1 ? new StorageException("disk full", "13") : null;
        _writer.Release();

        await first;
        (await Task.WhenAll(others)).ShouldBe(Texts(3));
    }

    [Fact(Timeout = Patience.OfATest)]
    public async Task Where_no_transaction_begins_all_fail_at_once_and_the_next_are_tried_again()
    {
        await using var queue = Queue();
        var first = await HoldAsync(queue);
        var others = Texts(3).Select(text => WriteAsync(queue, text)).ToArray();
        _writer.Failure = group => group.Count > 1 ? new StoreUnavailableException("locked", "5") : null;
        _writer.Release();

        await first;
        foreach (var other in others) (await Should.ThrowAsync<StorageException>(other)).Cause.ShouldBe("locked");
        _writer.Sizes.ShouldBe([1, 3]);
        (await WriteAsync(queue, "later")).ShouldBe("later");
    }

    [Fact(Timeout = Patience.OfATest)]
    public async Task Where_the_database_goes_away_between_the_pieces_those_behind_do_not_wait_for_it()
    {
        await using var queue = Queue();
        var first = await HoldAsync(queue);
        var others = Texts(3).Select(text => WriteAsync(queue, text)).ToArray();
        _writer.Failure = group => group switch
        {
            { Count: > 1 } => new StorageException("commit", "1"),
            [PendingText { Text: "1" }] => new StoreUnavailableException("locked", "5"),
            _ => null,
        };
        _writer.Release();

        await first;
        (await others[0]).ShouldBe("0");
        await Should.ThrowAsync<StorageException>(others[1]);
        await Should.ThrowAsync<StorageException>(others[2]);
        _writer.Sizes.ShouldBe([1, 3, 1, 1]);
    }

    [Fact(Timeout = Patience.OfATest)]
    public async Task One_more_than_may_wait_is_refused_and_there_is_room_again_later()
    {
        await using var queue = Queue(new() { MaxQueued = 2 });
        var first = await HoldAsync(queue);
        Task<string>[] waiting = [WriteAsync(queue, "1"), WriteAsync(queue, "2")];

        (await Should.ThrowAsync<StorageException>(WriteAsync(queue, "3"))).Cause.ShouldBe("the queue is full");
        _writer.Release();

        await Task.WhenAll([first, .. waiting]);
        (await WriteAsync(queue, "4")).ShouldBe("4");
        _writer.Groups.SelectMany(group => group).Count().ShouldBe(4);
    }

    [Fact(Timeout = Patience.OfATest)]
    public async Task More_bytes_than_may_wait_are_refused_unless_nothing_waits()
    {
        await using var queue = Queue(new() { MaxQueuedBytes = 10 });
        var first = await HoldAsync(queue);
        var large = queue.WriteAsync(new PendingText("large", 11), default);

        (await Should.ThrowAsync<StorageException>(queue.WriteAsync(new PendingText("more"), default))).Cause.ShouldBe("the queue is full");
        _writer.Release();

        await Task.WhenAll(first, large);
        await queue.WriteAsync(new PendingText("later", 11), default);
    }

    [Fact(Timeout = Patience.OfATest)]
    public async Task A_caller_that_leaves_while_it_waits_is_dropped_and_makes_room()
    {
        await using var queue = Queue(new() { MaxQueued = 1 });
        var first = await HoldAsync(queue);
        using var leaves = new CancellationTokenSource();
        var left = queue.WriteAsync(new PendingText("left"), leaves.Token);

        await leaves.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(left);
        var next = WriteAsync(queue, "next");
        _writer.Release();
        await Task.WhenAll(first, next);
        _writer.Groups.SelectMany(group => group).Cast<PendingText>().Select(piece => piece.Text).ShouldBe(["first", "next"]);
    }

    [Fact(Timeout = Patience.OfATest)]
    public async Task A_caller_that_leaves_when_its_group_has_begun_is_written_to_the_end()
    {
        await using var queue = Queue();
        using var leaves = new CancellationTokenSource();
        var begun = queue.WriteAsync(new PendingText("begun"), leaves.Token);
        await _writer.BegunAsync(1);

        await leaves.CancelAsync();

        begun.IsCompleted.ShouldBeFalse();
        _writer.Release();
        (await begun).ShouldBe("begun");
    }

    [Fact(Timeout = Patience.OfATest)]
    public async Task Closing_writes_what_waits_and_refuses_what_comes()
    {
        var queue = Queue();
        var first = await HoldAsync(queue);
        var waiting = WriteAsync(queue, "waiting");

        var closing = queue.DisposeAsync().AsTask();

        (await Should.ThrowAsync<StorageException>(WriteAsync(queue, "late"))).Cause.ShouldBe("the store is closed");
        closing.IsCompleted.ShouldBeFalse();
        _writer.Release();
        await closing;
        first.IsCompletedSuccessfully.ShouldBeTrue();
        (await waiting).ShouldBe("waiting");
        await queue.DisposeAsync();
    }

    [Fact(Timeout = Patience.OfATest)]
    public async Task A_failure_of_the_writers_own_fails_its_group_and_not_the_queue()
    {
        await using var queue = Queue();
        _writer.Failure = _ => throw new InvalidOperationException("text that nobody is to see");
        _writer.Release();

        var failure = await Should.ThrowAsync<StorageException>(WriteAsync(queue, "first"));

        failure.Message.ShouldBe("storage failed (InvalidOperationException, code none)");
        _writer.Failure = static _ => null;
        (await WriteAsync(queue, "next")).ShouldBe("next");
    }

    public void Dispose() => _writer.Dispose();

    private static string[] Texts(int count) => [.. Enumerable.Range(0, count).Select(i => $"{i}")];

    private static Task<string> WriteAsync(WriteQueue queue, string text) => queue.WriteAsync(new PendingText(text), default);

    private WriteQueue Queue(StorageOptions? options = null) => new(_writer, options ?? new());

    /// <summary>Has a first piece begin, and be held there.</summary>
    private async Task<Task<string>> HoldAsync(WriteQueue queue)
    {
        var first = WriteAsync(queue, "first");
        await _writer.BegunAsync(1);
        return first;
    }
}
