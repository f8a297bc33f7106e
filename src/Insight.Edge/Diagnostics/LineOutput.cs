using System.Globalization;
using System.Text;

namespace Insight.Edge.Diagnostics;

/// <summary>
/// Collects log lines in memory and writes them out from a thread of its own, many with one call: a call a line costs more than the line.
/// </summary>
/// <remarks>
/// What is collected is bounded. Where it is full, because nobody reads the output, whoever logs waits for room, for a quarter of a second at most; after that
/// lines are dropped and counted until half of the room is free, and a line of their own tells how many. So a reader that pauses costs nothing, and one that does
/// not keep up costs lines; neither stops a request for good.
/// </remarks>
internal sealed class LineOutput : IDisposable
{
    /// <summary>Most bytes that wait to be written, beside those that are being written.</summary>
    internal const int Room = 4 * 1024 * 1024;

    private static readonly TimeSpan Linger = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan DefaultPatience = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LastWrite = TimeSpan.FromSeconds(5);

    private readonly Stream _destination;
    private readonly TimeProvider _time;
    private readonly TimeSpan _patience;
    private readonly object _gate = new();
    private readonly ManualResetEventSlim _hurry = new(initialState: false, spinCount: 0); // it waits for long
    private readonly Thread _writer;
    private byte[] _lines = new byte[64 * 1024];
    private int _length;
    private int _dropped;
    private bool _dropping;
    private bool _closed;

    /// <param name="destination">Where the lines go; it is not closed.</param>
    /// <param name="time">The clock that dates the line about dropped ones.</param>
    /// <param name="patience">How long whoever logs waits for room; a quarter of a second unless told.</param>
    public LineOutput(Stream destination, TimeProvider time, TimeSpan? patience = null)
    {
        _patience = patience ?? DefaultPatience;
        _destination = destination;
        _time = time;
        _writer = new Thread(WriteAll) { IsBackground = true, Name = "Log writer" };
        _writer.Start();
    }

    /// <summary>Adds a line, which ends with its line end.</summary>
    /// <param name="line">The line.</param>
    /// <param name="urgent">True where it is to be written without waiting for more.</param>
    public void Write(ReadOnlySpan<byte> line, bool urgent)
    {
        lock (_gate)
        {
            if (!HasRoomFor(line.Length))
            {
                _dropped++;
                return;
            }

            if (_lines.Length - _length < line.Length)
                Array.Resize(ref _lines, Math.Min(Room, Math.Max(_lines.Length * 2, _length + line.Length)));
            line.CopyTo(_lines.AsSpan(_length));
            _length += line.Length;
            if (_length == line.Length)
                Monitor.PulseAll(_gate);
            if (urgent || _length > Room / 4)
                _hurry.Set();
        }
    }

    /// <summary>Writes what is there, and ends. An output that nobody reads is given up after five seconds.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _closed = true;
            Monitor.PulseAll(_gate);
        }

        _hurry.Set();
        if (_writer.Join(LastWrite))
            _hurry.Dispose();
    }

    private bool HasRoomFor(int length)
    {
        if (_closed || length > Room)
            return false;
        if (_dropping && _length > Room / 2)
            return false;
        _dropping = false;
        var start = _time.GetTimestamp();
        while (Room - _length < length)
        {
            var left = _patience - _time.GetElapsedTime(start);
            if (_closed || left <= TimeSpan.Zero || !Monitor.Wait(_gate, left))
            {
                _dropping = true;
                return false;
            }
        }

        return true;
    }

    private void WriteAll()
    {
        byte[] batch = new byte[64 * 1024];
        while (true)
        {
            lock (_gate)
            {
                while (_length == 0 && !_closed)
                    Monitor.Wait(_gate);
                if (_length == 0)
                    return;
            }

            // More may come in a moment; whoever cannot wait for it says so.
            _hurry.Wait(Linger);
            _hurry.Reset();
            int length;
            lock (_gate)
            {
                (batch, _lines, length, _length) = (_lines, batch, _length, 0);
                if (_dropped > 0)
                    AddDropped();
                Monitor.PulseAll(_gate);
            }

            WriteOut(batch.AsSpan(0, length));
        }
    }

    // Its own words, in the same form: nothing of what was dropped.
    private void AddDropped()
    {
        var at = _time.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
        var count = _dropped.ToString(CultureInfo.InvariantCulture);
        var line = Encoding.UTF8.GetBytes(
            $"{{\"Timestamp\":\"{at}\",\"EventId\":9002,\"LogLevel\":\"Warning\",\"Category\":\"{typeof(LineOutput).FullName}\"," +
            $"\"Message\":\"{count} log line(s) were dropped: nobody took them.\",\"State\":{{\"Lines\":{count}}}}}\n");
        if (_lines.Length < line.Length)
            return;
        line.CopyTo(_lines, 0);
        _length = line.Length;
        _dropped = 0;
    }

    private void WriteOut(ReadOnlySpan<byte> lines)
    {
        try
        {
            _destination.Write(lines);
            _destination.Flush();
        }
        catch (IOException)
        {
            // There is no output any more, and nowhere to say so.
        }
    }
}
