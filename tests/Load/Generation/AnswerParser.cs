using System.Buffers.Text;
using System.Text;

namespace Insight.Load.Generation;

/// <summary>
/// Finds the status and the end of HTTP/1.1 answers in bytes as they come in, whatever pieces they come in. It does no more than
/// that: the generator shares the machine with what it measures.
/// </summary>
/// <remarks>One answer at a time: after <see cref="IsComplete"/>, <see cref="Reset"/> and go on with the bytes that are left.</remarks>
internal sealed class AnswerParser
{
    private const int MaxLineBytes = 64 * 1024;

    private readonly LinePiece _line = new();
    private Part _part = Part.StatusLine;
    private long _left;
    private bool _chunked;
    private bool _hasLength;

    private enum Part
    {
        StatusLine,
        Headers,
        Body,
        ChunkSize,
        ChunkData,
        ChunkEnd,
        Trailers,
        UntilClose,
        Complete,
    }

    /// <summary>The status; 0 before it was read.</summary>
    public int Status { get; private set; }

    /// <summary>Whether the server says that it closes the connection after this answer.</summary>
    public bool IsLast { get; private set; }

    /// <summary>Whether the answer is there to its end.</summary>
    public bool IsComplete => _part == Part.Complete;

    /// <summary>Whether not one byte of an answer has come yet.</summary>
    public bool IsUntouched => _part == Part.StatusLine && _line.Length == 0;

    /// <summary>Makes ready for the next answer.</summary>
    public void Reset()
    {
        _part = Part.StatusLine;
        _line.Clear();
        _left = 0;
        _chunked = false;
        _hasLength = false;
        Status = 0;
        IsLast = false;
    }

    /// <summary>Takes bytes, up to the end of the answer.</summary>
    /// <returns>How many bytes were taken; what is left belongs to the next answer.</returns>
    /// <exception cref="FormatException">This is not HTTP/1.1.</exception>
    public int Consume(ReadOnlySpan<byte> bytes)
    {
        var taken = 0;
        while (_part != Part.Complete && taken < bytes.Length)
        {
            var rest = bytes[taken..];
            taken += _part switch
            {
                Part.Body or Part.ChunkData => Skip(rest),
                Part.UntilClose => rest.Length,
                _ => Line(rest),
            };
        }

        return taken;
    }

    /// <summary>The connection was closed by the server.</summary>
    /// <returns>Whether that was the end of the answer.</returns>
    public bool Close()
    {
        if (_part == Part.UntilClose) _part = Part.Complete;
        return IsComplete;
    }

    private int Skip(ReadOnlySpan<byte> bytes)
    {
        var skipped = (int)Math.Min(_left, bytes.Length);
        _left -= skipped;
        if (_left == 0) _part = _part == Part.Body ? Part.Complete : Part.ChunkEnd;
        return skipped;
    }

    private int Line(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOf((byte)'\n');
        if (end < 0)
        {
            if (_line.Length + bytes.Length > MaxLineBytes) throw new FormatException("A line of an answer has no end.");
            _line.Append(bytes);
            return bytes.Length;
        }

        if (_line.Length == 0)
        {
            Read(bytes[..end].TrimEnd((byte)'\r'));
        }
        else
        {
            _line.Append(bytes[..end]);
            Read(_line.Bytes.TrimEnd((byte)'\r'));
            _line.Clear();
        }

        return end + 1;
    }

    private void Read(ReadOnlySpan<byte> line)
    {
        switch (_part)
        {
            case Part.StatusLine:
                Status = StatusOf(line);
                _part = Part.Headers;
                break;
            case Part.Headers when line.IsEmpty:
                EndHeaders();
                break;
            case Part.Headers:
                Header(line);
                break;
            case Part.ChunkSize:
                _left = ChunkSizeOf(line);
                _part = _left == 0 ? Part.Trailers : Part.ChunkData;
                break;
            case Part.ChunkEnd when line.IsEmpty:
                _part = Part.ChunkSize;
                break;
            case Part.Trailers:
                if (line.IsEmpty) _part = Part.Complete;
                break;
            default:
                throw new FormatException("A chunk of an answer is longer than it said.");
        }
    }

    private void Header(ReadOnlySpan<byte> line)
    {
        var colon = line.IndexOf((byte)':');
        if (colon <= 0) throw new FormatException("A header of an answer has no name.");
        var name = line[..colon];
        var value = line[(colon + 1)..].Trim((byte)' ');
        if (Ascii.EqualsIgnoreCase(name, "content-length"u8))
        {
            if (!Utf8Parser.TryParse(value, out _left, out var read) || read != value.Length || _left < 0)
                throw new FormatException("An answer's length is no number.");
            _hasLength = true;
        }
        else if (Ascii.EqualsIgnoreCase(name, "transfer-encoding"u8))
        {
            _chunked = Ascii.EqualsIgnoreCase(value, "chunked"u8);
        }
        else if (Ascii.EqualsIgnoreCase(name, "connection"u8))
        {
            IsLast = Ascii.EqualsIgnoreCase(value, "close"u8);
        }
    }

    private void EndHeaders()
    {
        if (Status is >= 100 and < 200)
            Reset();
        else if (Status is 204 or 304)
            _part = Part.Complete;
        else if (_chunked)
            _part = Part.ChunkSize;
        else if (_hasLength)
            _part = _left == 0 ? Part.Complete : Part.Body;
        else
            UntilClose();
    }

    private void UntilClose()
    {
        _part = Part.UntilClose;
        IsLast = true;
    }

    private static int StatusOf(ReadOnlySpan<byte> line)
    {
        if (line.Length < 12 || !line.StartsWith("HTTP/1."u8) || !Utf8Parser.TryParse(line.Slice(9, 3), out int status, out var read)
            || read != 3)
        {
            throw new FormatException("This is no answer of HTTP/1.1.");
        }

        return status;
    }

    private static long ChunkSizeOf(ReadOnlySpan<byte> line)
    {
        if (line.IndexOf((byte)';') is >= 0 and var extension) line = line[..extension].TrimEnd((byte)' ');
        if (!Utf8Parser.TryParse(line, out long size, out var read, 'x') || read != line.Length || size < 0)
            throw new FormatException("A chunk's size is no number.");
        return size;
    }

    // The beginning of a line whose end has not come yet.
    private sealed class LinePiece
    {
        private byte[] _bytes = new byte[256];

        public int Length { get; private set; }

        public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, Length);

        public void Append(ReadOnlySpan<byte> bytes)
        {
            if (Length + bytes.Length > _bytes.Length) Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, Length + bytes.Length));
            bytes.CopyTo(_bytes.AsSpan(Length));
            Length += bytes.Length;
        }

        public void Clear() => Length = 0;
    }
}
