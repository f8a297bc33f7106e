using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Insight.Backend.Storage;
using Microsoft.AspNetCore.Diagnostics;

namespace Insight.Backend.Endpoints;

/// <summary>Writes the backend's JSON answers.</summary>
internal static class Answers
{
    /// <summary>The media type of every answer.</summary>
    public const string Json = "application/json";

    /// <summary>How answers are written: read by programs, never pasted into HTML.</summary>
    public static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>200 with the number of entries that are stored.</summary>
    public static Task StoredAsync(HttpContext context, int stored) =>
        WriteAsync(context, StatusCodes.Status200OK, json => json.WriteNumber("stored"u8, stored));

    /// <summary>200 with what a sender learns of its event.</summary>
    public static Task ReceivedAsync(HttpContext context, EventReceipt receipt, AppointmentEvent appointmentEvent) =>
        WriteAsync(context, StatusCodes.Status200OK, json =>
        {
            json.WriteNumber("event_id"u8, receipt.EventId);
            json.WriteString("received_at"u8, EventJson.Time(receipt.ReceivedAt));
            json.WriteString("event_type"u8, appointmentEvent.EventType);
            json.WriteString("appointment_id"u8, appointmentEvent.AppointmentId);
            json.WriteString("patient_id"u8, appointmentEvent.PatientId);
        });

    /// <summary>A health route's answer.</summary>
    public static Task StatusAsync(HttpContext context, int code, string status) =>
        WriteAsync(context, code, json => json.WriteString("status"u8, status));

    /// <summary>An error, which names a place and a rule and never a value from a payload.</summary>
    public static Task ErrorAsync(HttpContext context, int code, string error) =>
        WriteAsync(context, code, json => json.WriteString("error"u8, error));

    /// <summary>Gives a body to the answers that routing leaves without one.</summary>
    public static Task EmptyAsync(StatusCodeContext empty)
    {
        var code = empty.HttpContext.Response.StatusCode;
        return ErrorAsync(empty.HttpContext, code, code switch
        {
            StatusCodes.Status404NotFound => "not found",
            StatusCodes.Status405MethodNotAllowed => "method not allowed",
            _ => "bad request",
        });
    }

    private static async Task WriteAsync(HttpContext context, int code, Action<Utf8JsonWriter> properties)
    {
        var body = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(body, WriterOptions))
        {
            json.WriteStartObject();
            properties(json);
            json.WriteEndObject();
        }

        context.Response.StatusCode = code;
        context.Response.ContentType = Json;
        context.Response.ContentLength = body.WrittenCount;
        await context.Response.Body.WriteAsync(body.WrittenMemory, context.RequestAborted);
    }
}
