using Insight.Backend.Diagnostics;
using Insight.Backend.Storage;

namespace Insight.Backend.Endpoints;

/// <summary><c>POST /events</c>: stores an event, once for its client, and answers once it is durable.</summary>
internal sealed partial class StoreEvent(IEventStore store, TimeProvider time, ILogger<StoreEvent> logger)
{
    /// <summary>The route.</summary>
    public const string Route = "/events";

    /// <summary>Handles one request.</summary>
    public async Task HandleAsync(HttpContext context)
    {
        var started = time.GetTimestamp();
        if (!CallerHeaders.TryRead(context.Request.Headers, out var caller, out var refusal))
        {
            await RefuseAsync(context, refusal);
            return;
        }

        // The body's memory is the event's: it goes back to the pool only when the store is done with it.
        using var body = await PooledBody.ReadAsync(context.Request, context.RequestAborted);
        if (!EventReader.TryRead(body.Memory, caller, out var received, out refusal))
        {
            await RefuseAsync(context, refusal);
            return;
        }

        EventReceipt receipt;
        try
        {
            receipt = await store.AddAsync(received, context.RequestAborted);
        }
        catch (StorageException failure)
        {
            Log.Failed(logger, failure.Cause, failure.Code, caller.Client, caller.Ehr, caller.RequestId, Milliseconds(started));
            await Answers.ErrorAsync(context, StatusCodes.Status500InternalServerError, StorageException.Answer);
            return;
        }

        Log.Stored(logger, receipt.EventId, receipt.IsNew, caller.Client, caller.Ehr, caller.RequestId, Milliseconds(started));
        await Answers.ReceivedAsync(context, receipt, received);
    }

    private Task RefuseAsync(HttpContext context, string refusal)
    {
        Log.Refused(logger, refusal, context.Request.Headers[CallerHeaders.RequestId]);
        return Answers.ErrorAsync(context, StatusCodes.Status400BadRequest, refusal);
    }

    private double Milliseconds(long started) => time.GetElapsedTime(started).TotalMilliseconds;

    private static partial class Log
    {
        [LoggerMessage(BackendEventIds.EventStored, LogLevel.Information,
            "Stored event {EventId}, new {IsNew}, from client {Client} of EHR {Ehr}, request {RequestId}, in {Milliseconds:F3} ms.")]
        public static partial void Stored(
            ILogger logger, long eventId, bool isNew, string client, string ehr, string? requestId, double milliseconds);

        [LoggerMessage(BackendEventIds.EventRefused, LogLevel.Warning, "Refused an event: {Refusal} Request {RequestId}.")]
        public static partial void Refused(ILogger logger, string refusal, string? requestId);

        [LoggerMessage(BackendEventIds.EventFailed, LogLevel.Error,
            "Storage of an event failed: {Cause}, code {Code}, client {Client} of EHR {Ehr}, request {RequestId}, after {Milliseconds:F3} ms.")]
        public static partial void Failed(
            ILogger logger, string cause, string code, string client, string ehr, string? requestId, double milliseconds);
    }
}
