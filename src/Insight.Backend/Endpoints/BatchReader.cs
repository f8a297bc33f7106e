using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Insight.Backend.Storage;

namespace Insight.Backend.Endpoints;

/// <summary>
/// Finds the entries of a batch in one pass over its bytes: the elements of <c>appointments</c>, or the top level itself where
/// there is no such property. Only what storing needs is checked here; the edge has validated the rest. Of a name that occurs
/// twice the last one counts, and what is wrong in the earlier one does not.
/// </summary>
internal ref struct BatchReader
{
    private readonly ReadOnlyMemory<byte> _body;
    private Utf8JsonReader _json;

    private BatchReader(ReadOnlyMemory<byte> body)
    {
        _body = body;
        _json = new Utf8JsonReader(body.Span);
    }

    /// <summary>Reads a body.</summary>
    /// <param name="body">The caller's JSON. The entries refer into it.</param>
    /// <param name="entries">The entries in their order, at least one.</param>
    /// <param name="refusal">Otherwise the place and the rule that it breaks; never a value.</param>
    public static bool TryRead(
        ReadOnlyMemory<byte> body,
        [NotNullWhen(true)] out IReadOnlyList<AppointmentEntry>? entries,
        [NotNullWhen(false)] out string? refusal)
    {
        entries = null;
        if (!JsonBody.IsUtf8(body, out refusal)) return false;
        try
        {
            refusal = new BatchReader(body).ReadTop(out var found);
            if (refusal is null) entries = found;
        }
        catch (JsonException invalid)
        {
            refusal = JsonBody.Refusal(invalid);
        }

        return entries is not null;
    }

    private string? ReadTop(out List<AppointmentEntry> entries)
    {
        List<AppointmentEntry>? batch = null;
        string? refusal = null;
        _json.Read();
        var single = new Entry { Start = (int)_json.TokenStartIndex };
        if (_json.TokenType != JsonTokenType.StartObject)
        {
            entries = [];
            _json.Skip();
            _json.Read();
            return $"{JsonBody.TopLevel}: must be an object.";
        }

        while (_json.Read() && _json.TokenType == JsonTokenType.PropertyName)
        {
            if (JsonBody.IsName(in _json, "appointments"u8)) refusal = ReadList(batch = []);
            else ReadProperty(ref single);
        }

        var end = (int)_json.BytesConsumed;
        _json.Read(); // nothing but white space may follow
        entries = batch ?? [];
        return batch is null ? single.Refusal(JsonBody.TopLevel, "") ?? Add(entries, single, end) : refusal;
    }

    private string? ReadList(List<AppointmentEntry> entries)
    {
        _json.Read();
        if (_json.TokenType != JsonTokenType.StartArray)
        {
            _json.Skip();
            return "appointments: must be an array.";
        }

        string? refusal = null;
        for (var index = 0; _json.Read() && _json.TokenType != JsonTokenType.EndArray; index++)
        {
            var entry = ReadEntry();
            if (refusal is not null) continue;
            // The place is spelt out only for who is refused.
            if (entry.IsRefused) refusal = entry.Refusal($"appointments[{index}]", $"appointments[{index}].");
            else Add(entries, entry, (int)_json.BytesConsumed);
        }

        return refusal ?? (entries.Count == 0 ? "appointments: must contain at least one entry." : null);
    }

    private Entry ReadEntry()
    {
        var entry = new Entry { Start = (int)_json.TokenStartIndex };
        if (_json.TokenType != JsonTokenType.StartObject)
        {
            _json.Skip();
            entry.IsNoObject = true;
            return entry;
        }

        while (_json.Read() && _json.TokenType == JsonTokenType.PropertyName) ReadProperty(ref entry);
        return entry;
    }

    private void ReadProperty(ref Entry entry)
    {
        var isAppointment = JsonBody.IsName(in _json, "appointment"u8);
        _json.Read();
        if (!isAppointment)
        {
            _json.Skip();
            return;
        }

        entry.Id = null;
        entry.HasAppointment = _json.TokenType == JsonTokenType.StartObject;
        if (entry.HasAppointment) entry.Id = ReadId();
        else _json.Skip();
    }

    private string? ReadId()
    {
        string? id = null;
        while (_json.Read() && _json.TokenType == JsonTokenType.PropertyName)
        {
            var isId = JsonBody.IsName(in _json, "id"u8);
            _json.Read();
            if (isId) id = JsonBody.TextOrNull(in _json);
            _json.Skip();
        }

        return id;
    }

    private readonly string? Add(List<AppointmentEntry> entries, in Entry entry, int end)
    {
        entries.Add(new AppointmentEntry(entry.Id!, _body[entry.Start..end]));
        return null;
    }

    /// <summary>What was seen of an entry.</summary>
    private struct Entry
    {
        public int Start;
        public bool IsNoObject;
        public bool HasAppointment;
        public string? Id;

        // An empty id would have no address to be read at.
        public readonly bool IsRefused => string.IsNullOrEmpty(Id);

        public readonly string? Refusal(string place, string prefix) => this switch
        {
            { IsNoObject: true } => $"{place}: must be an object.",
            { HasAppointment: false } => $"{prefix}appointment: must be an object.",
            { IsRefused: true } => $"{prefix}appointment.id: must be a string that is not empty.",
            _ => null,
        };
    }
}
