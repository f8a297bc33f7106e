using System.Globalization;
using System.Text;
using Insight.Contract.Tests.Faults;
using Insight.Contract.Tests.Support;
using Insight.Contract.Tests.Support.Payloads;
using Xunit.Abstractions;

namespace Insight.Contract.Tests.Attack;

/// <summary>
/// An edge's process that is attacked while well-behaved callers send all the time. What holds under every attack is asserted here: each of
/// their requests is answered 200, no line of the log is an error, the process lives, and its memory and its backend's stay within bounds.
/// </summary>
internal sealed class AttackedEdge : IAsyncDisposable
{
    private const int GoodCallers = 2;
    private const int MegabyteInKilobytes = 1024;

    // Nothing of an attack gets to the backend: what it needs for the others, and a margin.
    private const int MaxBackendMegabytes = 200;

    private static readonly byte[] Batch = Encoding.UTF8.GetBytes(PlainJson.Write(Batches.Of([CompleteEntry.New()])));

    private readonly ITestOutputHelper _output;

    private AttackedEdge(ProductProcesses product, ITestOutputHelper output) => (Product, _output) = (product, output);

    public ProductProcesses Product { get; }

    /// <summary>Starts edge and backend.</summary>
    public static async Task<AttackedEdge> StartAsync(ITestOutputHelper output, Dictionary<string, string>? settings = null, Uri? furtherAddress = null)
    {
        var product = new ProductProcesses(new FaultStorage.Sqlite().Settings, new(settings ?? [])
        {
            ["Logging:Console:FormatterName"] = "json",
            ["Edge:UnauthorizedLimit:Answers"] = "1000000",
        }, furtherAddress);
        try
        {
            await product.StartAsync();
            return new AttackedEdge(product, output);
        }
        catch
        {
            await product.DisposeAsync();
            throw;
        }
    }

    /// <summary>Attacks, and looks at everybody else.</summary>
    /// <param name="name">What the printed line calls it.</param>
    /// <param name="maxMegabytes">Most resident memory that the edge may ever have had, in MiB.</param>
    /// <param name="attack">Returns once the attack has done its worst; what is open may stay so.</param>
    public async Task UnderAsync(string name, int maxMegabytes, Func<Task> attack)
    {
        var before = ResidentMegabytes(Product.Edge, "VmRSS");
        var backendBefore = ResidentMegabytes(Product.Backend, "VmRSS");
        using var stop = new CancellationTokenSource();
        using var begun = new CountdownEvent(GoodCallers);
        var good = Enumerable.Range(0, GoodCallers).Select(_ => Task.Run(() => SendUntilAsync(begun, stop.Token))).ToArray();
        try
        {
            await Eventually.ShouldAsync("the others are served", () => begun.IsSet || good.Any(one => one.IsCompleted));
            await attack();
        }
        finally
        {
            await stop.CancelAsync();
        }

        var served = await Task.WhenAll(good);
        var peak = ResidentMegabytes(Product.Edge, "VmHWM");
        var backendPeak = ResidentMegabytes(Product.Backend, "VmHWM");
        _output.WriteLine($"{name}: resident {before} MiB before, {peak} MiB at most; backend {backendBefore} and {backendPeak} MiB; {served.Sum()} requests of others, all answered 200.");
        Product.Edge.IsRunning.ShouldBeTrue(Product.Edge.Output);
        served.ShouldAllBe(count => count > 0);
        Errors().ShouldBeEmpty();
        peak.ShouldBeLessThan(maxMegabytes);
        backendPeak.ShouldBeLessThan(MaxBackendMegabytes);
    }

    public ValueTask DisposeAsync() => Product.DisposeAsync();

    // Once before the attack and once after it, at the least, by one connection.
    private async Task<int> SendUntilAsync(CountdownEvent begun, CancellationToken stop)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, MaxConnectionsPerServer = 1 });
        var count = 0;
        for (var last = false; !last; count++)
        {
            last = stop.IsCancellationRequested;
            using var request = Product.Signed(Caller.SyncPath, Batch);
            using var answer = await http.SendAsync(request, CancellationToken.None);
            ((int)answer.StatusCode).ShouldBe(200, Product.Edge.Output);
            if (count == 0)
                begun.Signal();
        }

        return count;
    }

    private string[] Errors() =>
    [
        .. Product.Edge.Output.Split('\n').Where(line => line.Contains("\"LogLevel\":\"Error\"", StringComparison.Ordinal) ||
            line.Contains("\"LogLevel\":\"Critical\"", StringComparison.Ordinal) || line.Contains("Unhandled exception", StringComparison.Ordinal)),
    ];

    private static int ResidentMegabytes(ServerProcess process, string field)
    {
        var line = File.ReadLines($"/proc/{process.Id}/status").Single(each => each.StartsWith(field + ":", StringComparison.Ordinal));
        return int.Parse(line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / MegabyteInKilobytes;
    }
}
