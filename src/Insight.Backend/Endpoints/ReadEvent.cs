using System.Text.Json;
using Insight.Backend.Diagnostics;
using Insight.Backend.Storage;

namespace Insight.Backend.Endpoints;

/// <summary><c>GET /events/{event_id}</c>: one stored event.</summary>
internal sealed partial class ReadEvent(IEventStore store, EventJson events, TimeProvider time, ILogger<ReadEvent> logger)
{
    /// <summary>The route.</summary>
    public const string Route = $"{StoreEvent.Route}/{{{IdName}}}";

    private const string IdName = "event_id";

    /// <summary>Handles one request.</summary>
    public async Task HandleAsync(HttpContext context)
    {
        var started = time.GetTimestamp();
        StoredEvent? found = null;
        try
        {
            // What no event's id can look like names no event.
            if (PlainNumber.TryParse((string?)context.Request.RouteValues[IdName], out var eventId))
                found = await store.FindAsync(eventId, context.RequestAborted);
        }
        catch (StorageException failure)
        {
            Log.Failed(logger, failure.Cause, failure.Code);
            await Answers.ErrorAsync(context, StatusCodes.Status500InternalServerError, StorageException.Answer);
            return;
        }

        Log.Read(logger, found is not null, time.GetElapsedTime(started).TotalMilliseconds);
        await (found is null ? Answers.ErrorAsync(context, StatusCodes.Status404NotFound, "not found") : WriteAsync(context, found));
    }

    private async Task WriteAsync(HttpContext context, StoredEvent found)
    {
        context.Response.ContentType = Answers.Json;
        await using var json = new Utf8JsonWriter(context.Response.BodyWriter, Answers.WriterOptions);
        events.WriteTo(json, found);
    }

    private static partial class Log
    {
        [LoggerMessage(BackendEventIds.EventRead, LogLevel.Information, "Read an event: found {Found}, in {Milliseconds:F3} ms.")]
        public static partial void Read(ILogger logger, bool found, double milliseconds);

        [LoggerMessage(BackendEventIds.EventReadFailed, LogLevel.Error, "Storage failed at a read of an event: {Cause}, code {Code}.")]
        public static partial void Failed(ILogger logger, string cause, string code);
    }
}
