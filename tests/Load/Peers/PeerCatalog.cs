namespace Insight.Load.Peers;

/// <summary>The peers by name, in the order in which tables show them.</summary>
internal static class PeerCatalog
{
    /// <summary>Every name.</summary>
    public static IReadOnlyList<string> Names { get; } = ["edge", "yarp", "nginx", "fastify", "prism", "prism-quiet"];

    /// <summary>Makes one.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="edgeBuild">Where the product was published to.</param>
    public static IPeer Create(string name, string edgeBuild) => name switch
    {
        "edge" => new EdgePeer(edgeBuild),
        "yarp" => new YarpPeer(),
        "nginx" => new NginxPeer(),
        "fastify" => new FastifyPeer(),
        "prism" => new PrismPeer(quiet: false),
        "prism-quiet" => new PrismPeer(quiet: true),
        _ => throw new LoadException($"There is no peer '{name}'; there are {string.Join(", ", Names)}."),
    };
}
