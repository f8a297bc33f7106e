using System.Text;
using Insight.Edge.Configuration;
using Insight.Edge.Portal.Examples;
using Insight.Edge.Prediction;
using Insight.Edge.Responses;

namespace Insight.Edge.Portal.Reference;

/// <summary>Lists how a webhook answers, by what answers its callers.</summary>
internal sealed class AnswerReader(EdgeOptions options, SamplePayloads samples)
{
    private const string EhrParameter = "{ehr}";

    /// <summary>Reads a webhook's answers.</summary>
    /// <param name="contract">Its contract.</param>
    /// <param name="path">Its path.</param>
    public IReadOnlyList<AnswerReference> Read(EdgeContract contract, string path)
    {
        var ofPayloads = OfPayloads(contract);
        var others = Enum.GetValues<OutcomeKind>()
            .Where(kind => IsIndependent(kind) && (kind != OutcomeKind.Forbidden || path.Contains(EhrParameter, StringComparison.Ordinal)))
            .Select(kind => (Kind: kind, Status: contract.Responses.StatusOf(kind), Body: BodyOf(contract.Responses, kind)));
        return
        [
            .. ofPayloads.Concat(others)
                .GroupBy(answer => (answer.Status, Meaning: OutcomeMeaning.Of(answer.Kind)))
                .OrderBy(same => same.Key.Status)
                .Select(same => new AnswerReference(
                    same.Key.Status,
                    same.Key.Meaning,
                    [.. same.Select(answer => answer.Body).Distinct(StringComparer.Ordinal)],
                    Retry: same.Any(answer => answer.Kind is OutcomeKind.RateLimited or OutcomeKind.UpstreamFailed or OutcomeKind.Unexpected))),
        ];
    }

    private IEnumerable<(OutcomeKind Kind, int Status, string Body)> OfPayloads(EdgeContract contract)
    {
        var predictor = new Predictor(contract, options.MaxRequestBodyBytes);
        var valid = SamplePayloads.Valid(contract.Name);
        foreach (var payload in new[] { valid, samples.Broken(contract.Name), samples.Refused(contract.Name), valid[..^2] })
        {
            var prediction = predictor.Predict(payload);
            yield return (prediction.Kind, prediction.Status, Encoding.UTF8.GetString(prediction.Body));
        }
    }

    private static bool IsIndependent(OutcomeKind kind) =>
        kind is not (OutcomeKind.Accepted or OutcomeKind.Partial or OutcomeKind.Rejected or OutcomeKind.Malformed or OutcomeKind.CallerGone);

    private string BodyOf(ContractResponses responses, OutcomeKind kind)
    {
        var outcome = kind switch
        {
            OutcomeKind.RateLimited => Outcome.RateLimited(retryAfterSeconds: 1),
            OutcomeKind.TooLarge => Outcome.TooLarge(options.MaxRequestBodyBytes),
            OutcomeKind.Forbidden => Outcome.Forbidden("medicat", "nexus"),
            OutcomeKind.SandboxRefused => options.Sandbox.Enabled ? Outcome.UnknownSandboxFailure : Outcome.NoSandbox,
            _ => new Outcome(kind),
        };
        using var body = AnswerBuffer.Rent();
        responses.WriteBody(body, outcome);
        return Encoding.UTF8.GetString(body.Written.Span);
    }
}
