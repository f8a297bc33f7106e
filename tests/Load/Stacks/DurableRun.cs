using System.Text;
using System.Text.RegularExpressions;
using Insight.Load.Generation;
using Insight.Load.Requests;

namespace Insight.Load.Stacks;

/// <summary>A run on a stack whose acknowledged appointments were all found in its database.</summary>
/// <param name="Run">What the load measured.</param>
/// <param name="Entries">Appointments in a request.</param>
/// <param name="Cpu">User and system time of the stack's processes.</param>
/// <param name="ResidentBytes">Their resident memory at the end.</param>
internal sealed partial record DurableRun(GeneratedRun Run, int Entries, TimeSpan Cpu, long ResidentBytes)
{
    private static int _prefixes;

    /// <summary>Durable appointments a second.</summary>
    public double AppointmentsPerSecond => Run.Rate * Entries;

    /// <summary>CPU seconds of the whole stack for a thousand appointments.</summary>
    public double CpuPerThousand => Cpu.TotalSeconds * 1000 / (Run.Requests * Entries);

    /// <summary>Sends distinct signed batches, prepared before, then looks for every acknowledged appointment in the database.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="entries">Appointments in a request.</param>
    /// <param name="plan">How it is sent.</param>
    /// <param name="requests">How many are prepared; a run that uses them up ends early.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="FailedRunException">Something was not answered as it should be, or was acknowledged and is not there.</exception>
    public static async Task<DurableRun> MeasureAsync(RunningStack stack, int entries, LoadPlan plan, int requests, CancellationToken ct)
    {
        var prefix = $"apt-{Interlocked.Increment(ref _prefixes):D4}-";
        var source = Prepare(stack, prefix, entries, requests);
        var before = stack.Use();
        var run = await ClosedLoop.RunAsync(new(stack.EndPoint, source, 200), plan.Connections, plan.Duration, cancellationToken: ct);
        var after = stack.Use();
        stack.EmptyLogs();
        run.OrThrow(stack.Stack.Name);

        var stored = await stack.Stored.IdsAsync(prefix, ct);
        var acknowledged = source.AcknowledgedIds.Select(id => prefix + id).ToList();
        if (acknowledged.Count(id => !stored.Contains(id)) is > 0 and var missing)
            throw new FailedRunException($"{stack.Stack.Name}: {missing} of {acknowledged.Count} acknowledged appointments are not in the database.");
        if (acknowledged.Count != run.Requests * entries) throw new FailedRunException($"{stack.Stack.Name}: the generator lost count.");
        return new(run, entries, after.Cpu - before.Cpu, after.ResidentBytes);
    }

    private static VaryingRequests Prepare(RunningStack stack, string prefix, int entries, int count)
    {
        var sample = Encoding.UTF8.GetString(SampleBatch.Of(entries));
        var body = AppointmentId().Replace(sample, $"\"id\":\"{prefix}{VaryingRequests.IdPlaceholder}\"");
        var request = stack.Stack.Request(stack.Client, Encoding.UTF8.GetBytes(body));
        var bytes = Encoding.UTF8.GetString(request.ToBytes(stack.EndPoint));
        var head = Signature().Replace(bytes[..^body.Length], $"sha256={VaryingRequests.SignaturePlaceholder}");
        return new(head, body, Encoding.UTF8.GetBytes(stack.Client.SigningKey), count);
    }

    [GeneratedRegex("\"id\":\"apt-[0-9]+\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex AppointmentId();

    [GeneratedRegex("sha256=[0-9a-f]{64}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Signature();
}
