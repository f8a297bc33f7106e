using Insight.Edge.Configuration;
using Insight.Edge.Pages;
using Insight.Edge.Prediction;
using Insight.Edge.RequestBody;
using Insight.Edge.Responses;
using Insight.Edge.Transport;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Net.Http.Headers;

namespace Insight.Edge.Portal.Checking;

/// <summary>
/// <c>POST /docs/check?contract=…</c>: what a webhook would answer to a payload, and where in the payload each issue is. Nothing of it is stored,
/// logged or counted.
/// </summary>
internal sealed class CheckEndpoint(
    EdgeOptions options, EdgeContracts contracts, BodyArrays arrays, TrustedProxies proxies, CheckGate gate, PortalAnswers answers, TimeProvider time)
{
    /// <summary>Its path.</summary>
    public const string Path = "/docs/check";

    /// <summary>The query's parameter that names the contract; it is guessed where there is none.</summary>
    public const string ContractParameter = "contract";

    /// <summary>How long a whole upload may take, and then its answer: HTTP/2 knows no least rate of a single request.</summary>
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    /// <summary>The types that a payload may be declared as: neither can be sent by another site's page without asking first, and that is refused.</summary>
    public static readonly string[] ContentTypes = ["application/octet-stream", "application/json"];

    // A visitor's upload is faster, and one that is slower would hold a place for hours; so is who reads the answer.
    private static readonly MinDataRate SlowestCaller = new(bytesPerSecond: 32 * 1024, gracePeriod: TimeSpan.FromSeconds(5));

    /// <summary>Answers a request.</summary>
    public async Task AnswerAsync(HttpContext context)
    {
        if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) || !ContentTypes.Contains(type.MediaType.Value, StringComparer.OrdinalIgnoreCase))
        {
            await PortalAnswers.RefuseContentTypeAsync(context);
            return;
        }

        var named = context.Request.Query[ContractParameter];
        var contract = contracts.Find(named);
        if (contract is null && named.Count > 0)
        {
            await answers.RefuseContractAsync(context);
            return;
        }

        if (gate.Count(proxies.SourceOf(context)) is { } retryAfterSeconds)
        {
            await answers.RefuseAsync(context, Outcome.RateLimited(retryAfterSeconds));
            return;
        }

        if (!gate.TryEnter())
        {
            await answers.RefuseAsync(context, Outcome.RateLimited(retryAfterSeconds: 1));
            return;
        }

        HoldToRate(context);
        Checked done;
        try
        {
            done = await CheckAsync(context, contract);
        }
        finally
        {
            gate.Leave();
        }

        // Neither a place nor the payload is kept while the answer is written: the caller reads it as slowly as they like.
        using var late = new CancellationTokenSource(Deadline, time);
        await using var end = late.Token.Register(context.Abort);
        await WriteAsync(context, done);
    }

    private static void HoldToRate(HttpContext context)
    {
        if (!HttpProtocol.IsHttp11(context.Request.Protocol))
            return;
        if (context.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } upload)
            upload.MinDataRate = SlowestCaller;
        if (context.Features.Get<IHttpMinResponseDataRateFeature>() is { } answer)
            answer.MinDataRate = SlowestCaller;
    }

    private async Task<Checked> CheckAsync(HttpContext context, EdgeContract? contract)
    {
        using var body = new PooledBody(arrays, context.Request.ContentLength ?? options.MaxRequestBodyBytes);
        return await ReadAsync(context, body) switch
        {
            BodyReadResult.Complete => new Checked(await PredictAsync(context, contract, body), Refusal: null),
            BodyReadResult.TooLarge => new Checked([], Outcome.TooLarge(options.MaxRequestBodyBytes)),
            BodyReadResult.CallerGone => new Checked([], Outcome.CallerGone),
            _ => new Checked([], Outcome.Unreadable),
        };
    }

    // What comes too slowly is unreadable, as it is by the least rate.
    private async Task<BodyReadResult> ReadAsync(HttpContext context, PooledBody body)
    {
        using var late = new CancellationTokenSource(Deadline, time);
        await using var end = late.Token.Register(context.Request.BodyReader.CancelPendingRead);
        var read = await BodyReader.ReadAsync(context.Request, options.MaxRequestBodyBytes, body, signature: null);
        return read == BodyReadResult.CallerGone && late.IsCancellationRequested && !context.RequestAborted.IsCancellationRequested ? BodyReadResult.Unreadable : read;
    }

    private Task WriteAsync(HttpContext context, Checked done)
    {
        if (done.Refusal is { } refusal)
            return answers.RefuseAsync(context, refusal);
        context.Response.Headers.CacheControl = "no-store";
        return PageAnswer.WriteAsync(context, done.Answer, "application/json");
    }

    private async Task<byte[]> PredictAsync(HttpContext context, EdgeContract? contract, PooledBody body)
    {
        await gate.WaitForTurnAsync(context.RequestAborted);
        try
        {
            var guessed = contract is null ? ContractGuess.Find(contracts, body.Bytes) : null;
            var choice = contract is not null ? ContractChoice.Caller : guessed is not null ? ContractChoice.Payload : ContractChoice.Default;
            var predictor = new Predictor(contract ?? guessed ?? contracts.Default, options.MaxRequestBodyBytes);
            return CheckAnswer.Write(predictor.Predict(body.Bytes), choice);
        }
        finally
        {
            gate.EndTurn();
        }
    }

    /// <summary>What came of a check.</summary>
    /// <param name="Answer">The answer to the page, where it was checked.</param>
    /// <param name="Refusal">Why it was not.</param>
    private readonly record struct Checked(byte[] Answer, Outcome? Refusal);
}
