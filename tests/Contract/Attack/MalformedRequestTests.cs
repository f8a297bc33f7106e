using System.Net.Sockets;
using Insight.Contract.Tests.Support;
using Xunit.Abstractions;

namespace Insight.Contract.Tests.Attack;

/// <summary>Requests that are no good HTTP, many of each, to a real process.</summary>
[Collection(AttackCollection.Name)]
public sealed class MalformedRequestTests(ITestOutputHelper output)
{
    private const int OfEach = 20;
    private const int Pipelined = 500;
    private const int MaxMegabytes = 400;

    // A body for which the edge waits in vain ends by itself, and eight times the largest is soon sent.
    private static readonly Dictionary<string, string> Settings = new()
    {
        ["Edge:BodyRate:GracePeriod"] = "00:00:02",
        ["Edge:MaxRequestBodyBytes"] = "1048576",
    };

    [Fact]
    public async Task Each_gets_its_answer_and_nobody_else_notices()
    {
        await using var edge = await AttackedEdge.StartAsync(output, Settings);
        var wrong = new List<string>();

        await edge.UnderAsync($"{MalformedRequests.All.Count} kinds of request, {OfEach} of each", MaxMegabytes, async () =>
        {
            foreach (var (name, (bytes, status)) in MalformedRequests.All)
            {
                var count = bytes.Length > 1_000_000 ? 2 : OfEach;
                var answers = await Task.WhenAll(Enumerable.Range(0, count).Select(_ => SendAsync(edge, bytes)));
                wrong.AddRange(answers.Distinct().Where(answer => answer != status).Select(answer => $"{name}: {answer}"));
            }
        });

        wrong.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Content-Length and Transfer-Encoding")]
    [InlineData("Transfer-Encoding: gzip, chunked")]
    [InlineData("Transfer-Encoding: chunked twice")]
    [InlineData("Transfer-Encoding in HTTP/1.0")]
    public async Task Whoever_hides_a_request_behind_an_ambiguous_end_gets_one_answer_in_the_envelope(string name)
    {
        await using var edge = await AttackedEdge.StartAsync(output, Settings);

        await edge.UnderAsync(name, MaxMegabytes, async () =>
        {
            await using var connection = await RawConnection.OpenAsync(edge.Product.Address);
            byte[] hidden = [.. MalformedRequests.All[name].Bytes, .. MalformedRequests.All["nothing wrong"].Bytes];
            await connection.SendAsync(hidden);

            var answer = await connection.ReadAnswerAsync();
            answer.Status.ShouldBe(400);
            ((string?)answer.Body!["message"]).ShouldBe("Request body could not be read.");
            answer.Headers["Connection"].ShouldBe("close");
            (await connection.ReadToEndAsync()).ShouldBeEmpty();
        });
    }

    [Fact]
    public async Task Pipelined_requests_are_answered_in_turn()
    {
        await using var edge = await AttackedEdge.StartAsync(output, Settings);
        byte[] all = [.. Enumerable.Repeat(MalformedRequests.All["nothing wrong"].Bytes, Pipelined).SelectMany(bytes => bytes)];

        await edge.UnderAsync($"{Pipelined} requests in a pipeline", MaxMegabytes, async () =>
        {
            await using var connection = await RawConnection.OpenAsync(edge.Product.Address);
            var sending = connection.SendAsync(all);
            for (var i = 0; i < Pipelined; i++)
                (await connection.ReadAnswerAsync()).Status.ShouldBe(200);
            await sending;
        });
    }

    // The status; 0 where the connection ended without one.
    private static async Task<int> SendAsync(AttackedEdge edge, byte[] bytes)
    {
        await using var connection = await RawConnection.OpenAsync(edge.Product.Address);
        var sending = IgnoreHangUpAsync(connection.SendAsync(bytes));
        try
        {
            return (await connection.ReadAnswerAsync()).Status;
        }
        catch (IOException e) when (e is EndOfStreamException || e.InnerException is SocketException)
        {
            return 0;
        }
        finally
        {
            connection.Reset();
            await sending;
        }
    }

    private static async Task IgnoreHangUpAsync(Task sending)
    {
        try
        {
            await sending;
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // The edge had answered, and took no more.
        }
    }
}
