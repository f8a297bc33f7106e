namespace Insight.Contract.Probing.Reporting;

/// <summary>How a run is told.</summary>
internal enum ProbeFormat
{
    /// <summary>For people, at a terminal or in a log.</summary>
    Text,

    /// <summary>One JSON document with everything.</summary>
    Json,

    /// <summary>JUnit's XML, which build servers show as tests.</summary>
    Junit,
}
