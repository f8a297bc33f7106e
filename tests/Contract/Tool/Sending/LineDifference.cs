namespace Insight.Contract.Sending;

/// <summary>What differs between two texts, by lines, with a line around it.</summary>
internal static class LineDifference
{
    private const int MaxLines = 60;
    private const int MaxCells = 4_000_000;

    /// <summary>Compares.</summary>
    /// <returns>Lines that begin with <c>-</c> (expected alone), <c>+</c> (actual alone) or a space (both).</returns>
    public static IReadOnlyList<string> Of(string[] expected, string[] actual)
    {
        var lines = Merge(expected, actual);
        var kept = new List<string>();
        for (var i = 0; i < lines.Count; i++)
        {
            var isNear = lines[i][0] != ' ' || (i > 0 && lines[i - 1][0] != ' ') || (i + 1 < lines.Count && lines[i + 1][0] != ' ');
            if (isNear)
                kept.Add(lines[i]);
        }

        return kept.Count <= MaxLines ? kept : [.. kept.Take(MaxLines), $"  … and {kept.Count - MaxLines} more line(s)"];
    }

    private static List<string> Merge(string[] expected, string[] actual)
    {
        var start = 0;
        while (start < expected.Length && start < actual.Length && expected[start] == actual[start])
            start++;
        var end = 0;
        while (end < expected.Length - start && end < actual.Length - start && expected[^(end + 1)] == actual[^(end + 1)])
            end++;

        var lines = new List<string>();
        lines.AddRange(expected[..start].Select(line => "  " + line));
        lines.AddRange(Middle(expected[start..(expected.Length - end)], actual[start..(actual.Length - end)]));
        lines.AddRange(expected[(expected.Length - end)..].Select(line => "  " + line));
        return lines;
    }

    // By the longest common subsequence; where that is too much work, one block against the other.
    private static IEnumerable<string> Middle(string[] expected, string[] actual)
    {
        if ((long)expected.Length * actual.Length > MaxCells)
            return expected.Select(line => "- " + line).Concat(actual.Select(line => "+ " + line));
        var common = new int[expected.Length + 1, actual.Length + 1];
        for (var i = expected.Length - 1; i >= 0; i--)
        {
            for (var j = actual.Length - 1; j >= 0; j--)
                common[i, j] = expected[i] == actual[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        }

        var lines = new List<string>();
        var (at, to) = (0, 0);
        while (at < expected.Length || to < actual.Length)
        {
            if (at < expected.Length && to < actual.Length && expected[at] == actual[to])
            {
                lines.Add("  " + expected[at++]);
                to++;
            }
            else if (at < expected.Length && (to == actual.Length || common[at + 1, to] >= common[at, to + 1]))
            {
                lines.Add("- " + expected[at++]);
            }
            else
            {
                lines.Add("+ " + actual[to++]);
            }
        }

        return lines;
    }
}
