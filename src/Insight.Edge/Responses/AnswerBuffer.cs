using System.Buffers;
using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Insight.Edge.Responses;

/// <summary>Memory in which an answer is written before it is sent, used again and again. It is cleared in between: an answer may echo ids.</summary>
internal sealed class AnswerBuffer : IDisposable
{
    private const int MaxIdle = 64;
    private const int LargestKept = 64 * 1024;

    // Quotes and brackets in a text are read by people, never by a browser: the answer is application/json.
    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly ConcurrentQueue<AnswerBuffer> Idle = new();

    private readonly ArrayBufferWriter<byte> _bytes = new(512);
    private readonly Utf8JsonWriter _json;

    private AnswerBuffer() => _json = new Utf8JsonWriter(_bytes, WriterOptions);

    /// <summary>What was written.</summary>
    public ReadOnlyMemory<byte> Written => _bytes.WrittenMemory;

    /// <summary>Takes one that is empty; disposing it gives it back.</summary>
    public static AnswerBuffer Rent() => Idle.TryDequeue(out var buffer) ? buffer : new AnswerBuffer();

    /// <summary>Adds bytes as they are.</summary>
    public void Append(ReadOnlySpan<byte> bytes) => _bytes.Write(bytes);

    /// <summary>Adds a number in decimal digits.</summary>
    public void Append(int number)
    {
        number.TryFormat(_bytes.GetSpan(11), out var length, provider: System.Globalization.CultureInfo.InvariantCulture);
        _bytes.Advance(length);
    }

    /// <summary>Writes one JSON value with a serialiser.</summary>
    public void Write<TState>(TState state, Action<Utf8JsonWriter, TState> write)
    {
        write(_json, state);
        _json.Flush();
    }

    public void Dispose()
    {
        if (_bytes.Capacity > LargestKept || Idle.Count >= MaxIdle)
        {
            _bytes.Clear();
            _json.Dispose();
            return;
        }

        _bytes.Clear();
        _json.Reset(_bytes);
        Idle.Enqueue(this);
    }
}
