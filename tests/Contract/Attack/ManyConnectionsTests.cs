using System.Net;
using System.Net.Sockets;
using Insight.Contract.Tests.Support;
using Xunit.Abstractions;

namespace Insight.Contract.Tests.Attack;

/// <summary>Connections by the thousand that are opened and left open.</summary>
[Collection(AttackCollection.Name)]
public sealed class ManyConnectionsTests(ITestOutputHelper output)
{
    private const int Wanted = 10_000;
    private const int PerAddress = 1_000;
    private const int AtOnce = 64;

    // For everything else that this process and the edge have open.
    private const int OtherFiles = 1_000;

    // 32 KiB for each of 10,000, with what a socket takes, over the 100 of an edge that has warmed up.
    private const int MaxMegabytes = 600;

    [Theory]
    [InlineData("idle", "")]
    [InlineData("halfway through their headers", "POST / HTTP/1.1\r\nHost: localhost\r\nX-Half: ")]
    public async Task Ten_thousand_open_connections_take_bounded_memory(string name, string sent)
    {
        await using var edge = await AttackedEdge.StartAsync(output, new() { ["Edge:RequestHeaders:Timeout"] = "00:10:00" });
        var sockets = new List<Socket>();
        var count = Math.Min(Wanted, FileLimit() - OtherFiles);
        try
        {
            await edge.UnderAsync($"{count} connections, {name}", MaxMegabytes, async () =>
            {
                foreach (var numbers in Enumerable.Range(0, count).Chunk(AtOnce))
                    sockets.AddRange(await Task.WhenAll(numbers.Select(number => OpenAsync(edge, number, sent))));

                // A closed one would be readable.
                sockets.Count(socket => socket.Poll(TimeSpan.Zero, SelectMode.SelectRead)).ShouldBe(0);
            });
        }
        finally
        {
            sockets.ForEach(socket => socket.Close(timeout: 0));
        }
    }

    [Fact]
    public async Task Past_the_limit_a_connection_is_closed_and_the_management_port_is_served()
    {
        const int Most = 20;
        await using var edge = await AttackedEdge.StartAsync(output, new() { ["Edge:Connections:MaxCount"] = $"{Most}" });
        List<Socket> sockets = [];
        try
        {
            // Those who came before the limit was reached keep their connections.
            await edge.UnderAsync("connections past the limit", MaxMegabytes, async () =>
            {
                await Eventually.ShouldAsync("one is closed", async () =>
                {
                    sockets.Add(await OpenAsync(edge, sockets.Count, ""));
                    return sockets.Exists(socket => socket.Poll(TimeSpan.Zero, SelectMode.SelectRead));
                });
                using var ready = await edge.Product.Http.GetAsync(new Uri(edge.Product.ManagementAddress, "readyz"));
                ready.StatusCode.ShouldBe(HttpStatusCode.OK);
            });
            sockets.Count.ShouldBeGreaterThanOrEqualTo(Most / 2);
            await Eventually.ShouldAsync("no more than the limit are open", () => sockets.Count(socket => !socket.Poll(TimeSpan.Zero, SelectMode.SelectRead)) <= Most);
        }
        finally
        {
            sockets.ForEach(socket => socket.Close(timeout: 0));
        }

        await Eventually.ShouldAsync("there is room again", async () =>
        {
            try
            {
                await using var connection = await RawConnection.OpenAsync(edge.Product.Address);
                return (await connection.ExchangeAsync(RawRequest.Sync(Documented.FullSuccess))).Status == 200;
            }
            catch (IOException)
            {
                return false;
            }
        });
    }

    [Fact]
    public async Task A_connection_that_waits_for_too_long_is_closed()
    {
        await using var edge = await AttackedEdge.StartAsync(output, new() { ["Edge:Connections:IdleTimeout"] = "00:00:03" });

        await edge.UnderAsync("an idle connection", MaxMegabytes, async () =>
        {
            await using var connection = await RawConnection.OpenAsync(edge.Product.Address);
            (await connection.ExchangeAsync(RawRequest.Sync(Documented.FullSuccess))).Status.ShouldBe(200);
            (await connection.ReadToEndAsync()).ShouldBeEmpty();
        });
    }

    private static async Task<Socket> OpenAsync(AttackedEdge edge, int number, string sent)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(new IPAddress([127, 0, 1, (byte)(1 + (number / PerAddress))]), 0));
        await socket.ConnectAsync(edge.Product.Address.Host, edge.Product.Address.Port);
        if (sent.Length > 0)
            await socket.SendAsync(System.Text.Encoding.ASCII.GetBytes(sent));
        return socket;
    }

    // .NET raises its own limit, and so the edge's, to the hard one.
    private static int FileLimit()
    {
        var line = File.ReadLines("/proc/self/limits").Single(each => each.StartsWith("Max open files", StringComparison.Ordinal));
        return int.TryParse(line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[3], out var limit) ? limit : int.MaxValue;
    }
}
