using Insight.Edge.Configuration;
using Insight.Edge.Diagnostics;
using Insight.Edge.Diagnostics.Metrics;
using Insight.Edge.Responses;
using Microsoft.Extensions.Primitives;

namespace Insight.Edge.RequestBody;

/// <summary>Reads the body and checks its signature (contract, checks 6 to 8). The body lives until all later stages are done.</summary>
internal sealed class SignedBodyMiddleware(
    RequestDelegate next,
    EdgeOptions options,
    BodyArrays arrays,
    ResponseWriter responses,
    EdgeMetrics metrics,
    Stages stages,
    TimeProvider time)
{
    public Task InvokeAsync(HttpContext context)
    {
        var signatures = context.Request.Headers[EdgeHeaders.Signature];
        if (!StringValues.IsNullOrEmpty(signatures) && !(signatures.Count > 1 && signatures.All(string.IsNullOrEmpty)))
            return ReadAsync(context, signatures);
        EdgeRequest.Of(context).Client!.Tally.SignatureMissed();
        return responses.AnswerAsync(context, Outcome.MissingSignature);
    }

    private async Task ReadAsync(HttpContext context, StringValues signatures)
    {
        var request = EdgeRequest.Of(context);
        using var body = new PooledBody(arrays, context.Request.ContentLength ?? options.MaxRequestBodyBytes);
        using var check = new SignatureCheck(request.Client!.ActiveSigningKeys(time.GetUtcNow()));
        var read = await BodyReader.ReadAsync(context.Request, options.MaxRequestBodyBytes, body, check);
        stages.Ended(Stage.Read, request);
        var failure = read switch
        {
            BodyReadResult.TooLarge => Outcome.TooLarge(options.MaxRequestBodyBytes),
            BodyReadResult.Unreadable => Outcome.Unreadable,
            BodyReadResult.CallerGone => Outcome.CallerGone,
            _ => IsSigned(check, signatures, request.Client.Tally) ? null : Outcome.InvalidSignature,
        };
        if (read == BodyReadResult.Complete)
        {
            metrics.Read(body.Length);
            stages.Ended(Stage.Verify, request);
        }

        if (failure is not null)
        {
            await responses.AnswerAsync(context, failure);
            return;
        }

        request.Body = body;
        await next(context);
    }

    private static bool IsSigned(SignatureCheck check, StringValues signatures, ClientTally tally)
    {
        var key = signatures.Count == 1 ? check.Match(signatures[0]) : null;
        if (key is null)
            tally.SignatureFailed();
        else
            key.Uses.Add();
        return key is not null;
    }
}
