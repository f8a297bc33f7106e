using System.Text.RegularExpressions;
using Insight.Contract.Tests.Faults;
using Insight.Contract.Tests.Support;
using Xunit.Abstractions;

namespace Insight.Contract.Tests.Deploy;

/// <summary>Two edges behind nginx, as <c>docs/operating.md</c> has them upgraded: one is replaced after the other, while callers send.</summary>
public sealed partial class UpgradeTests(ITestOutputHelper output)
{
    private const string DrainDelay = "Edge:Shutdown:DrainDelay";
    private const int Callers = 12;
    private const int Between = 200;
    private const int Rounds = 2;

    [NginxFact]
    public async Task Both_edges_are_replaced_and_no_request_is_lost()
    {
        var seed = Seed.Or(20261122);
        var storage = new FaultStorage.Sqlite();
        await using var product = new ProductProcesses(storage.Settings, new() { [DrainDelay] = "00:00:01" });
        var (secondAddress, secondManagement) = (ProductProcesses.FreeAddress(), ProductProcesses.FreeAddress());
        await using var second = product.EdgeAt(secondAddress, secondManagement, new() { [DrainDelay] = "00:00:01" });
        await product.StartAsync();
        await product.StartAsync(second, secondManagement);
        await using var nginx = await NginxServer.StartAsync(product.Address, secondAddress);

        var ledger = new CallerLedger();
        await using var load = FaultLoad.Start(ledger, Callers, seed, (number, random) =>
            new FaultCaller(new RetryingSender(product, ledger, random, nginx.Address), ledger, number, random).RunAsync);
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var (edge, management) in new[] { (product.Edge, product.ManagementAddress), (second, secondManagement) })
            {
                await load.AcknowledgedAsync(Between);
                await ServesAsync(product, management);
                edge.Terminate();
                (await edge.ExitedAsync()).ShouldBe(0, edge.Output);
                await load.AcknowledgedAsync(Between);
                await product.StartAsync(edge, management);
                await ServesAsync(product, management);
            }
        }

        await load.StopAsync();
        output.WriteLine(await ledger.ShouldBeStoredAsync(storage, Seed.Told(seed)));
        ledger.Failures.ShouldBeEmpty($"{nginx.Output} {Seed.Told(seed)}");
    }

    // Its counters are its own, and start at 0 with it: so callers come to this one.
    private static Task ServesAsync(ProductProcesses product, Uri management) => Eventually.ShouldAsync($"{management} serves", async () =>
        Accepted().IsMatch(await product.Http.GetStringAsync(new Uri(management, "metrics"))));

    [GeneratedRegex(@"^insight_edge_requests_total\{[^}]*outcome=""accepted""[^}]*\} [1-9]", RegexOptions.Multiline)]
    private static partial Regex Accepted();
}
