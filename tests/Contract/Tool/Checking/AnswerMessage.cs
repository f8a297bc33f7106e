using System.Text.Json;

namespace Insight.Contract.Checking;

/// <summary>The line of an answer that says how it went.</summary>
internal static class AnswerMessage
{
    /// <summary>Finds it.</summary>
    /// <param name="answer">An answer's body, an object.</param>
    /// <returns>Its <c>message</c>, or <c>error</c>.</returns>
    public static string Of(byte[] answer)
    {
        using var document = JsonDocument.Parse(answer);
        return document.RootElement.TryGetProperty("message", out var message) || document.RootElement.TryGetProperty("error", out message) ? message.GetString() ?? "" : "";
    }
}
