using System.Net;
using Insight.Load.Measuring;
using Insight.Load.Processes;
using Insight.Load.Requests;

namespace Insight.Load.Stacks;

/// <summary>A stack that was started, on an empty database; stopped and removed with it.</summary>
internal sealed class RunningStack : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(100);

    private readonly List<ChildProcess> _processes = [];
    private readonly DirectoryInfo _folder;

    private RunningStack(IStack stack, LoadClient client, DirectoryInfo folder)
    {
        (Stack, Client, _folder) = (stack, client, folder);
        EndPoint = FreePort.Next();
        Stored = stack.Start(folder.FullName, EndPoint, client, _processes);
    }

    /// <summary>Which.</summary>
    public IStack Stack { get; }

    /// <summary>The client that it knows.</summary>
    public LoadClient Client { get; }

    /// <summary>Where it listens.</summary>
    public IPEndPoint EndPoint { get; }

    /// <summary>Where its appointments are.</summary>
    public IStoredAppointments Stored { get; }

    /// <summary>What all its processes use.</summary>
    public ResourceUse Use()
    {
        var uses = _processes.Select(process => ProcessTree.UseOf(process.Id)).ToList();
        return new(uses.Aggregate(TimeSpan.Zero, (sum, use) => sum + use.Cpu), uses.Sum(use => use.ResidentBytes));
    }

    /// <summary>Starts a stack and waits until it stores.</summary>
    /// <param name="stack">Which; it must be installed.</param>
    /// <param name="parent">The folder that its files go to: on a disk like production's.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="LoadException">It does not start.</exception>
    public static async Task<RunningStack> StartAsync(IStack stack, string parent, CancellationToken ct)
    {
        var folder = Directory.CreateDirectory(Path.Combine(parent, $"insight-load-{Path.GetRandomFileName()}"));
        var running = new RunningStack(stack, LoadClient.Number(0), folder);
        try
        {
            await running.WaitAsync(ct);
            return running;
        }
        catch
        {
            await running.DisposeAsync();
            throw;
        }
    }

    /// <summary>Empties the processes' logs.</summary>
    public void EmptyLogs()
    {
        foreach (var process in _processes) process.EmptyLog();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var process in Enumerable.Reverse(_processes)) await process.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private async Task WaitAsync(CancellationToken ct)
    {
        using var http = new HttpClient { Timeout = Patience };
        var request = Stack.Request(Client, SampleBatch.Of(1));
        var last = "nothing";
        for (var waited = TimeSpan.Zero; waited < Patience && !_processes.Exists(process => process.HasExited); waited += BetweenTries)
        {
            try
            {
                var answer = await request.SendAsync(http, EndPoint, ct);
                if (answer.Status == 200) return;
                last = $"{answer}";
            }
            catch (HttpRequestException e)
            {
                last = e.Message;
            }

            await Task.Delay(BetweenTries, ct);
        }

        throw new LoadException(
            $"{Stack.Name} did not start; its last answer was: {last}\n{string.Join('\n', _processes.Select(process => process.LastOutput()))}");
    }
}
