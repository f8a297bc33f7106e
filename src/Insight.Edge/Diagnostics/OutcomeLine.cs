using System.Collections;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Insight.Edge.Responses;

namespace Insight.Edge.Diagnostics;

/// <summary>The one line about a request. To any logger it is a state like any other; <see cref="JsonLines"/> lets it write itself.</summary>
internal sealed class OutcomeLine : IReadOnlyList<KeyValuePair<string, object?>>, IJsonLogState
{
    /// <summary>Its event.</summary>
    public static readonly EventId Event = new(9000, "Answered");

    private const string Template =
        "{RequestId} {Contract} client {Client} ehr {Ehr}: {Outcome} {Status}, accepted {Accepted}, refused {Refused}, issues {Issues}, {Milliseconds:0.000} ms";

    // An id of 64 letters, a client's and an EHR's of as many, names and numbers: it always fits.
    private const int MaxLength = 1024;

    /// <summary>The request's id.</summary>
    public required string RequestId { get; init; }

    /// <summary>The contract that answered.</summary>
    public required string Contract { get; init; }

    /// <summary>Who called; null where nobody known did.</summary>
    public required string? Client { get; init; }

    /// <summary>The client's EHR; null likewise.</summary>
    public required string? Ehr { get; init; }

    /// <summary>How it ended.</summary>
    public required OutcomeKind Outcome { get; init; }

    /// <summary>The answer's status; null where nobody was left to answer.</summary>
    public required int? Status { get; init; }

    /// <summary>How many entries are stored.</summary>
    public required int Accepted { get; init; }

    /// <summary>How many entries are refused.</summary>
    public required int Refused { get; init; }

    /// <summary>How many issues were told.</summary>
    public required int Issues { get; init; }

    /// <summary>How long it took.</summary>
    public required double Milliseconds { get; init; }

    /// <summary>How much of it the backend took; null where nothing was sent to it.</summary>
    public double? BackendMilliseconds { get; init; }

    /// <summary>The trace that it belongs to, 32 hex digits; null where nobody traces.</summary>
    public string? TraceId { get; init; }

    /// <inheritdoc/>
    public int Count => 13;

    /// <inheritdoc/>
    public KeyValuePair<string, object?> this[int index] => index switch
    {
        0 => new(nameof(RequestId), RequestId),
        1 => new(nameof(Contract), Contract),
        2 => new(nameof(Client), Client),
        3 => new(nameof(Ehr), Ehr),
        4 => new(nameof(Outcome), Outcome),
        5 => new(nameof(Status), Status),
        6 => new(nameof(Accepted), Accepted),
        7 => new(nameof(Refused), Refused),
        8 => new(nameof(Issues), Issues),
        9 => new(nameof(Milliseconds), Milliseconds),
        10 => new(nameof(BackendMilliseconds), BackendMilliseconds),
        11 => new(nameof(TraceId), TraceId),
        12 => new("{OriginalFormat}", Template),
        _ => throw new ArgumentOutOfRangeException(nameof(index)),
    };

    /// <inheritdoc/>
    public void WriteMessage(Utf8JsonWriter json)
    {
        Span<byte> text = stackalloc byte[MaxLength];
        json.WriteString(Names.Message, text[..Write(text)]);
    }

    /// <inheritdoc/>
    public void WriteValues(Utf8JsonWriter json)
    {
        json.WriteString(Names.RequestId, RequestId);
        json.WriteString(Names.Contract, Contract);
        json.WriteString(Names.Client, Client);
        json.WriteString(Names.Ehr, Ehr);
        json.WriteString(Names.Outcome, NameOf(Outcome));
        if (Status is { } status)
            json.WriteNumber(Names.Status, status);
        else
            json.WriteNull(Names.Status);
        json.WriteNumber(Names.Accepted, Accepted);
        json.WriteNumber(Names.Refused, Refused);
        json.WriteNumber(Names.Issues, Issues);
        json.WriteNumber(Names.Milliseconds, Milliseconds);
        if (BackendMilliseconds is { } atBackend)
            json.WriteNumber(Names.BackendMilliseconds, atBackend);
        else
            json.WriteNull(Names.BackendMilliseconds);
        json.WriteString(Names.TraceId, TraceId);
        json.WriteString(Names.OriginalFormat, Names.Template);
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        Span<byte> text = stackalloc byte[MaxLength];
        return Encoding.UTF8.GetString(text[..Write(text)]);
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
            yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    // The template, filled in.
    private int Write(Span<byte> text)
    {
        Utf8.TryWrite(
            text,
            CultureInfo.InvariantCulture,
            $"{RequestId} {Contract} client {Client} ehr {Ehr}: {NameOf(Outcome)} {Status}, accepted {Accepted}, refused {Refused}, issues {Issues}, {Milliseconds:0.000} ms",
            out var length);
        return length;
    }

    private static string NameOf(OutcomeKind outcome) => Enum.GetName(outcome) ?? "";

    private static class Names
    {
        public static readonly JsonEncodedText Message = JsonEncodedText.Encode("Message");
        public static readonly JsonEncodedText RequestId = JsonEncodedText.Encode(nameof(OutcomeLine.RequestId));
        public static readonly JsonEncodedText Contract = JsonEncodedText.Encode(nameof(OutcomeLine.Contract));
        public static readonly JsonEncodedText Client = JsonEncodedText.Encode(nameof(OutcomeLine.Client));
        public static readonly JsonEncodedText Ehr = JsonEncodedText.Encode(nameof(OutcomeLine.Ehr));
        public static readonly JsonEncodedText Outcome = JsonEncodedText.Encode(nameof(OutcomeLine.Outcome));
        public static readonly JsonEncodedText Status = JsonEncodedText.Encode(nameof(OutcomeLine.Status));
        public static readonly JsonEncodedText Accepted = JsonEncodedText.Encode(nameof(OutcomeLine.Accepted));
        public static readonly JsonEncodedText Refused = JsonEncodedText.Encode(nameof(OutcomeLine.Refused));
        public static readonly JsonEncodedText Issues = JsonEncodedText.Encode(nameof(OutcomeLine.Issues));
        public static readonly JsonEncodedText Milliseconds = JsonEncodedText.Encode(nameof(OutcomeLine.Milliseconds));
        public static readonly JsonEncodedText BackendMilliseconds = JsonEncodedText.Encode(nameof(OutcomeLine.BackendMilliseconds));
        public static readonly JsonEncodedText TraceId = JsonEncodedText.Encode(nameof(OutcomeLine.TraceId));
        public static readonly JsonEncodedText OriginalFormat = JsonEncodedText.Encode("{OriginalFormat}");
        public static readonly JsonEncodedText Template = JsonEncodedText.Encode(OutcomeLine.Template);
    }
}
