namespace Insight.Contract.Reporting;

/// <summary>How a run is told.</summary>
internal enum ReportFormat
{
    /// <summary>For people, at a terminal or in a log.</summary>
    Text,

    /// <summary>One JSON document with everything.</summary>
    Json,

    /// <summary>JUnit's XML, which build servers show as tests: a payload is a test, a file a suite.</summary>
    Junit,

    /// <summary>A page that stands alone.</summary>
    Html,

    /// <summary>GitHub's Markdown: a job's summary, a comment.</summary>
    Markdown,

    /// <summary>SARIF 2.1.0 (OASIS), which code hosts show at the lines themselves.</summary>
    Sarif,

    /// <summary>GitHub's workflow commands: each issue an annotation of its line.</summary>
    Github,
}
