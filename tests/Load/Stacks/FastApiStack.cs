using System.Globalization;
using System.Net;
using Insight.Load.Processes;
using Insight.Load.Requests;

namespace Insight.Load.Stacks;

/// <summary>FastAPI and uvicorn, from Debian's packages: <c>Peers/fastapi/app.py</c>.</summary>
internal sealed class FastApiStack : IStack
{
    private const string Install = "apt-get install python3-fastapi python3-uvicorn python3-uvloop python3-httptools";

    // Debian's own: another python3 in the PATH does not see its packages.
    private const string Python = "/usr/bin/python3";

    // One for each core, as uvicorn's documentation advises.
    private static readonly int Workers = Environment.ProcessorCount;

    /// <inheritdoc/>
    public string Name => "FastAPI, SQLite";

    /// <inheritdoc/>
    public string Description =>
        $"FastAPI and uvicorn, {Workers} workers, no access log, pydantic, one SQLite transaction a request (write-ahead log, synchronous=FULL)";

    /// <inheritdoc/>
    public async Task<string?> MissingAsync(CancellationToken ct)
    {
        if (!File.Exists(Python)) return Install;
        try
        {
            await Tool.RunAsync(Python, ["-c", "import fastapi, pydantic, uvicorn"], ct);
            return null;
        }
        catch (LoadException)
        {
            return Install;
        }
    }

    /// <inheritdoc/>
    public WebhookRequest Request(LoadClient client, byte[] body) => WebhookRequest.Sync(client, body);

    /// <inheritdoc/>
    public IStoredAppointments Start(string folder, IPEndPoint listen, LoadClient client, ICollection<ChildProcess> started)
    {
        var database = Path.Combine(folder, "peer.db");
        started.Add(ChildProcess.Start(
            new ProgramStart(Python,
            [
                "-m", "uvicorn", "app:app", "--app-dir", Path.Combine(Repository.LoadFolder, "Peers", "fastapi"), "--host", $"{listen.Address}",
                "--port", listen.Port.ToString(CultureInfo.InvariantCulture), "--workers", Workers.ToString(CultureInfo.InvariantCulture),
                "--log-level", "warning", "--no-access-log",
            ])
            {
                Environment = new Dictionary<string, string>
                {
                    ["PYTHONDONTWRITEBYTECODE"] = "1",
                    ["PEER_EHR"] = client.Ehr,
                    ["PEER_CLIENT"] = client.Id,
                    ["PEER_API_KEY_SHA256"] = client.ApiKeySha256,
                    ["PEER_SIGNING_KEY"] = client.SigningKey,
                    ["PEER_DATABASE"] = database,
                },
            },
            core: null,
            folder));
        return new SqliteAppointments(database);
    }
}
