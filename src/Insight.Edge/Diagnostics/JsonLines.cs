using System.Buffers;
using System.Text.Json;
using Microsoft.Extensions.Logging.Console;

namespace Insight.Edge.Diagnostics;

/// <summary>
/// Writes a log line as the framework's JSON console formatter does, field for field, but as UTF-8 at once and into memory that is used again.
/// </summary>
/// <param name="category">The logger's category.</param>
/// <param name="options">Timestamp and scopes, as <c>Logging:Console:FormatterOptions</c> sets them.</param>
/// <param name="scopes">The scopes that are open.</param>
/// <param name="time">The lines' clock.</param>
/// <param name="output">Takes the lines.</param>
internal sealed class JsonLines(
    string category, JsonConsoleFormatterOptions options, IExternalScopeProvider scopes, TimeProvider time, LineOutput output) : ILogger
{
    private const int LargestKept = 64 * 1024;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _buffer;

    [ThreadStatic]
    private static Utf8JsonWriter? _json;

    [ThreadStatic]
    private static JsonConsoleFormatterOptions? _writtenFor;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => scopes.Push(state);

    public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        // Another provider's writer may have other options.
        var isKept = _json is not null && _writtenFor == options;
        var buffer = isKept ? _buffer! : new ArrayBufferWriter<byte>(1024);
        var json = isKept ? _json! : new Utf8JsonWriter(buffer, options.JsonWriterOptions);
        (_buffer, _json) = (null, null); // a value that logs while it is written gets others
        json.WriteStartObject();
        WriteHead(json, logLevel, eventId.Id);
        var own = state as IJsonLogState;
        if (own is not null)
            own.WriteMessage(json);
        else
            json.WriteString("Message"u8, formatter(state, exception));
        if (exception is not null)
            json.WriteString("Exception"u8, exception.ToString());
        json.WriteStartObject("State"u8);
        if (own is not null)
            own.WriteValues(json);
        else if (state is IReadOnlyList<KeyValuePair<string, object?>> values)
            WriteValues(json, values);
        json.WriteEndObject();
        if (options.IncludeScopes)
            WriteScopes(json);
        json.WriteEndObject();
        json.Flush();
        buffer.Write("\n"u8);
        output.Write(buffer.WrittenSpan, urgent: logLevel >= LogLevel.Error);

        if (buffer.Capacity > LargestKept)
            return;
        buffer.Clear();
        json.Reset(buffer);
        (_buffer, _json, _writtenFor) = (buffer, json, options);
    }

    private void WriteHead(Utf8JsonWriter json, LogLevel level, int eventId)
    {
        if (options.TimestampFormat is { } format)
        {
            var now = options.UseUtcTimestamp ? time.GetUtcNow() : time.GetLocalNow();
            Span<char> text = stackalloc char[64];
            if (now.TryFormat(text, out var length, format))
                json.WriteString("Timestamp"u8, text[..length]);
            else
                json.WriteString("Timestamp"u8, now.ToString(format));
        }

        json.WriteNumber("EventId"u8, eventId);
        json.WriteString("LogLevel"u8, level switch
        {
            LogLevel.Trace => "Trace"u8,
            LogLevel.Debug => "Debug"u8,
            LogLevel.Information => "Information"u8,
            LogLevel.Warning => "Warning"u8,
            LogLevel.Error => "Error"u8,
            _ => "Critical"u8,
        });
        json.WriteString("Category"u8, category);
    }

    private static void WriteValues(Utf8JsonWriter json, IReadOnlyList<KeyValuePair<string, object?>> values)
    {
        for (var i = 0; i < values.Count; i++)
        {
            var (name, value) = values[i];
            json.WritePropertyName(name);
            JsonLogValue.Write(json, value);
        }
    }

    private void WriteScopes(Utf8JsonWriter json)
    {
        json.WriteStartArray("Scopes"u8);
        scopes.ForEachScope(
            static (scope, json) =>
            {
                if (scope is IReadOnlyList<KeyValuePair<string, object?>> values)
                {
                    json.WriteStartObject();
                    json.WriteString("Message"u8, scope.ToString());
                    WriteValues(json, values);
                    json.WriteEndObject();
                }
                else
                {
                    json.WriteStringValue(scope?.ToString());
                }
            },
            json);
        json.WriteEndArray();
    }
}
