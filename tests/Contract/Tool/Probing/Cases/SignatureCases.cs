using System.Text;
using Insight.Contract.Sending;
using Insight.Edge.Responses;

namespace Insight.Contract.Probing.Cases;

/// <summary>The signature (checks 6 and 8).</summary>
internal static class SignatureCases
{
    private const string Header = "X-Webhook-Signature";
    private const string Row = "8 signature";

    /// <summary>A signature with a key that nobody has.</summary>
    public static string OfAnotherKey(byte[] body) => WebhookSignature.Of("insight-probe-no-signing-key"u8, body);

    /// <summary>The cases of a webhook.</summary>
    public static IEnumerable<ProbeCase> Of(ProbedWebhook webhook)
    {
        var good = webhook.Signed(webhook.Good);
        var signature = webhook.Sign(webhook.Good);
        var hex = signature[WebhookSignature.Prefix.Length..];
        yield return webhook.Refused("no X-Webhook-Signature", "6 signature", good.Without(Header), Outcome.MissingSignature);
        yield return webhook.Refused("an empty X-Webhook-Signature", "6 signature", good.With(Header, ""), Outcome.MissingSignature);

        (string What, string Value)[] wrong =
        [
            ("of another key", OfAnotherKey(good.Body)),
            ("of another body", webhook.Sign([.. good.Body, (byte)'\n'])),
            ("without its prefix", hex),
            ("with its prefix in upper case", $"SHA256={hex}"),
            ("in base64", WebhookSignature.Prefix + Convert.ToBase64String(Convert.FromHexString(hex))),
            ("cut short", signature[..^2]),
            ("with more behind it", $"{signature}00"),
            ("that is no hex", WebhookSignature.Prefix + new string('g', hex.Length)),
            ("twice in one header", $"{signature},{signature}"),
        ];
        foreach (var (what, value) in wrong)
            yield return webhook.Refused($"a signature {what}", Row, good.With(Header, value), Outcome.InvalidSignature);
        yield return webhook.Refused("X-Webhook-Signature twice", Row, good.Twice(Header), Outcome.InvalidSignature);
        yield return webhook.Refused("a body that was changed after it was signed", Row, good with { Body = Encoding.UTF8.GetBytes("{}") }, Outcome.InvalidSignature);
        yield return webhook.Accepted("a signature in upper-case hex", Row, good.With(Header, WebhookSignature.Prefix + hex.ToUpperInvariant()));
    }
}
