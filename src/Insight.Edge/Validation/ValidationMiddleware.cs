using Insight.Edge.Diagnostics;
using Insight.Edge.Diagnostics.Metrics;
using Insight.Edge.Responses;

namespace Insight.Edge.Validation;

/// <summary>Holds the body against the contract (checks 10 and 11). Something must have passed for a request to go on.</summary>
internal sealed class ValidationMiddleware(RequestDelegate next, ResponseWriter responses, EdgeMetrics metrics, Stages stages)
{
    // About as long as a thread that serves sockets may be kept: a tenth of a millisecond.
    private const int LargeBody = 256 * 1024;

    public async Task InvokeAsync(HttpContext context)
    {
        var request = EdgeRequest.Of(context);
        if (request.Body!.Length > LargeBody)
            await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        using var validation = request.Contract.Validator.Validate(request.Body!.Bytes);
        stages.Ended(Stage.Validate, request);
        metrics.Validated(request.Contract, validation);
        var outcome = Outcome.Of(validation);
        if (outcome.Kind is OutcomeKind.Malformed or OutcomeKind.Rejected)
        {
            if (outcome.Kind == OutcomeKind.Rejected)
                metrics.Told(request.Contract, validation);
            await responses.AnswerAsync(context, outcome);
            return;
        }

        request.Validation = validation;
        await next(context);
    }
}
