using System.Text.Json;
using Insight.Backend.Schema;
using Insight.Backend.Storage;

namespace Insight.Backend.Endpoints;

/// <summary>How a stored event reads: what is known of it, its documented fields and the original.</summary>
internal sealed class EventJson([FromKeyedServices(ContractNames.AppointmentEvent)] DocumentedFields fields)
{
    // The guide's: UTC, and no zone.
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.ffffff";

    /// <summary>A time as every answer about events tells it.</summary>
    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString(TimeFormat);

    /// <summary>Writes an event as one object.</summary>
    public void WriteTo(Utf8JsonWriter json, StoredEvent stored)
    {
        using var document = JsonDocument.Parse(stored.Document);
        json.WriteStartObject();
        json.WriteNumber("event_id"u8, stored.EventId);
        json.WriteString("received_at"u8, Time(stored.ReceivedAt));
        json.WriteString("client"u8, stored.Caller.Client);
        json.WriteString("ehr"u8, stored.Caller.Ehr);
        json.WriteString("organization"u8, stored.Caller.Organization);
        json.WriteString("request_id"u8, stored.Caller.RequestId);
        fields.WriteTo(json, document.RootElement);
        json.WritePropertyName("original"u8);
        json.WriteRawValue(stored.Document.Span, skipInputValidation: true);
        json.WriteEndObject();
    }
}
