using System.Globalization;

namespace Insight.Load.Reporting;

/// <summary>Keeps what a scenario printed, dated, in <c>tests/Load/Results</c>; what is there already stays.</summary>
internal static class ResultFile
{
    /// <summary>Writes it, and gives the paths.</summary>
    /// <param name="scenario">The scenario's name.</param>
    /// <param name="parts">The kind of file, and its text.</param>
    /// <param name="ct">Stops it.</param>
    public static Task<IReadOnlyList<string>> SaveAsync(string scenario, IReadOnlyList<(string Kind, string Text)> parts, CancellationToken ct) =>
        SaveAsync(Path.Combine(Repository.LoadFolder, "Results"), TimeProvider.System, scenario, parts, ct);

    /// <inheritdoc cref="SaveAsync(string, IReadOnlyList{ValueTuple{string, string}}, CancellationToken)"/>
    /// <param name="folder">Where.</param>
    /// <param name="time">Tells the day.</param>
    /// <param name="scenario">The scenario's name.</param>
    /// <param name="parts">The kind of file, and its text.</param>
    /// <param name="ct">Stops it.</param>
    public static async Task<IReadOnlyList<string>> SaveAsync(
        string folder, TimeProvider time, string scenario, IReadOnlyList<(string Kind, string Text)> parts, CancellationToken ct)
    {
        Directory.CreateDirectory(folder);
        var first = $"{time.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}-{scenario}";
        var name = first;
        // Page and points of a run have one name.
        for (var number = 2; Directory.EnumerateFiles(folder, $"{name}.*").Any(); number++) name = $"{first}-{number}";

        var paths = new List<string>();
        foreach (var (kind, text) in parts)
        {
            paths.Add(Path.Combine(folder, $"{name}.{kind}"));
            await File.WriteAllTextAsync(paths[^1], text, ct);
        }

        return paths;
    }
}
