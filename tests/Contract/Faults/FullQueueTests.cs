using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Insight.Contract.Tests.Support;
using Insight.Contract.Tests.Support.Payloads;
using Microsoft.Data.Sqlite;
using Xunit.Abstractions;

namespace Insight.Contract.Tests.Faults;

/// <summary>More callers than may wait before a database that stands still: the others are refused at once, and memory does not grow with them.</summary>
public sealed class FullQueueTests(ITestOutputHelper output)
{
    private const int MaxQueued = 4;
    private const int Callers = 32;
    private const int Warm = 100;
    private const int Refused = 500;

    // What is refused would be four times this, were it kept.
    private const long MostGrowth = 100L * 1024 * 1024;

    private static readonly string Notes = new('n', 1_000_000);

    private readonly FaultStorage.Sqlite _storage = new();
    private readonly ConcurrentBag<string> _acknowledged = [];
    private readonly ConcurrentBag<string> _refused = [];

    [Fact]
    public async Task Whoever_finds_it_full_gets_the_documented_500_and_whoever_waits_is_stored()
    {
        // Nobody gives up but by the queue.
        await using var product = new ProductProcesses(
            folder =>
            {
                var settings = _storage.Settings(folder);
                settings["Backend:Storage:ConnectionString"] += ";Default Timeout=60";
                settings["Backend:Storage:MaxQueued"] = $"{MaxQueued}";
                return settings;
            },
            new() { ["ReverseProxy:Clusters:backend:HttpRequest:ActivityTimeout"] = "00:01:00" });
        await product.StartAsync();
        await SendAsync(product, "before");
        using var stop = new CancellationTokenSource();
        Task[] callers;
        long warm;
        long most;

        await using (var other = new SqliteConnection($"Data Source={_storage.File};Pooling=False"))
        {
            await other.OpenAsync();
            await using var transaction = other.BeginTransaction();
            callers = [.. Enumerable.Range(0, Callers).Select(number => Task.Run(() => CallAsync(product, number, stop.Token)))];
            await RefusedAsync(Warm, callers);
            warm = product.Backend.PeakMemory;
            await RefusedAsync(Refused, callers);
            most = product.Backend.PeakMemory;
            _acknowledged.Count.ShouldBe(1);
        }

        await Eventually.ShouldAsync("callers are served again", () => callers.Any(caller => caller.IsFaulted) || _acknowledged.Count > Callers);
        await stop.CancelAsync();
        await Task.WhenAll(callers);

        product.Backend.Output.ShouldContain("the queue is full");
        (await _storage.AppointmentIdsAsync()).Order(StringComparer.Ordinal).ShouldBe(_acknowledged.Order(StringComparer.Ordinal));
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{_refused.Count} answers of 500 to bodies of 1 MB, {_acknowledged.Count} of 200, all of those stored and none of the others; the backend's memory at its highest {warm >> 20} MiB after {Warm} refusals, {most >> 20} MiB after {Refused}."));
        (most - warm).ShouldBeLessThan(MostGrowth);
    }

    private async Task RefusedAsync(int count, Task[] callers) =>
        await Eventually.ShouldAsync("callers are refused", () => callers.Any(caller => caller.IsFaulted) || _refused.Count >= count);

    private async Task CallAsync(ProductProcesses product, int number, CancellationToken stop)
    {
        for (var i = 0; !stop.IsCancellationRequested; i++)
            await SendAsync(product, $"{number}-{i}");
    }

    private async Task SendAsync(ProductProcesses product, string id)
    {
        var body = Encoding.UTF8.GetBytes(PlainJson.Write(Batches.Of([CompleteEntry.New().With("appointment.id", id).With("appointment.notes", Notes)])));
        using var request = product.Signed(Caller.SyncPath, body);
        using var response = await product.Http.SendAsync(request);
        var answer = await Answer.ReadAsync(response);
        if (answer.Status == 200)
        {
            _acknowledged.Add(id);
            return;
        }

        answer.Text.ShouldBe("""{"message":"An unexpected error occurred. The request is safe to retry.","success":false,"code":500}""");
        answer.Headers["Retry-After"].ShouldBe("1");
        _refused.Add(id);
    }
}
