using System.Net;
using System.Text;
using Insight.Contract.Tests.Support;
using Insight.Contract.Tests.Support.Payloads;
using Insight.Load.Processes;
using Microsoft.AspNetCore.Http;

namespace Insight.Contract.Tests.Faults;

/// <summary>An edge that is told to stop.</summary>
public sealed class DrainTests : IAsyncLifetime
{
    private const int Held = 8;
    private const string DrainDelay = "Edge:Shutdown:DrainDelay";

    private static readonly byte[] Batch = Encoding.UTF8.GetBytes(PlainJson.Write(Batches.Of([CompleteEntry.New()])));

    private readonly TaskCompletionSource _release = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private StubBackend _backend = null!;

    public async Task InitializeAsync()
    {
        _backend = await StubBackend.StartAsync();
        _backend.Answer = async context =>
        {
            await _release.Task.WaitAsync(context.RequestAborted);
            await StubBackend.AnswerAsync(context, StatusCodes.Status200OK, """{"stored":1}""");
        };
    }

    public async Task DisposeAsync() => await _backend.DisposeAsync();

    [Fact]
    public async Task Under_load_readiness_goes_off_first_and_no_request_is_dropped()
    {
        _release.SetResult();
        await using var product = await EdgeAsync(new() { [DrainDelay] = "00:00:10" });
        using var stop = new CancellationTokenSource();
        var answers = Enumerable.Range(0, Held).Select(_ => Task.Run(() => SendUntilAsync(product, stop.Token))).ToArray();
        await Eventually.ShouldAsync("requests are answered", () => _backend.Requests.Count > 100);

        product.Edge.Terminate();
        await Eventually.ShouldAsync("it is not ready", async () =>
        {
            using var answer = await product.Http.GetAsync(new Uri(product.ManagementAddress, "readyz"));
            return answer.StatusCode == HttpStatusCode.ServiceUnavailable && (await answer.Content.ReadAsStringAsync()).Contains("stopping", StringComparison.Ordinal);
        });

        // Whoever distributes requests has not looked yet: they are served, and asked to come by another connection.
        using (var request = product.Signed(Caller.SyncPath, Batch))
        using (var late = await product.Http.SendAsync(request))
        {
            late.StatusCode.ShouldBe(HttpStatusCode.OK);
            late.Headers.ConnectionClose.ShouldBe(true);
        }

        await stop.CancelAsync();
        foreach (var statuses in await Task.WhenAll(answers))
            statuses.Distinct().ShouldBe([HttpStatusCode.OK]);
        (await product.Edge.ExitedAsync()).ShouldBe(0, product.Edge.Output);
    }

    [Fact]
    public async Task What_is_in_flight_is_finished_before_the_end()
    {
        await using var product = await EdgeAsync([]);
        var held = await HoldAsync(product);

        product.Edge.Terminate();
        await RefusedAsync(product);
        _release.SetResult();

        (await Task.WhenAll(held)).ShouldAllBe(status => status == HttpStatusCode.OK);
        (await product.Edge.ExitedAsync()).ShouldBe(0, product.Edge.Output);
    }

    [Fact]
    public async Task A_second_signal_ends_it_at_once()
    {
        await using var product = await EdgeAsync(new() { [DrainDelay] = "00:05:00", ["Edge:Shutdown:Timeout"] = "00:05:00" });
        var held = await HoldAsync(product);

        product.Edge.Terminate();
        await Eventually.ShouldAsync("it heard", () => product.Edge.Output.Contains("Stopping", StringComparison.Ordinal));
        product.Edge.Terminate();

        await product.Edge.ExitedAsync();
        (await Task.WhenAll(held)).ShouldAllBe(status => status == null);
    }

    [Fact]
    public async Task What_takes_longer_than_the_deadline_does_not_keep_it()
    {
        await using var product = await EdgeAsync(new() { ["Edge:Shutdown:Timeout"] = "00:00:00.500" });
        var held = await HoldAsync(product);

        product.Edge.Terminate();

        await product.Edge.ExitedAsync();
        (await Task.WhenAll(held)).ShouldAllBe(status => status == null);
    }

    [Fact]
    public async Task A_backend_that_stops_hands_over_to_another_and_no_request_is_dropped()
    {
        var storage = new FaultStorage.Sqlite();
        var secondAddress = new Uri($"http://{FreePort.Next()}");
        await using var product = new ProductProcesses(
            folder => new(storage.Settings(folder)) { ["Backend:Shutdown:DrainDelay"] = "00:00:10" },
            new() { ["ReverseProxy:Clusters:backend:Destinations:secondary:Address"] = secondAddress.ToString() });
        await using var second = product.BackendAt(secondAddress, new() { ["Backend:Storage:ConnectionString"] = $"Data Source={storage.File}" });
        await product.StartBackendAsync();
        second.Start();
        await second.UntilReadyAsync(product.Http, new Uri(secondAddress, "readyz"));
        await product.StartEdgeAsync();
        using var stop = new CancellationTokenSource();
        var callers = Enumerable.Range(0, Held).Select(_ => Task.Run(() => SendUntilAsync(product, stop.Token))).ToArray();
        await Eventually.ShouldAsync("both store", () =>
            new[] { product.Backend, second }.All(backend => backend.Output.Contains("Stored 1 appointment", StringComparison.Ordinal)));

        product.Backend.Terminate();
        (await product.Backend.ExitedAsync()).ShouldBe(0, product.Backend.Output);

        await stop.CancelAsync();
        foreach (var statuses in await Task.WhenAll(callers))
            statuses.Distinct().ShouldBe([HttpStatusCode.OK]);
    }

    private static async Task RefusedAsync(ProductProcesses product) => await Eventually.ShouldAsync("nobody new comes in", async () =>
    {
        try
        {
            using var answer = await product.Http.GetAsync(product.Address);
            return false;
        }
        catch (HttpRequestException)
        {
            return true;
        }
    });

    private static async Task<List<HttpStatusCode>> SendUntilAsync(ProductProcesses product, CancellationToken stop)
    {
        var statuses = new List<HttpStatusCode>();
        while (!stop.IsCancellationRequested)
        {
            using var request = product.Signed(Caller.SyncPath, Batch);
            using var answer = await product.Http.SendAsync(request, CancellationToken.None);
            statuses.Add(answer.StatusCode);
        }

        return statuses;
    }

    private async Task<ProductProcesses> EdgeAsync(Dictionary<string, string> settings)
    {
        var product = new ProductProcesses(new FaultStorage.Sqlite().Settings, new(settings)
        {
            ["ReverseProxy:Clusters:backend:Destinations:primary:Address"] = _backend.Address.ToString(),
            ["ReverseProxy:Clusters:backend:HttpRequest:ActivityTimeout"] = "00:05:00", // what is held is not to end by itself
        });
        await product.StartEdgeAsync();
        return product;
    }

    // Null where no answer came.
    private async Task<Task<HttpStatusCode?>[]> HoldAsync(ProductProcesses product)
    {
        var held = Enumerable.Range(0, Held).Select(_ => Task.Run(async () =>
        {
            using var request = product.Signed(Caller.SyncPath, Batch);
            try
            {
                using var answer = await product.Http.SendAsync(request);
                return answer.StatusCode;
            }
            catch (HttpRequestException)
            {
                return (HttpStatusCode?)null;
            }
        })).ToArray();
        await Eventually.ShouldAsync("all of them are with the backend", () => _backend.Requests.Count == Held);
        return held;
    }
}
