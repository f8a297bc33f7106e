using System.Net;
using Insight.Load.Processes;
using Insight.Load.Requests;

namespace Insight.Load.Stacks;

/// <summary>A whole product: takes signed batches and keeps their appointments.</summary>
internal interface IStack
{
    /// <summary>What tables call it.</summary>
    string Name { get; }

    /// <summary>What it is and how it is run, in one line.</summary>
    string Description { get; }

    /// <summary>Where it is not installed, the command that installs it; null where it is.</summary>
    Task<string?> MissingAsync(CancellationToken ct);

    /// <summary>The request that it takes for a batch of appointments.</summary>
    WebhookRequest Request(LoadClient client, byte[] body);

    /// <summary>Starts its processes on an empty database; they may not answer yet.</summary>
    /// <param name="folder">A folder of its own, for its files.</param>
    /// <param name="listen">Where it must listen.</param>
    /// <param name="client">The client that it must know.</param>
    /// <param name="started">Takes each process as it is started, and stops it.</param>
    /// <returns>Where its appointments are.</returns>
    IStoredAppointments Start(string folder, IPEndPoint listen, LoadClient client, ICollection<ChildProcess> started);
}
