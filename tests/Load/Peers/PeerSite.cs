using System.Net;
using Insight.Load.Requests;

namespace Insight.Load.Peers;

/// <summary>Where a peer runs.</summary>
/// <param name="Folder">A folder of its own, which is its current directory.</param>
/// <param name="Listen">Where it must listen.</param>
/// <param name="Backend">The backend, HTTP/1.1.</param>
/// <param name="BackendHttp2">The same backend, HTTP/2 in cleartext with prior knowledge.</param>
/// <param name="Clients">The clients that it must know.</param>
internal sealed record PeerSite(
    string Folder, IPEndPoint Listen, IPEndPoint Backend, IPEndPoint BackendHttp2, IReadOnlyList<LoadClient> Clients)
{
    /// <summary>Writes a file into the folder, and gives its path.</summary>
    public string Write(string file, string text)
    {
        var path = Path.Combine(Folder, file);
        File.WriteAllText(path, text);
        return path;
    }
}
