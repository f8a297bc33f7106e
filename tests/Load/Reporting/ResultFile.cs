using System.Globalization;

namespace Insight.Load.Reporting;

/// <summary>Keeps what a scenario printed, dated, in <c>tests/Load/Results</c>.</summary>
internal static class ResultFile
{
    /// <summary>Writes it, over one of the same day, and gives the path.</summary>
    public static async Task<string> SaveAsync(string scenario, string text, CancellationToken ct, string kind = "md")
    {
        var date = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(Repository.LoadFolder, "Results")).FullName, $"{date}-{scenario}.{kind}");
        await File.WriteAllTextAsync(path, text, ct);
        return path;
    }
}
