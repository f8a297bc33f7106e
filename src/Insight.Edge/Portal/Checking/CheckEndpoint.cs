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
internal sealed class CheckEndpoint(EdgeOptions options, EdgeContracts contracts, BodyArrays arrays, TrustedProxies proxies, CheckGate gate, PortalAnswers answers)
{
    /// <summary>Its path.</summary>
    public const string Path = "/docs/check";

    /// <summary>The query's parameter that names the contract; it is guessed where there is none.</summary>
    public const string ContractParameter = "contract";

    // A visitor's upload is faster, and one that is slower would hold a place for hours.
    private static readonly MinDataRate SlowestBody = new(bytesPerSecond: 32 * 1024, gracePeriod: TimeSpan.FromSeconds(5));

    // Neither can be sent by another site's page without asking first, and that is refused.
    private static readonly string[] ContentTypes = ["application/octet-stream", "application/json"];

    /// <summary>Answers a request.</summary>
    public async Task AnswerAsync(HttpContext context)
    {
        if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) || !ContentTypes.Contains(type.MediaType.Value, StringComparer.OrdinalIgnoreCase))
        {
            await answers.RefuseAsync(context, Outcome.UnsupportedMediaType);
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

        try
        {
            await CheckAsync(context);
        }
        finally
        {
            gate.Leave();
        }
    }

    private async Task CheckAsync(HttpContext context)
    {
        if (HttpProtocol.IsHttp11(context.Request.Protocol) && context.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate)
            rate.MinDataRate = SlowestBody;
        using var body = new PooledBody(arrays, context.Request.ContentLength ?? options.MaxRequestBodyBytes);
        var read = await BodyReader.ReadAsync(context.Request, options.MaxRequestBodyBytes, body, signature: null);
        if (read != BodyReadResult.Complete)
        {
            await answers.RefuseAsync(context, read switch
            {
                BodyReadResult.TooLarge => Outcome.TooLarge(options.MaxRequestBodyBytes),
                BodyReadResult.CallerGone => Outcome.CallerGone,
                _ => Outcome.Unreadable,
            });
            return;
        }

        context.Response.Headers.CacheControl = "no-store";
        await PageAnswer.WriteAsync(context, await PredictAsync(context, body), "application/json");
    }

    private async Task<byte[]> PredictAsync(HttpContext context, PooledBody body)
    {
        await gate.WaitForTurnAsync(context.RequestAborted);
        try
        {
            var contract = contracts.Find(context.Request.Query[ContractParameter]) ?? ContractGuess.Of(contracts, body.Bytes);
            return CheckAnswer.Write(new Predictor(contract, options.MaxRequestBodyBytes).Predict(body.Bytes));
        }
        finally
        {
            gate.EndTurn();
        }
    }
}
