using System.Net.Http.Headers;
using System.Text;
using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Portal;

/// <summary>Has a payload checked, as the page does.</summary>
internal static class PortalCheck
{
    /// <summary>Sends one.</summary>
    /// <param name="stack">The edge.</param>
    /// <param name="payload">The payload.</param>
    /// <param name="contract">What it is to be held against; to be guessed where it is absent.</param>
    /// <param name="type">Its declared type.</param>
    public static async Task<Answer> SendAsync(InsightStack stack, byte[] payload, string? contract = null, string? type = "application/octet-stream")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(stack.Address, contract is null ? "docs/check" : $"docs/check?contract={contract}"))
        {
            Content = new ByteArrayContent(payload),
        };
        request.Content.Headers.ContentType = type is null ? null : MediaTypeHeaderValue.Parse(type);
        return await Caller.SendAsync(stack, request);
    }

    /// <inheritdoc cref="SendAsync(InsightStack, byte[], string?, string?)"/>
    public static Task<Answer> SendAsync(InsightStack stack, string payload, string? contract = null, string? type = "application/octet-stream") =>
        SendAsync(stack, Encoding.UTF8.GetBytes(payload), contract, type);
}
