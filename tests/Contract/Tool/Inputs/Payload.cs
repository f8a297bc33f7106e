namespace Insight.Contract.Inputs;

/// <summary>One request's body, as it is sent.</summary>
/// <param name="Source">The file that it stands in, as it was named; <c>-</c> for standard input.</param>
/// <param name="FirstLine">1-based line of the file that it begins on.</param>
/// <param name="IsRecord">Whether it is one line of many (NDJSON).</param>
/// <param name="Bytes">The body; of one that is larger than the edge reads, its beginning.</param>
/// <param name="IsTooLarge">Whether it is larger than the edge reads.</param>
internal sealed record Payload(string Source, long FirstLine, bool IsRecord, byte[] Bytes, bool IsTooLarge)
{
    /// <summary>Its name in reports: the file, and the line where the file holds many.</summary>
    public string Name => IsRecord ? FormattableString.Invariant($"{Source}:{FirstLine}") : Source;
}
