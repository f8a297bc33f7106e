using System.Text.Json;
using Insight.Backend.Diagnostics;
using Insight.Backend.Storage;

namespace Insight.Backend.Endpoints;

/// <summary>
/// <c>GET /events?after={event_id}&amp;limit={n}</c>: a page of events in the order of their ids, and where the next one begins. A
/// page may hold fewer than its limit though more follow; only an empty one says that there are no more yet.
/// </summary>
internal sealed partial class ReadFeed(IEventStore store, EventJson events, TimeProvider time, ILogger<ReadFeed> logger)
{
    /// <summary>The route.</summary>
    public const string Route = StoreEvent.Route;

    // A page is sent in parts of about this size, so that it does not stand in memory a second time.
    private const int PartBytes = 64 * 1024;

    /// <summary>Handles one request.</summary>
    public async Task HandleAsync(HttpContext context)
    {
        var started = time.GetTimestamp();
        if (!FeedQuery.TryRead(context.Request.Query, out var query, out var refusal))
        {
            await Answers.ErrorAsync(context, StatusCodes.Status400BadRequest, refusal);
            return;
        }

        IReadOnlyList<StoredEvent> page;
        try
        {
            page = await store.ReadAsync(query.After, query.Limit, context.RequestAborted);
        }
        catch (StorageException failure)
        {
            Log.Failed(logger, failure.Cause, failure.Code);
            await Answers.ErrorAsync(context, StatusCodes.Status500InternalServerError, StorageException.Answer);
            return;
        }

        Log.Read(logger, page.Count, time.GetElapsedTime(started).TotalMilliseconds);
        await WriteAsync(context, page, next: page.Count == 0 ? query.After : page[^1].EventId);
    }

    private async Task WriteAsync(HttpContext context, IReadOnlyList<StoredEvent> page, long next)
    {
        context.Response.ContentType = Answers.Json;
        await using var json = new Utf8JsonWriter(context.Response.BodyWriter, Answers.WriterOptions);
        json.WriteStartObject();
        json.WriteStartArray("events"u8);
        foreach (var stored in page)
        {
            events.WriteTo(json, stored);
            if (json.BytesPending + context.Response.BodyWriter.UnflushedBytes < PartBytes) continue;
            await json.FlushAsync(context.RequestAborted);
            await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
        }

        json.WriteEndArray();
        json.WriteNumber("next"u8, next);
        json.WriteEndObject();
    }

    private static partial class Log
    {
        [LoggerMessage(BackendEventIds.FeedRead, LogLevel.Information, "Read {Count} event(s) of the feed, in {Milliseconds:F3} ms.")]
        public static partial void Read(ILogger logger, int count, double milliseconds);

        [LoggerMessage(BackendEventIds.FeedFailed, LogLevel.Error, "Storage failed at a read of the feed: {Cause}, code {Code}.")]
        public static partial void Failed(ILogger logger, string cause, string code);
    }
}
