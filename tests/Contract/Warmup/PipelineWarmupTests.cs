using System.Security.Cryptography;
using System.Text;
using Insight.Contract.Tests.Support;
using Insight.Edge.Clients;
using Insight.Edge.Warmup;
using Microsoft.Extensions.DependencyInjection;

namespace Insight.Contract.Tests.Warmup;

public sealed class PipelineWarmupTests
{
    private const int RequestAnswered = 9000;
    private const int WarmupFailed = 10000;

    public static TheoryData<int> Requests => [.. Enumerable.Range(0, SyntheticRequest.All.Count)];

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task A_synthetic_request_goes_the_whole_way_it_is_meant_to_go(int index)
    {
        await using var pipeline = new SealedPipeline();
        await pipeline.SendAsync(SyntheticRequest.All[index]);
    }

    [Fact]
    public async Task A_synthetic_request_that_is_answered_otherwise_is_an_error()
    {
        await using var pipeline = new SealedPipeline();
        await Should.ThrowAsync<InvalidOperationException>(() => pipeline.SendAsync(SyntheticRequest.All[0] with { Status = 201 }));
    }

    [Fact]
    public async Task Every_start_warms_up_and_nothing_of_it_is_seen()
    {
        await using var stub = await StubStack.StartAsync();
        var services = stub.Stack.Edge.Services;

        services.GetRequiredService<WarmupState>().IsDone.ShouldBeTrue();
        stub.Stack.Log.Lines.ShouldNotContain(line => line.EventId == RequestAnswered || line.EventId == WarmupFailed);
        stub.Backend.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task No_clients_quota_is_used_and_no_key_of_the_warm_up_is_a_callers()
    {
        await using var stub = await StubStack.StartAsync();
        var directory = stub.Stack.Edge.Services.GetRequiredService<ClientRegistry>().Current;
        var clients = directory.Clients;
        await new PipelineWarmup(TimeProvider.System).RunAsync(CancellationToken.None);

        clients.Select(client => client.Id).ShouldNotContain(SyntheticClient.Ehr);
        directory.Knows(ApiKeyHash.Of(new SyntheticClient().ApiKey)).ShouldBeFalse();
        clients.ShouldAllBe(client => client.Limiter.EnterAsync().AsTask().Result.Quota.Left == client.RateLimit.Burst - 1);
    }

    [Fact]
    public void The_keys_are_drawn_anew_each_time()
    {
        var (one, other) = (new SyntheticClient(), new SyntheticClient());
        one.ApiKey.ShouldNotBe(other.ApiKey);
        one.Sign([]).ShouldNotBe(other.Sign([]));
        one.Settings.ShouldContain(new KeyValuePair<string, string?>(
            "Edge:Clients:0:ApiKeys:0:Sha256", Convert.ToHexString(SHA256.HashData(Encoding.ASCII.GetBytes(one.ApiKey)))));
    }

    [Fact]
    public async Task An_edge_that_stops_does_not_wait_for_it()
    {
        using var stopped = new CancellationTokenSource();
        await stopped.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => new PipelineWarmup(new ManualTime(DateTimeOffset.UnixEpoch)).RunAsync(stopped.Token));
    }
}
