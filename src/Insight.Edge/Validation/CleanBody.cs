namespace Insight.Edge.Validation;

/// <summary>The split: the body without the entries that were refused.</summary>
internal static class CleanBody
{
    /// <summary>Exact length of the clean body, in bytes.</summary>
    public static int LengthOf(int bodyLength, ValidationResult result)
    {
        var accepted = result.Accepted;
        var length = bodyLength - (result.Array.End - result.Array.Start) + accepted.Length - 1;
        foreach (var entry in accepted)
            length += entry.End - entry.Start;
        return length;
    }

    /// <summary>
    /// Writes the body with a new array that holds the accepted entries, byte for byte. All that stands around the array, unknown
    /// properties too, stays as it was sent.
    /// </summary>
    /// <param name="body">The body as it was sent: a batch of which something was accepted.</param>
    /// <param name="result">What the validator found in it.</param>
    /// <param name="destination">At least <see cref="LengthOf"/> bytes.</param>
    public static void Write(ReadOnlySpan<byte> body, ValidationResult result, Span<byte> destination)
    {
        var at = 0;
        Append(body[..result.Array.Start], destination, ref at);
        foreach (var entry in result.Accepted)
        {
            if (at > result.Array.Start)
                destination[at++] = (byte)',';
            Append(body[entry.Start..entry.End], destination, ref at);
        }

        Append(body[result.Array.End..], destination, ref at);
    }

    private static void Append(ReadOnlySpan<byte> bytes, Span<byte> destination, ref int at)
    {
        bytes.CopyTo(destination[at..]);
        at += bytes.Length;
    }
}
