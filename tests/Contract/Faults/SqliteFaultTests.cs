using System.Net;
using System.Text;
using Insight.Contract.Tests.Support;
using Insight.Contract.Tests.Support.Payloads;
using Microsoft.Data.Sqlite;

namespace Insight.Contract.Tests.Faults;

/// <summary>A database that cannot be written to: the documented 500, nothing in part, and service again without a restart.</summary>
public sealed class SqliteFaultTests
{
    private const int Entries = 5;

    // With the entries' notes about 100 KB a batch.
    private static readonly string Notes = new('n', 20_000);

    private readonly FaultStorage.Sqlite _storage = new();
    private readonly List<string> _acknowledged = [];
    private int _sent;

    [RootFact]
    public async Task A_full_disk()
    {
        var folder = Directory.CreateTempSubdirectory("insight-disk-").FullName;
        await using (var disk = await SmallDisk.MountAsync(folder, mebibytes: 4))
        {
            await using var product = new ProductProcesses(_ => _storage.Settings(folder));
            await product.StartAsync();

            HttpStatusCode status;
            do
                status = await SendAsync(product);
            while (status == HttpStatusCode.OK && _sent < 1000);
            status.ShouldBe(HttpStatusCode.InternalServerError);
            await ShouldHoldWhatWasAcknowledgedAsync();

            await disk.GrowAsync(mebibytes: 64);
            await ShouldServeAgainAsync(product);
        }

        Directory.Delete(folder);
    }

    [Fact]
    public async Task A_locked_database()
    {
        await using var product = new ProductProcesses(Impatient);
        await product.StartAsync();
        (await SendAsync(product)).ShouldBe(HttpStatusCode.OK);

        await using (var other = new SqliteConnection($"Data Source={_storage.File};Pooling=False"))
        {
            await other.OpenAsync();
            await using var transaction = other.BeginTransaction();
            (await SendAsync(product)).ShouldBe(HttpStatusCode.InternalServerError);
            await ShouldHoldWhatWasAcknowledgedAsync();
        }

        await ShouldServeAgainAsync(product);
    }

    [RootFact]
    public async Task A_database_that_becomes_read_only()
    {
        await using var product = new ProductProcesses(Impatient);
        await product.StartAsync();
        (await SendAsync(product)).ShouldBe(HttpStatusCode.OK);

        // Not by its permissions: to root they say nothing, nor to anybody who has it open. And not the index in shared memory: to write into
        // a page of it that cannot be written is a fault of the processor's, of which the process dies (docs/reliability.md).
        await using (await ReadOnlyFiles.MakeAsync(_storage.File, $"{_storage.File}-wal"))
            (await SendAsync(product)).ShouldBe(HttpStatusCode.InternalServerError);

        await ShouldHoldWhatWasAcknowledgedAsync();
        await ShouldServeAgainAsync(product);
    }

    // The wait for another's lock is longer in the product, and not what is tested.
    private Dictionary<string, string> Impatient(string folder)
    {
        var settings = _storage.Settings(folder);
        settings["Backend:Storage:ConnectionString"] += ";Default Timeout=1";
        return settings;
    }

    private async Task<HttpStatusCode> SendAsync(ProductProcesses product)
    {
        var ids = Enumerable.Range(0, Entries).Select(i => $"b-{_sent}-{i}").ToArray();
        _sent++;
        var entries = ids.Select(id => CompleteEntry.New().With("appointment.id", id).With("appointment.notes", Notes));
        using var request = product.Signed(Caller.SyncPath, Encoding.UTF8.GetBytes(PlainJson.Write(Batches.Of(entries))));
        using var response = await product.Http.SendAsync(request);
        var answer = await Answer.ReadAsync(response);
        if (response.StatusCode == HttpStatusCode.OK)
        {
            _acknowledged.AddRange(ids);
        }
        else
        {
            answer.Text.ShouldBe("""{"message":"An unexpected error occurred. The request is safe to retry.","success":false,"code":500}""");
            response.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(1));
        }

        return response.StatusCode;
    }

    private async Task ShouldHoldWhatWasAcknowledgedAsync() =>
        (await _storage.AppointmentIdsAsync()).Order(StringComparer.Ordinal).ShouldBe(_acknowledged.Order(StringComparer.Ordinal));

    private async Task ShouldServeAgainAsync(ProductProcesses product)
    {
        await Eventually.ShouldAsync("it serves again", async () => await SendAsync(product) == HttpStatusCode.OK);
        await ShouldHoldWhatWasAcknowledgedAsync();
    }
}
