using System.Net;
using Insight.Contract.Tests.Support;
using Microsoft.Extensions.Logging;

namespace Insight.Contract.Tests.RequestBody;

public sealed class HangUpTests
{
    private const int Callers = 25;

    private static readonly RawRequest Good = RawRequest.Sync(Payload.Batch(Payload.Entry("hung-up")));

    [Theory]
    [InlineData("resets the connection", false, false)]
    [InlineData("resets the connection between chunks", true, false)]
    [InlineData("ends the connection", false, true)]
    [InlineData("ends the connection between chunks", true, true)]
    public async Task A_caller_that_hangs_up_mid_body_leaves_nothing_behind(string why, bool chunked, bool gracefully)
    {
        await using var stack = await InsightStack.StartAsync(ClientSettings.Of(
            ClientSettings.Unlimited,
            new() { ["Logging:LogLevel:Insight.Edge"] = "Debug" }));

        await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => HangUpAsync(stack, chunked ? Good.Chunked(50) : Good, gracefully)));
        await Eventually.ShouldAsync("each of them is noticed", () => Outcomes(stack).Count() == Callers);

        Outcomes(stack).ShouldAllBe(line => line.Level == LogLevel.Debug && line.Text.Contains("CallerGone"), why);
        stack.Log.Lines.Where(line => line.Level > LogLevel.Information && line.Category.StartsWith("Insight.", StringComparison.Ordinal)).ShouldBeEmpty(why);
        using var stored = await stack.Http.GetAsync(new Uri(stack.BackendAddress, "appointments/nexus/hung-up"));
        stored.StatusCode.ShouldBe(HttpStatusCode.NotFound, why);
        (await RawConnection.ExchangeAsync(stack, Good)).Status.ShouldBe(200, why);
    }

    private static async Task HangUpAsync(InsightStack stack, RawRequest request, bool gracefully)
    {
        await using var connection = await RawConnection.OpenAsync(stack.Address);
        await connection.SendAsync(request.With("Expect", "100-continue").Head());
        (await connection.ReadAnswerAsync()).Status.ShouldBe(100); // now the edge reads
        await connection.SendAsync(request.Content.AsMemory(0, request.Content.Length / 2));
        if (!gracefully)
        {
            connection.Reset();
            return;
        }

        connection.EndSending();
        try
        {
            await connection.ReadToEndAsync();
        }
        catch (IOException)
        {
            // The edge may answer a caller that has gone with a reset.
        }
    }

    private static IEnumerable<CapturedLog.Line> Outcomes(InsightStack stack) => stack.Log.Lines.Where(line => line.EventId == 9000);
}
