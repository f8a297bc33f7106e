using System.Globalization;
using Insight.Contract.Probing.Cases;
using Insight.Contract.Probing.Reporting;
using Insight.Contract.Probing.Wire;
using Insight.Contract.Reporting;
using Insight.Contract.Sending;

namespace Insight.Contract.Probing;

/// <summary>A run of all cases against an edge.</summary>
internal sealed class ProbeRun(EdgeConnection edge, ContractConsole console)
{
    /// <summary>Runs them.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="UsageException">The edge cannot be reached, or refuses the keys: then nothing else can be told.</exception>
    public async Task<int> RunAsync(IReadOnlyList<ProbedWebhook> webhooks, bool isBurst, IProbeReport report, CancellationToken ct)
    {
        var client = new WireClient(edge.Http.Timeout, console.Time);
        var curl = new CurlLine(edge.ApiKeyFile);
        await RequireKeysAsync(client, webhooks[0], ct);

        // Not kept: some bodies are as large as the edge reads.
        var cases = AllCases.Of(webhooks);
        var count = cases.Count();
        var prober = new Prober(client, curl, console.Time);
        using var line = new ProgressLine(console);
        var (tried, wrong) = (0, 0);
        foreach (var each in cases)
            await AddAsync(await prober.TryAsync(each, ct));
        if (isBurst)
        {
            foreach (var result in await new Burst(client, curl, console.Time).TryAsync(webhooks[0], ct))
                await AddAsync(result);
        }

        line.Clear();
        await report.EndAsync(new(tried, wrong, [.. NotTriedHere(isBurst)]));
        return wrong == 0 ? ContractProgram.Fine : ContractProgram.Wrong;

        async Task AddAsync(ProbeResult result)
        {
            (tried, wrong) = (tried + 1, wrong + (result.IsFine ? 0 : 1));
            if (report.Tells(result))
                line.Clear();
            await report.AddAsync(result);
            line.Show(() => string.Create(CultureInfo.InvariantCulture, $"{tried} of {count} cases, {wrong} otherwise than the contract says"));
        }
    }

    private static async Task RequireKeysAsync(WireClient client, ProbedWebhook webhook, CancellationToken ct)
    {
        WireAnswer answer;
        try
        {
            answer = await client.SendAsync(webhook.Signed("{}"u8.ToArray()), ct);
        }
        catch (IOException e)
        {
            throw new UsageException($"The edge cannot be reached: {e.Message}");
        }

        if (answer.Status is not (400 or 422) && answer["X-Request-Id"] is null)
            throw new UsageException($"This is no edge, as it seems: an empty object is answered {answer.Status}, without X-Request-Id.");
        if (answer.Status is 401 or 403)
            throw new UsageException($"The edge refuses the client, so nothing else can be told: {answer.Status} {PlainText.Of(answer.Text)}");
    }

    private static IEnumerable<NotTried> NotTriedHere(bool isBurst)
    {
        yield return new("plain HTTP is refused", "0 transport", "the keys would be sent for everybody on the way to read");
        yield return new("a request whose framing is ambiguous", "0 framing", "a proxy in front may answer it, or cut the connection");
        if (!isBurst)
            yield return new("more requests than the client may send: 429", "4 limit", "it uses up the client's share; --burst tries it");
        yield return new("more answers of 401 than a source address may get: 429", "4 limit", "the address would be refused for a while");
        yield return new("a key or a signing key that has expired, or is not valid yet", "3 API key, 8 signature", "that takes such a key");
        yield return new("a failure is asked for by X-Sandbox-Fail: 400", "sandbox", "a sandbox would fail, as it was asked");
        yield return new("storing fails: 500 with Retry-After", "12 storing", "no request brings it about; the sandbox does");
    }
}
