using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Insight.Edge.Validation;

namespace Insight.Contract.Inputs;

/// <summary>Reads the payloads of one file, one after the other, in memory that does not grow with the file.</summary>
/// <param name="source">The file's name in reports.</param>
/// <param name="form">How it holds them.</param>
/// <param name="maxBytes">The largest payload that is of interest: of a larger one only that is told.</param>
internal sealed class PayloadReader(string source, InputForm form, int maxBytes)
{
    private static readonly byte[] Blanks = [.. " \t\r\n"u8];

    /// <summary>How many bytes were read.</summary>
    public long BytesRead { get; private set; }

    /// <summary>Reads them.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public async IAsyncEnumerable<Payload> ReadAsync(Stream file, [EnumeratorCancellation] CancellationToken ct)
    {
        var input = PipeReader.Create(file, new StreamPipeReaderOptions(bufferSize: 64 * 1024, leaveOpen: true));
        try
        {
            if (form == InputForm.Ndjson || (form == InputForm.Auto && await IsNdjsonAsync(input, ct)))
            {
                for (var line = 1L; await ReadLineAsync(input, line, ct) is { } read; line++)
                {
                    if (read.IsTooLarge || read.Bytes.AsSpan().ContainsAnyExcept(Blanks))
                        yield return read;
                }
            }
            else
            {
                yield return await ReadWholeAsync(input, ct);
            }
        }
        finally
        {
            await input.CompleteAsync();
        }
    }

    private async Task<Payload> ReadWholeAsync(PipeReader input, CancellationToken ct)
    {
        while (true)
        {
            var read = await input.ReadAsync(ct);
            if (read.Buffer.Length > maxBytes)
                return TakeTooLarge(read.Buffer, 1, isRecord: false);
            if (read.IsCompleted)
                return Take(read.Buffer, 1, isRecord: false);
            input.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    // Null at the end.
    private async Task<Payload?> ReadLineAsync(PipeReader input, long line, CancellationToken ct)
    {
        Payload? tooLarge = null;
        while (true)
        {
            var read = await input.ReadAsync(ct);
            var end = read.Buffer.PositionOf((byte)'\n');
            if (end is { } at)
            {
                var bytes = read.Buffer.Slice(0, at);
                var payload = tooLarge ?? (bytes.Length > maxBytes + 1 ? TakeTooLarge(bytes, line, isRecord: true) : TakeLine(bytes, line));
                BytesRead += bytes.Length + 1; // before the buffer goes back
                input.AdvanceTo(read.Buffer.GetPosition(1, at));
                return payload;
            }

            if (read.IsCompleted)
            {
                var rest = tooLarge ?? (read.Buffer.IsEmpty ? null : TakeLine(read.Buffer, line));
                BytesRead += read.Buffer.Length;
                input.AdvanceTo(read.Buffer.End);
                return rest;
            }

            if (read.Buffer.Length > maxBytes + 1)
            {
                tooLarge ??= TakeTooLarge(read.Buffer, line, isRecord: true);
                BytesRead += read.Buffer.Length;
                input.AdvanceTo(read.Buffer.End);
            }
            else
            {
                input.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            }
        }
    }

    private Payload TakeLine(ReadOnlySequence<byte> line, long number)
    {
        var payload = Take(line, number, isRecord: true);
        if (payload.Bytes is [.. var withoutEnd, (byte)'\r'])
            payload = payload with { Bytes = withoutEnd };
        return payload.Bytes.Length > maxBytes ? payload with { IsTooLarge = true } : payload;
    }

    private Payload Take(ReadOnlySequence<byte> bytes, long line, bool isRecord)
    {
        if (!isRecord)
            BytesRead += bytes.Length;
        return new Payload(source, line, isRecord, bytes.ToArray(), IsTooLarge: false);
    }

    // The beginning is enough to guess the contract from.
    private Payload TakeTooLarge(ReadOnlySequence<byte> bytes, long line, bool isRecord) =>
        new(source, line, isRecord, bytes.Slice(0, Math.Min(bytes.Length, 4096)).ToArray(), IsTooLarge: true);

    // By its name; or because a line is whole, or broken, by itself, and behind it an object begins.
    private async Task<bool> IsNdjsonAsync(PipeReader input, CancellationToken ct)
    {
        if (source.EndsWith(".ndjson", StringComparison.OrdinalIgnoreCase) || source.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase))
            return true;
        while (true)
        {
            var read = await input.ReadAsync(ct);
            var verdict = Begins(read.Buffer, read.IsCompleted || read.Buffer.Length > 2L * maxBytes);
            if (verdict is { } isNdjson)
            {
                input.AdvanceTo(read.Buffer.Start);
                return isNdjson;
            }

            input.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    // Null where more must be read to know.
    private static bool? Begins(ReadOnlySequence<byte> start, bool isAll)
    {
        var lines = new SequenceReader<byte>(start);
        lines.AdvancePastAny(Blanks);
        if (!lines.TryReadTo(out ReadOnlySequence<byte> first, (byte)'\n'))
            return isAll ? false : null;
        if (IsUnfinished(start.Slice(first.Start, lines.Position)))
            return false;
        lines.AdvancePastAny(Blanks);
        if (!lines.TryPeek(out var next))
            return isAll ? false : null;
        if (next != '{')
            return false;

        // What is broken may be the first line of a document as well: the second one decides.
        var isWhole = lines.TryReadTo(out ReadOnlySequence<byte> second, (byte)'\n');
        if (!isWhole && !isAll)
            return null;
        return IsObject(first) || IsObject(isWhole ? second : lines.UnreadSequence);
    }

    private static bool IsObject(ReadOnlySequence<byte> line)
    {
        var reader = new Utf8JsonReader(line, JsonFault.ReaderOptions);
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                return false;
            reader.Skip();
            return !reader.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }

    // A document goes on behind it: it is neither whole nor broken. Its line end belongs to it: a number ends there.
    private static bool IsUnfinished(ReadOnlySequence<byte> line)
    {
        var reader = new Utf8JsonReader(line, isFinalBlock: false, new JsonReaderState(JsonFault.ReaderOptions));
        try
        {
            while (reader.Read())
            {
                if (reader.CurrentDepth == 0 && reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
                    return false;
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
