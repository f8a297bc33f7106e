using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace Insight.Contract.Tests.Support;

/// <summary>Makes requests as a caller would: signed over the bytes that are sent.</summary>
internal static class Caller
{
    public const string ApiKey = "demo-nexus-key";
    public const string SigningKey = "demo-nexus-signing-key";
    public const string SyncPath = "v2/webhooks/nexus/sync-appointments";
    public const string EventPath = "webhook/appointment";

    public static string Sign(ReadOnlySpan<byte> body, string signingKey = SigningKey) =>
        "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(signingKey), body));

    /// <summary>A request with nothing wrong but, perhaps, its body.</summary>
    public static HttpRequestMessage Sync(InsightStack stack, byte[] body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(stack.Address, SyncPath)) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("X-API-Key", ApiKey);
        request.Headers.Add("X-Webhook-Signature", Sign(body));
        return request;
    }

    /// <inheritdoc cref="Sync(InsightStack, byte[])"/>
    public static HttpRequestMessage Sync(InsightStack stack, string body) => Sync(stack, Encoding.UTF8.GetBytes(body));

    /// <summary>Sends a body, signed, and reads the answer.</summary>
    public static async Task<Answer> SyncAsync(InsightStack stack, string body)
    {
        using var request = Sync(stack, body);
        return await SendAsync(stack, request);
    }

    /// <summary>Sends a request and reads the answer.</summary>
    public static async Task<Answer> SendAsync(InsightStack stack, HttpRequestMessage request)
    {
        using var response = await stack.Http.SendAsync(request);
        return await Answer.ReadAsync(response);
    }
}
