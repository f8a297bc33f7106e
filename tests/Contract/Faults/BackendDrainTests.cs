using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Insight.Contract.Tests.Support;
using Insight.Contract.Tests.Support.Payloads;
using Insight.Load.Processes;

namespace Insight.Contract.Tests.Faults;

/// <summary>A backend that is told to stop while it reads a body whose end has not come.</summary>
public sealed class BackendDrainTests : IDisposable
{
    private const string DrainDelay = "Backend:Shutdown:DrainDelay";
    private const string Timeout = "Backend:Shutdown:Timeout";

    // So many bytes at once that the server does not take the sender for a slow one, however long the test holds the rest.
    private const int SentBeforeTheEnd = 1_000_000;

    private static readonly byte[] Batch =
        Encoding.UTF8.GetBytes(PlainJson.Write(Batches.Of([CompleteEntry.New()])) + new string(' ', SentBeforeTheEnd));

    private readonly FaultStorage.Sqlite _storage = new();
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });
    private readonly Uri _address = new($"http://{FreePort.Next()}");
    private readonly string _folder = Directory.CreateTempSubdirectory("insight-").FullName;

    public void Dispose()
    {
        _http.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task What_is_in_flight_is_stored_before_the_end()
    {
        await using var backend = await StartAsync("00:00:00", "00:05:00");
        await using var held = await HoldAsync();

        backend.Terminate();
        await Eventually.ShouldAsync("nobody new comes in", async () => !await AcceptsAsync());
        await held.SendAsync(Batch.AsMemory(SentBeforeTheEnd));

        (await held.ReadAnswerAsync()).Status.ShouldBe(200);
        (await backend.ExitedAsync()).ShouldBe(0, backend.Output);
        (await _storage.AppointmentIdsAsync()).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("00:05:00")] // while it still serves
    [InlineData("00:00:00")] // while it waits for what is in flight
    public async Task A_second_signal_ends_it_at_once(string drainDelay)
    {
        await using var backend = await StartAsync(drainDelay, "00:05:00");
        await using var held = await HoldAsync();

        backend.Terminate();
        await Eventually.ShouldAsync("it heard", () => backend.Output.Contains("Stopping", StringComparison.Ordinal));
        backend.Terminate();

        await backend.ExitedAsync();
        backend.Output.ShouldContain("Told again to stop");
        await ShouldBeCutAsync(held);
    }

    [Fact]
    public async Task What_takes_longer_than_the_deadline_does_not_keep_it()
    {
        await using var backend = await StartAsync("00:00:00", "00:00:00.500");
        await using var held = await HoldAsync();

        backend.Terminate();

        await backend.ExitedAsync();
        backend.Output.ShouldNotContain("Told again to stop");
        await ShouldBeCutAsync(held);
    }

    private async Task<ServerProcess> StartAsync(string drainDelay, string timeout)
    {
        var backend = new ServerProcess("Insight.Backend", _folder, new(_storage.Settings(_folder))
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["Backend:Urls"] = _address.GetLeftPart(UriPartial.Authority),
            ["Backend:Management:Urls"] = "http://127.0.0.1:0",
            [DrainDelay] = drainDelay,
            [Timeout] = timeout,
        });
        try
        {
            backend.Start();
            await backend.UntilReadyAsync(_http, new Uri(_address, "readyz"));
            return backend;
        }
        catch
        {
            await backend.DisposeAsync();
            throw;
        }
    }

    // The leave to send comes when the body is being read, so the request is in flight then.
    private async Task<RawConnection> HoldAsync()
    {
        var request = new RawRequest
        {
            Target = "/appointments",
            Headers =
            [
                ("Host", _address.Authority),
                ("Content-Type", "application/json"),
                ("Content-Length", Batch.Length.ToString(CultureInfo.InvariantCulture)),
                ("X-Insight-Client", "nexus-demo"),
                ("X-Insight-Ehr", "nexus"),
                ("X-Insight-Organization", "Nexus Demo Clinics"),
                ("X-Request-Id", "held"),
                ("Expect", "100-continue"),
            ],
        };
        var connection = await RawConnection.OpenAsync(_address);
        await connection.SendAsync(request.Head());
        (await connection.ReadAnswerAsync()).Status.ShouldBe(100);
        await connection.SendAsync(Batch.AsMemory(0, SentBeforeTheEnd));
        return connection;
    }

    private async Task<bool> AcceptsAsync()
    {
        try
        {
            using var answer = await _http.GetAsync(new Uri(_address, "healthz"));
            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    // Closed or reset without an answer, and nothing of it stored.
    private async Task ShouldBeCutAsync(RawConnection held)
    {
        try
        {
            (await held.ReadToEndAsync()).ShouldBeEmpty();
        }
        catch (IOException reset) when (reset.InnerException is SocketException)
        {
        }

        (await _storage.AppointmentIdsAsync()).ShouldBeEmpty();
    }
}
