namespace Insight.Edge.Clients;

/// <summary>What a client's key is for.</summary>
internal enum KeyKind
{
    /// <summary>It says who calls.</summary>
    Api,

    /// <summary>It signs bodies.</summary>
    Signing,
}
