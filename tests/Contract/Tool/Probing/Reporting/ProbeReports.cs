using Insight.Contract.Reporting;

namespace Insight.Contract.Probing.Reporting;

/// <summary>The reports by their formats.</summary>
internal static class ProbeReports
{
    /// <summary>Creates one.</summary>
    public static IProbeReport Create(ProbeFormat format, ReportTarget output, ContractConsole console, bool isVerbose) => format switch
    {
        ProbeFormat.Text => new TextProbeReport(output.Writer, new Colours(console.HasColours && !output.IsFile), isVerbose),
        ProbeFormat.Json => new JsonProbeReport(output.Writer),
        ProbeFormat.Junit => new JunitProbeReport(output.Writer),
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "There is no such report."),
    };
}
