namespace Insight.Edge.Management.Status.Model;

/// <summary>How bad something is.</summary>
internal enum Level
{
    /// <summary>As it should be.</summary>
    Good,

    /// <summary>Somebody should look.</summary>
    Warning,

    /// <summary>Requests fail.</summary>
    Bad,
}
