using Insight.Backend.Diagnostics;
using Insight.Backend.Storage;

namespace Insight.Backend.Endpoints;

/// <summary><c>POST /appointments</c>: stores a batch and answers once it is durable.</summary>
internal sealed partial class StoreAppointments(IAppointmentStore store, TimeProvider time, ILogger<StoreAppointments> logger)
{
    /// <summary>The route.</summary>
    public const string Route = "/appointments";

    /// <summary>Handles one request.</summary>
    public async Task HandleAsync(HttpContext context)
    {
        var started = time.GetTimestamp();
        if (!CallerHeaders.TryRead(context.Request.Headers, out var caller, out var refusal))
        {
            await RefuseAsync(context, refusal);
            return;
        }

        // The body's memory is the batch's: it goes back to the pool only when the store is done with it.
        using var body = await PooledBody.ReadAsync(context.Request, context.RequestAborted);
        if (!BatchReader.TryRead(body.Memory, out var entries, out refusal))
        {
            await RefuseAsync(context, refusal);
            return;
        }

        try
        {
            var changed = await store.UpsertAsync(new AppointmentBatch(caller, entries), context.RequestAborted);
            Log.Stored(logger, entries.Count, changed, caller.Client, caller.Ehr, caller.RequestId, Milliseconds(started));
        }
        catch (StorageException failure)
        {
            Log.Failed(logger, failure.Cause, failure.Code, caller.Client, caller.Ehr, caller.RequestId, Milliseconds(started));
            await Answers.ErrorAsync(context, StatusCodes.Status500InternalServerError, StorageException.Answer);
            return;
        }

        await Answers.StoredAsync(context, entries.Count);
    }

    private Task RefuseAsync(HttpContext context, string refusal)
    {
        Log.Refused(logger, refusal, context.Request.Headers[CallerHeaders.RequestId]);
        return Answers.ErrorAsync(context, StatusCodes.Status400BadRequest, refusal);
    }

    private double Milliseconds(long started) => time.GetElapsedTime(started).TotalMilliseconds;

    private static partial class Log
    {
        [LoggerMessage(BackendEventIds.BatchStored, LogLevel.Information,
            "Stored {Stored} appointment(s), {Changed} changed, from client {Client} of EHR {Ehr}, request {RequestId}, in {Milliseconds:F3} ms.")]
        public static partial void Stored(
            ILogger logger, int stored, int changed, string client, string ehr, string? requestId, double milliseconds);

        [LoggerMessage(BackendEventIds.BatchRefused, LogLevel.Warning, "Refused a batch: {Refusal} Request {RequestId}.")]
        public static partial void Refused(ILogger logger, string refusal, string? requestId);

        [LoggerMessage(BackendEventIds.BatchFailed, LogLevel.Error,
            "Storage failed: {Cause}, code {Code}, client {Client} of EHR {Ehr}, request {RequestId}, after {Milliseconds:F3} ms.")]
        public static partial void Failed(
            ILogger logger, string cause, string code, string client, string ehr, string? requestId, double milliseconds);
    }
}
