using Insight.Load.Processes;

namespace Insight.Load.Stacks;

/// <summary>A storage provider of the backend, as the product's stack runs it.</summary>
internal interface IProductStorage
{
    /// <summary>What tables call it.</summary>
    string Name { get; }

    /// <summary>Where what it needs is not installed, the command that installs it; null where it is.</summary>
    Task<string?> MissingAsync(CancellationToken ct);

    /// <summary>Makes an empty database.</summary>
    /// <param name="folder">A folder for its files.</param>
    /// <param name="started">Receives the processes that it needs beside the backend.</param>
    /// <returns>The backend's settings for it, and where its appointments are.</returns>
    (IReadOnlyDictionary<string, string> Settings, IStoredAppointments Stored) Create(string folder, ICollection<ChildProcess> started);
}
