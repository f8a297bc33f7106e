using System.Globalization;
using System.Text;

namespace Insight.Contract.Probing.Wire;

/// <summary>Reads an answer of HTTP/1.1 (RFC 9112, 6.3).</summary>
internal sealed class AnswerReader(Stream stream)
{
    private const int MaxHeaderBytes = 64 * 1024;
    private const int MaxBodyBytes = 64 * 1024 * 1024;

    private readonly byte[] _buffer = new byte[16 * 1024];
    private int _start;
    private int _end;
    private int _headerBytes;

    /// <summary>Reads it to its end.</summary>
    /// <exception cref="IOException">It breaks off, or is no HTTP.</exception>
    public async Task<WireAnswer> ReadAsync(bool hasNoBody, CancellationToken ct)
    {
        var (status, headers) = await ReadHeadAsync(ct);
        while (status is >= 100 and < 200)
            (status, headers) = await ReadHeadAsync(ct);

        using var body = new MemoryStream();
        if (!hasNoBody && status is not (204 or 304))
            await ReadBodyAsync(headers, body, ct);
        return new WireAnswer(status, headers, Encoding.UTF8.GetString(body.GetBuffer(), 0, (int)body.Length));
    }

    private async Task<(int Status, Dictionary<string, string> Headers)> ReadHeadAsync(CancellationToken ct)
    {
        var parts = (await ReadLineAsync(ct)).Split(' ', 3);
        if (parts.Length < 2 || !parts[0].StartsWith("HTTP/1.", StringComparison.Ordinal) || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var status))
            throw new IOException("The answer is no HTTP/1.1.");
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (await ReadLineAsync(ct) is { Length: > 0 } line)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon < 1)
                throw new IOException("A header of the answer has no name.");
            var (name, value) = (line[..colon], line[(colon + 1)..].Trim());
            headers[name] = headers.TryGetValue(name, out var before) ? $"{before}, {value}" : value;
        }

        return (status, headers);
    }

    private async Task ReadBodyAsync(Dictionary<string, string> headers, MemoryStream body, CancellationToken ct)
    {
        if (headers.TryGetValue("Transfer-Encoding", out var coding) && coding.Contains("chunked", StringComparison.OrdinalIgnoreCase))
        {
            while (await ReadChunkSizeAsync(ct) is > 0 and var size)
            {
                await CopyAsync(size, body, ct);
                await ReadLineAsync(ct);
            }
        }
        else if (headers.TryGetValue("Content-Length", out var length))
        {
            await CopyAsync(int.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out var known) ? known : throw new IOException("The answer's length is no number."), body, ct);
        }
        else
        {
            while (await FillAsync(ct))
                Take(_end - _start, body);
        }
    }

    private async Task<int> ReadChunkSizeAsync(CancellationToken ct) =>
        int.TryParse((await ReadLineAsync(ct)).Split(';')[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var size)
            ? size
            : throw new IOException("A chunk of the answer has no size.");

    private async Task CopyAsync(int count, MemoryStream body, CancellationToken ct)
    {
        while (count > 0)
        {
            if (_start == _end && !await FillAsync(ct))
                throw new IOException("The answer breaks off.");
            var taken = Math.Min(count, _end - _start);
            Take(taken, body);
            count -= taken;
        }
    }

    private void Take(int count, MemoryStream body)
    {
        if (body.Length + count > MaxBodyBytes)
            throw new IOException("The answer is too long.");
        body.Write(_buffer, _start, count);
        _start += count;
    }

    private async Task<string> ReadLineAsync(CancellationToken ct)
    {
        var line = new StringBuilder();
        while (true)
        {
            if (_start == _end && !await FillAsync(ct))
                throw new IOException("The connection was closed without a whole answer.");
            var next = (char)_buffer[_start++];
            if (next == '\n')
                return line.Length > 0 && line[^1] == '\r' ? line.ToString(0, line.Length - 1) : line.ToString();
            if (++_headerBytes > MaxHeaderBytes)
                throw new IOException("The answer's headers are too long.");
            line.Append(next);
        }
    }

    private async Task<bool> FillAsync(CancellationToken ct)
    {
        _start = 0;
        _end = await stream.ReadAsync(_buffer, ct);
        return _end > 0;
    }
}
