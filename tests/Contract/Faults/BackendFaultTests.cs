using System.Diagnostics;
using System.Globalization;
using Insight.Contract.Tests.Support;
using Insight.Load.Processes;
using Microsoft.AspNetCore.Http;
using Xunit.Abstractions;

namespace Insight.Contract.Tests.Faults;

/// <summary>
/// An edge's process before a backend that does wrong: the documented 500 within the configured deadline, service by whoever is healthy, and all of it
/// over with the fault, without a restart.
/// </summary>
public sealed class BackendFaultTests(ITestOutputHelper output)
{
    private const string Deadline = "ReverseProxy:Clusters:backend:HttpRequest:ActivityTimeout";
    private const string FailedBatch = """{"message":"An unexpected error occurred. The request is safe to retry.","success":false,"code":500}""";
    private const string FailedEvent = """{"status":"error","message":"An unexpected error occurred. The request is safe to retry."}""";

    private static readonly RawRequest Batch = RawRequest.Sync(Documented.FullSuccess);
    private static readonly RawRequest Event = RawRequest.Event(EventPayload.Of());

    // Long enough for a busy machine to answer what it can. Four of the failures wait for its end.
    private const string ShortDeadline = "00:00:03";

    // Many times the deadlines, so that a busy machine is no failure. Without a deadline these backends hold a caller for ever.
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Each_failure_is_the_documented_500_in_time_and_over_with_the_fault()
    {
        await using var stub = await StubBackend.StartAsync();
        await using var product = EdgeBefore(stub, ShortDeadline);
        await product.StartEdgeAsync();
        var slowest = (Took: TimeSpan.Zero, Name: "");

        foreach (var name in BackendFailures.All.Keys)
        {
            stub.Answer = context => BackendFailures.AnswerAsync(name, context);
            foreach (var (request, text) in new[] { (Batch, FailedBatch), (Event, FailedEvent) })
            {
                var took = await ShouldFailAsync(product, request, text, name);
                slowest = took > slowest.Took ? (took, name) : slowest;
            }

            stub.Answer = StubBackend.AnswerStoredAsync;
            (await ExchangeAsync(product, Batch)).Status.ShouldBe(200, $"after: {name}");
            (await ExchangeAsync(product, Event)).Status.ShouldBe(201, $"after: {name}");
        }

        var failures = 2 * BackendFailures.All.Count;
        await Eventually.ShouldAsync("each is told once", () => Count(product.Edge, "the backend did not store") == failures);
        product.Edge.IsRunning.ShouldBeTrue();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{BackendFailures.All.Count} failures: {failures} answers of 500, the slowest in {slowest.Took.TotalSeconds:F2} s ({slowest.Name}; deadline {ShortDeadline}); {failures} of 200 and 201 after them."));
    }

    [Fact]
    public async Task A_slow_backend_that_answers_in_time_is_waited_for()
    {
        await using var stub = await StubBackend.StartAsync();
        await using var product = EdgeBefore(stub, "00:01:00");
        await product.StartEdgeAsync();
        foreach (var (request, status) in new[] { (Batch, 200), (Event, 201) })
        {
            var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            stub.Answer = async context =>
            {
                await release.Task.WaitAsync(context.RequestAborted);
                await StubBackend.AnswerStoredAsync(context);
            };
            var before = stub.Requests.Count;
            var answer = ExchangeAsync(product, request);
            await Eventually.ShouldAsync("it has come", () => stub.Requests.Count > before);
            await product.EdgeReadyAsync();
            answer.IsCompleted.ShouldBeFalse();

            release.SetResult();

            (await answer).Status.ShouldBe(status);
        }

        // Byte by byte, and whole before its time is over.
        stub.Answer = DripAsync;
        (await ExchangeAsync(product, Batch)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task The_one_healthy_destination_of_many_serves_and_the_others_come_back()
    {
        var stubs = new Dictionary<string, StubBackend>();
        try
        {
            foreach (var name in BackendFailures.All.Keys)
            {
                var stub = stubs[name] = await StubBackend.StartAsync();
                stub.Answer = context => BackendFailures.AnswerAsync(name, context);
                stub.Readiness = BackendFailures.OfTransport.Contains(name) ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
            }

            var settings = stubs.Values.Select((stub, number) => (Name: $"wrong-{number}", stub.Address))
                .ToDictionary(stub => $"ReverseProxy:Clusters:backend:Destinations:{stub.Name}:Address", stub => stub.Address.ToString());
            await using var product = new ProductProcesses(new FaultStorage.Sqlite().Settings, new(settings) { [Deadline] = "00:00:01" });
            await product.StartAsync();
            await using var load = DestinationLoad.Start(product);

            await load.InARowAsync("the healthy one serves");
            stubs.Where(stub => stub.Value.Readiness == StatusCodes.Status200OK).ShouldAllBe(stub => stub.Value.Requests.Count > 0);
            var (failed, before) = (load.Failed, load.Served);

            foreach (var stub in stubs.Values)
                (stub.Answer, stub.Readiness) = (StubBackend.AnswerStoredAsync, StatusCodes.Status200OK);
            var seen = stubs.ToDictionary(stub => stub.Key, stub => stub.Value.Requests.Count);
            await Eventually.ShouldAsync("all serve", () => stubs.All(stub => stub.Value.Requests.Count > seen[stub.Key] + 1));
            await load.InARowAsync("all are answered");
            await load.StopAsync();
            output.WriteLine($"{stubs.Count} failing destinations beside a healthy one: {failed} answers of 500 until they were found out, then {before} of 200 and more; {load.Failed - failed} of 500 and {load.Served - before} of 200 while all came back.");
        }
        finally
        {
            foreach (var stub in stubs.Values)
                await stub.DisposeAsync();
        }
    }

    [LinuxFact]
    public async Task A_backend_that_stands_still_or_is_killed_is_passed_over_and_serves_again()
    {
        var secondAddress = new Uri($"http://{FreePort.Next()}");
        await using var product = new ProductProcesses(new FaultStorage.Sqlite().Settings, new()
        {
            [Deadline] = "00:00:00.5",
            ["ReverseProxy:Clusters:backend:HealthCheck:Active:Timeout"] = "00:00:01",
            ["ReverseProxy:Clusters:backend:Destinations:secondary:Address"] = secondAddress.ToString(),
        });

        // With a database of its own: one that stands still in a transaction would keep the other waiting for the lock.
        await using var second = product.BackendAt(secondAddress, new() { ["Backend:Storage:ConnectionString"] = $"Data Source={Path.Combine(product.WrittenFolder, "second.db")}" });
        await product.StartBackendAsync();
        second.Start();
        await second.UntilReadyAsync(product.Http, new Uri(secondAddress, "readyz"));
        await product.StartEdgeAsync();
        await using var load = DestinationLoad.Start(product);
        await StoresMoreAsync(second);

        second.Pause();
        await Eventually.ShouldAsync("somebody is sent there", () => load.Failed > 0);
        await load.InARowAsync("the other one serves while it stands still");
        var still = load.Failed;
        second.Resume();
        await StoresMoreAsync(second);

        await second.KillAsync();
        await load.InARowAsync("the other one serves while it is gone");
        var gone = load.Failed - still;
        second.Start();
        await StoresMoreAsync(second);
        await load.InARowAsync("both serve");
        await load.StopAsync();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{load.Served} answers of 200; {still} of 500 when it stood still, {gone} when it was killed; the slowest answer took {load.Slowest.TotalSeconds:F2} s (deadline 0.5 s)."));
        load.Slowest.ShouldBeLessThan(Bound);
    }

    private static ProductProcesses EdgeBefore(StubBackend stub, string deadline) => new(new FaultStorage.Sqlite().Settings, new()
    {
        [Deadline] = deadline,
        ["ReverseProxy:Clusters:backend:Destinations:primary:Address"] = stub.Address.ToString(),
    });

    private static async Task<TimeSpan> ShouldFailAsync(ProductProcesses product, RawRequest request, string text, string name)
    {
        var start = Stopwatch.GetTimestamp();
        var answer = await ExchangeAsync(product, request);
        var took = Stopwatch.GetElapsedTime(start);
        answer.Status.ShouldBe(500, name);
        answer.Text.ShouldBe(text, name);
        answer.Headers["Retry-After"].ShouldBe("1", name);
        took.ShouldBeLessThan(Bound, name);
        return took;
    }

    private static async Task<Answer> ExchangeAsync(ProductProcesses product, RawRequest request)
    {
        await using var connection = await RawConnection.OpenAsync(product.Address);
        return await connection.ExchangeAsync(request);
    }

    private static async Task DripAsync(HttpContext context)
    {
        var receipt = """{"stored":2}"""u8.ToArray();
        context.Response.ContentLength = receipt.Length;
        foreach (var one in receipt)
        {
            await context.Response.Body.WriteAsync(new[] { one });
            await context.Response.Body.FlushAsync();
        }
    }

    private static int Count(ServerProcess process, string told) => process.Output.Split(told).Length - 1;

    private static async Task StoresMoreAsync(ServerProcess backend)
    {
        const string Stored = "Stored 2 appointment";
        var before = Count(backend, Stored);
        await Eventually.ShouldAsync("it stores", () => Count(backend, Stored) > before);
    }
}
