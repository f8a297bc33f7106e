using System.Text.Json;
using Insight.Load.Processes;

namespace Insight.Load.Peers;

/// <summary>What one would write in place of the edge on Node: Fastify, ajv and undici, making the same checks.</summary>
internal sealed class FastifyPeer : IPeer
{
    private const int MaxBodyBytes = 10 * 1024 * 1024;

    private readonly NodePackage _package = new("fastify", "fastify");

    public string Name => "fastify";

    public string Description => "Fastify, ajv and undici: the same checks, forwarding and answers, without a log";

    public PeerDuty Duty => PeerDuty.FullContract;

    public string? Missing() => _package.Missing();

    public Task<string> VersionAsync(CancellationToken ct) => _package.VersionAsync(ct);

    public ProgramStart Prepare(PeerSite site)
    {
        var settings = new
        {
            port = site.Listen.Port,
            backend = $"http://{site.Backend}",
            schema = Repository.SyncAppointmentsSchema,
            maxBodyBytes = MaxBodyBytes,
            clients = site.Clients.Select(client => new
            {
                id = client.Id,
                ehr = client.Ehr,
                organization = client.Organization,
                apiKeySha256 = client.ApiKeySha256,
                signingKey = client.SigningKey,
                permitsPerSecond = 1_000_000,
                burst = 1_000_000,
                maxConcurrent = 100_000,
            }),
        };
        return NodePackage.Run(Path.Combine(_package.Folder, "server.mjs"), production: true, site.Write("settings.json", JsonSerializer.Serialize(settings)));
    }
}
