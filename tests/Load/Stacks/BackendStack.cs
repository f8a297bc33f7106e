using System.Net;
using Insight.Load.Processes;
using Insight.Load.Requests;

namespace Insight.Load.Stacks;

/// <summary>The storage backend alone, called as the edge calls it.</summary>
/// <param name="build">The folder it was published to.</param>
/// <param name="name">What tables call it.</param>
/// <param name="storage">What it stores in.</param>
/// <param name="settings">Further settings, as environment variables.</param>
internal sealed class BackendStack(string build, string name, IProductStorage storage, IReadOnlyDictionary<string, string> settings) : IStack
{
    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public string Description =>
        $"the backend alone, {storage.Name}, {(settings.Count == 0 ? "as shipped" : string.Join(", ", settings.Select(setting => $"{setting.Key}={setting.Value}")))}";

    /// <inheritdoc/>
    public Task<string?> MissingAsync(CancellationToken ct) => storage.MissingAsync(ct);

    /// <inheritdoc/>
    public WebhookRequest Request(LoadClient client, byte[] body) => new(
        "/appointments",
        [
            new("Authorization", $"Bearer {BackendBuild.Token}"),
            new("Content-Type", "application/json"),
            new("X-Insight-Client", client.Id),
            new("X-Insight-Ehr", client.Ehr),
            new("X-Insight-Organization", client.Organization),
        ],
        body);

    /// <inheritdoc/>
    public IStoredAppointments Start(string folder, IPEndPoint listen, LoadClient client, ICollection<ChildProcess> started)
    {
        var (database, stored) = storage.Create(folder, started);
        var all = new Dictionary<string, string>([.. database, .. settings]);
        started.Add(ChildProcess.Start(BackendBuild.Start(build, listen, all), core: null, folder));
        return stored;
    }
}
