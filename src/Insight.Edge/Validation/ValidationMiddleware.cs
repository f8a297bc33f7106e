using Insight.Edge.Responses;

namespace Insight.Edge.Validation;

/// <summary>Holds the body against the contract (checks 10 and 11). Something must have passed for a request to go on.</summary>
internal sealed class ValidationMiddleware(RequestDelegate next, ResponseWriter responses)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var request = EdgeRequest.Of(context);
        using var validation = request.Contract.Validator.Validate(request.Body!.Bytes);
        var outcome = Outcome.Of(validation);
        if (outcome.Kind is OutcomeKind.Malformed or OutcomeKind.Rejected)
        {
            await responses.AnswerAsync(context, outcome);
            return;
        }

        request.Validation = validation;
        await next(context);
    }
}
