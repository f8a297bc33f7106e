using System.Text.Json;
using Insight.Backend.Diagnostics;
using Insight.Backend.Schema;
using Insight.Backend.Storage;

namespace Insight.Backend.Endpoints;

/// <summary><c>GET /appointments/{ehr}/{id}</c>: one stored appointment, its documented fields and the original.</summary>
internal sealed partial class ReadAppointment(
    IAppointmentStore store,
    [FromKeyedServices(ContractNames.SyncAppointments)] DocumentedFields fields,
    TimeProvider time,
    ILogger<ReadAppointment> logger)
{
    /// <summary>The route; <see cref="AppointmentAddressMiddleware"/> has taken the values already.</summary>
    public const string Route = "/appointments/{ehr}/{id}";

    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";

    /// <summary>Handles one request.</summary>
    public async Task HandleAsync(HttpContext context)
    {
        var started = time.GetTimestamp();
        if (context.Features.Get<AppointmentAddress>() is not { } address)
        {
            await Answers.ErrorAsync(context, StatusCodes.Status400BadRequest, "path: must be /appointments/{ehr}/{id}, percent-encoded UTF-8.");
            return;
        }

        StoredAppointment? found;
        try
        {
            found = await store.FindAsync(address.Ehr, address.Id, context.RequestAborted);
        }
        catch (StorageException failure)
        {
            Log.Failed(logger, failure.Cause, failure.Code);
            await Answers.ErrorAsync(context, StatusCodes.Status500InternalServerError, StorageException.Answer);
            return;
        }

        Log.Read(logger, found is not null, time.GetElapsedTime(started).TotalMilliseconds);
        await (found is null
            ? Answers.ErrorAsync(context, StatusCodes.Status404NotFound, "not found")
            : WriteAsync(context, address, found));
    }

    private async Task WriteAsync(HttpContext context, AppointmentAddress address, StoredAppointment found)
    {
        using var entry = JsonDocument.Parse(found.Document);
        context.Response.ContentType = Answers.Json;
        await using var json = new Utf8JsonWriter(context.Response.BodyWriter, Answers.WriterOptions);
        json.WriteStartObject();
        json.WriteString("ehr"u8, address.Ehr);
        json.WriteString("id"u8, address.Id);
        json.WriteString("received_at"u8, found.ReceivedAt.UtcDateTime.ToString(TimeFormat));
        json.WriteString("updated_at"u8, found.UpdatedAt.UtcDateTime.ToString(TimeFormat));
        json.WriteString("client"u8, found.Caller.Client);
        json.WriteString("organization"u8, found.Caller.Organization);
        json.WriteString("request_id"u8, found.Caller.RequestId);
        fields.WriteTo(json, entry.RootElement);
        json.WritePropertyName("original"u8);
        json.WriteRawValue(found.Document.Span, skipInputValidation: true);
        json.WriteEndObject();
    }

    private static partial class Log
    {
        [LoggerMessage(BackendEventIds.AppointmentRead, LogLevel.Information, "Read an appointment: found {Found}, in {Milliseconds:F3} ms.")]
        public static partial void Read(ILogger logger, bool found, double milliseconds);

        [LoggerMessage(BackendEventIds.ReadFailed, LogLevel.Error, "Storage failed at a read: {Cause}, code {Code}.")]
        public static partial void Failed(ILogger logger, string cause, string code);
    }
}
