using System.Net;
using System.Text;
using Insight.Contract.Tests.Support;
using Xunit.Abstractions;

namespace Insight.Contract.Tests.Attack;

/// <summary>Callers that keep the edge waiting for headers or bodies, many at once.</summary>
[Collection(AttackCollection.Name)]
public sealed class SlowCallersTests(ITestOutputHelper output)
{
    private const int Callers = 500;
    private const int MaxMegabytes = 400;

    // Shorter than the defaults, so that a test sees them pass.
    private static readonly Dictionary<string, string> Deadlines = new()
    {
        ["Edge:RequestHeaders:Timeout"] = "00:00:02",
        ["Edge:BodyRate:GracePeriod"] = "00:00:02",
        ["Edge:Clients:0:RateLimit:MaxConcurrent"] = "10000",
    };

    [Fact]
    public async Task Headers_that_never_end_are_given_up()
    {
        await using var edge = await AttackedEdge.StartAsync(output, Deadlines);

        await edge.UnderAsync($"{Callers} slow headers", MaxMegabytes, async () =>
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => TrickleAsync(edge, "POST / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ")));
            answers.ShouldAllBe(answer => answer.Length == 0 || answer.StartsWith("HTTP/1.1 408 ", StringComparison.Ordinal));
        });
    }

    [Fact]
    public async Task Bodies_that_never_end_are_given_up()
    {
        await using var edge = await AttackedEdge.StartAsync(output, Deadlines);
        var request = RawRequest.Sync(new byte[100_000]);

        await edge.UnderAsync($"{Callers} slow bodies", MaxMegabytes, async () =>
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => TrickleAsync(edge, Encoding.ASCII.GetString(request.Head()))));

            // A byte that meets the closed connection resets it, and with it an answer that was not read yet: that is TCP's, and rare.
            answers.Count(answer => answer.Length == 0).ShouldBeLessThan(Callers / 50);
            answers.Where(answer => answer.Length > 0).ShouldAllBe(answer =>
                answer.StartsWith("HTTP/1.1 400 ", StringComparison.Ordinal) && answer.Contains("Request body could not be read.", StringComparison.Ordinal));
        });
    }

    [Fact]
    public async Task Bodies_that_never_come_after_the_leave_to_send_them_are_given_up()
    {
        await using var edge = await AttackedEdge.StartAsync(output, Deadlines);
        var request = RawRequest.Sync(new byte[100_000]).With("Expect", "100-continue");

        await edge.UnderAsync($"{Callers} expectations", MaxMegabytes, async () =>
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => SilentAsync(edge, request)));
            answers.ShouldAllBe(answer => answer.StartsWith("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 400 ", StringComparison.Ordinal));
        });
    }

    [SlowHttpTestTheory]
    [InlineData("slowloris", "-H")]
    [InlineData("R-U-Dead-Yet", "-B", "-s", "100000", "-f", "application/json")]
    public async Task Slowhttptest_finds_the_edge_available(string name, params string[] mode)
    {
        await using var edge = await AttackedEdge.StartAsync(output, Deadlines);

        // The tool has no option for headers, but takes one that ends in more of them: without a key nobody would read its body.
        string[] key = ["-m", $"*/*\r\nX-API-Key: {Caller.ApiKey}\r\nX-Webhook-Signature: {Caller.Sign([])}"];
        string[] load = ["-c", "1000", "-r", "500", "-i", "1", "-l", "8", "-v", "1", "-u", new Uri(edge.Product.Address, Caller.SyncPath).ToString()];
        await edge.UnderAsync($"slowhttptest {name}", MaxMegabytes, async () =>
            (await SlowHttpTest.RunAsync([.. mode, .. key, .. load])).ShouldContain("service available:   YES"));
    }

    private static async Task<string> SilentAsync(AttackedEdge edge, RawRequest request)
    {
        await using var connection = await RawConnection.OpenAsync(edge.Product.Address, IPAddress.Loopback);
        await connection.SendAsync(request.Head());
        return await connection.ReadToEndAsync();
    }

    // A byte whenever the edge has had time to wait for it, until it hangs up.
    private static async Task<string> TrickleAsync(AttackedEdge edge, string head)
    {
        await using var connection = await RawConnection.OpenAsync(edge.Product.Address, IPAddress.Loopback);
        await connection.SendAsync(Encoding.ASCII.GetBytes(head));
        var answer = connection.ReadUntilHungUpAsync();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(250));
        try
        {
            while (!answer.IsCompleted && await timer.WaitForNextTickAsync())
                await connection.SendAsync("x"u8.ToArray());
        }
        catch (IOException)
        {
            // It hung up while a byte was under way: what it said before that counts.
        }

        return await answer;
    }
}
