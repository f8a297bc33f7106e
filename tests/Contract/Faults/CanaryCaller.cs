using System.Net;
using System.Net.Sockets;
using System.Text;
using Insight.Contract.Tests.Support;
using Insight.Contract.Tests.Support.Payloads;

namespace Insight.Contract.Tests.Faults;

/// <summary>Sends the canary in every way that there is to send it, and looks for it afterwards wherever it must not be.</summary>
/// <param name="product">Where to. Its limits are out of the way.</param>
internal sealed class CanaryCaller(ProductProcesses product)
{
    /// <summary>The largest body, so that one that is too large can be sent often.</summary>
    private const int MaxBody = 100_000;

    private const int Callers = 8;

    private static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(20);

    private int _answers;

    /// <summary>Logs at their most talkative: everything of ours, and of whatever else the shipped settings do not hold back.</summary>
    public static Dictionary<string, string> Talkative => new()
    {
        ["Logging:LogLevel:Default"] = "Trace",
        ["Logging:LogLevel:Insight"] = "Trace",

        // The runtime's own pipes for debuggers, which a killed process leaves, are no files: to read one is to wait for ever.
        ["DOTNET_EnableDiagnostics"] = "0",
    };

    /// <summary>The edge's settings.</summary>
    public static Dictionary<string, string> Edge => new(Talkative)
    {
        ["Edge:UnauthorizedLimit:Answers"] = "1000000",
        ["Edge:MaxRequestBodyBytes"] = $"{MaxBody}",
    };

    /// <summary>Sends what has nothing wrong, and reads it back.</summary>
    /// <param name="batch">The batch's status.</param>
    /// <param name="event">The event's status.</param>
    /// <param name="why">Under which fault.</param>
    public async Task SendGoodAsync(int batch, int @event, string why)
    {
        (await ExchangeAsync(RawRequest.Sync(Canary.Batch), why)).ShouldBe(batch, why);
        (await ExchangeAsync(RawRequest.Event(Canary.Event), why)).ShouldBe(@event, why);
        foreach (var path in new[] { $"appointments/nexus/{Canary.Text}", "events?after=0" })
        {
            try
            {
                using var response = await product.Http.GetAsync(new Uri(product.BackendAddress, path));
                if (response.StatusCode != HttpStatusCode.OK)
                    Canary.ShouldNotBeIn(await Answer.ReadAsync(response), why);
            }
            catch (HttpRequestException)
            {
                // It is away.
            }
        }
    }

    /// <summary>Sends every body, as it should be sent and in every way in which it is refused.</summary>
    public async Task SendEverythingAsync(string why)
    {
        foreach (var (name, body) in Canary.BatchBodies)
            await SendInEveryWayAsync(RawRequest.Sync, body, $"{why}, {name}");
        foreach (var (name, body) in Canary.RefusedEvents.Append(new("nothing wrong", Canary.Event)))
            await SendInEveryWayAsync(RawRequest.Event, body, $"{why}, {name}");
    }

    /// <summary>Hangs up while something is done about a good request, and in the middle of its body.</summary>
    public async Task HangUpAsync()
    {
        foreach (var request in new[] { RawRequest.Sync(Canary.Batch), RawRequest.Event(Canary.Event), RawRequest.Sync(Canary.Batch).Chunked(), RawRequest.Event(Canary.Event).Chunked() })
        {
            foreach (var length in new[] { request.Content.Length, request.Content.Length / 2 })
            {
                await using var connection = await RawConnection.OpenAsync(product.Address);
                await connection.SendAsync(request.Head());
                await connection.SendAsync(request.Content.AsMemory(0, length));
                connection.Reset();
            }
        }
    }

    /// <summary>Lets something happen while several callers send what has nothing wrong, whatever comes of it.</summary>
    /// <param name="why">What happens.</param>
    /// <param name="happen">Lets it happen.</param>
    /// <returns>How many answers there were. A line of the log may be lost with a process, so they are not looked for there.</returns>
    public async Task<int> UnderLoadAsync(string why, Func<Task> happen)
    {
        var answers = 0;
        using var stop = new CancellationTokenSource();
        var callers = Enumerable.Range(0, Callers).Select(number => Task.Run(() => CallAsync(number))).ToArray();
        await SomeAreAnsweredAsync();
        await happen();
        await SomeAreAnsweredAsync();
        await stop.CancelAsync();
        await Task.WhenAll(callers);
        return answers;

        async Task SomeAreAnsweredAsync()
        {
            var enough = Volatile.Read(ref answers) + (2 * Callers);
            await Eventually.ShouldAsync("callers are answered", () => callers.Any(caller => caller.IsFaulted) || Volatile.Read(ref answers) >= enough);
        }

        async Task CallAsync(int number)
        {
            for (var i = number; !stop.IsCancellationRequested; i++)
            {
                try
                {
                    await using var connection = await RawConnection.OpenAsync(product.Address);
                    Canary.ShouldNotBeIn(await connection.ExchangeAsync(i % 2 == 0 ? RawRequest.Sync(Canary.Batch) : RawRequest.Event(Canary.Event)), why);
                    Interlocked.Increment(ref answers);
                }
                catch (Exception e) when (e is IOException or SocketException)
                {
                    await Task.Delay(RetryDelay);
                }
            }
        }
    }

    /// <summary>Ends both, so that everything is written, and looks through what they printed and what files they leave.</summary>
    /// <returns>What was looked through, for the test's output.</returns>
    public async Task<string> ShouldHaveToldNobodyAsync()
    {
        foreach (var process in new[] { product.Edge, product.Backend }.Where(process => process.IsRunning))
        {
            process.Terminate();
            await process.ExitedAsync();
            Canary.TraceIn(process.Output).ShouldBeNull();
        }

        Canary.TraceIn(product.Backend.Output).ShouldBeNull();

        // The log was as talkative as it should be, and whole.
        var lines = product.Edge.Output.Split('\n');
        lines.Count(line => line.Contains("9000", StringComparison.Ordinal)).ShouldBeGreaterThanOrEqualTo(_answers);
        var files = Directory.EnumerateFiles(product.WrittenFolder, "*", SearchOption.AllDirectories)
            .Where(file => !Path.GetFileName(file).StartsWith("insight.db", StringComparison.Ordinal)).ToArray();
        foreach (var file in files)
            Canary.TraceIn(Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file))).ShouldBeNull(file);
        return $"{_answers} answers, {lines.Length} lines of the edge, {product.Backend.Output.Count(c => c == '\n')} of the backend, {files.Length} file(s) beside the database.";
    }

    private async Task SendInEveryWayAsync(Func<byte[], string, string, RawRequest> signed, string body, string why)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        var good = signed(bytes, Caller.ApiKey, Caller.SigningKey);
        var tooLarge = signed([.. bytes, .. Enumerable.Repeat((byte)' ', MaxBody)], Caller.ApiKey, Caller.SigningKey);
        RawRequest[] ways =
        [
            good,
            good.Chunked(7),
            good with { Target = $"{good.Target}?{Canary.Text}={Canary.Text}" },
            good.With("User-Agent", Canary.Text).With("traceparent", Canary.Text).With("X-Request-Id", $"{Canary.Text} {Canary.Text}").With("Cookie", Canary.Text),
            good.With("X-Webhook-Signature", $"sha256={Canary.Text}"),
            good.With("X-API-Key", Canary.Text),
            good.Without("X-Webhook-Signature"),
            good.With("Content-Type", "text/plain"),
            good.With("Content-Encoding", "gzip"),
            good with { Target = $"/{Canary.Text}" },
            good with { Method = "PUT" },
            signed(bytes, "demo-medicat-key", "demo-medicat-signing-key"),
            signed(bytes, Caller.ApiKey, "another"),
            tooLarge,
            tooLarge.Chunked(4096),
        ];
        foreach (var way in ways)
            await ExchangeAsync(way, why);

        // A chunk's length that is none, behind some that are.
        var chunked = good.Chunked(16);
        await ExchangeAsync(chunked with { Content = [.. chunked.Content[..^5], .. Encoding.ASCII.GetBytes($"{Canary.Text}\r\n")] }, why);
    }

    private async Task<int> ExchangeAsync(RawRequest request, string why)
    {
        await using var connection = await RawConnection.OpenAsync(product.Address);
        Answer answer;
        try
        {
            answer = await connection.ExchangeAsync(request);
        }
        catch (IOException)
        {
            // It was refused before all of it was sent, and the answer was lost with the connection.
            return 0;
        }

        _answers++;
        Canary.ShouldNotBeIn(answer, why);
        return answer.Status;
    }
}
