using System.Text.Json;

namespace Insight.Edge.Forwarding;

/// <summary>What the backend answered: 200 and <c>{"stored": N}</c> once N entries are durable.</summary>
/// <param name="Status">Its status; null where it did not answer.</param>
/// <param name="Stored">How many entries it stored; null where it did not say so.</param>
internal readonly record struct UpstreamAnswer(int? Status, int? Stored)
{
    // Whatever is longer is not the backend's answer.
    private const int MaxLength = 1024;

    /// <summary>Reads how many entries the backend stored.</summary>
    /// <returns>Null where the answer is not what the backend promises.</returns>
    public static async ValueTask<int?> ReadStoredAsync(HttpContent content, CancellationToken cancellationToken)
    {
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[MaxLength];
        var length = await stream.ReadAtLeastAsync(buffer, MaxLength, throwOnEndOfStream: false, cancellationToken);
        return length < MaxLength ? Parse(buffer.AsMemory(0, length)) : null;
    }

    private static int? Parse(ReadOnlyMemory<byte> answer)
    {
        try
        {
            using var document = JsonDocument.Parse(answer);
            return document.RootElement.ValueKind == JsonValueKind.Object &&
                document.RootElement.TryGetProperty("stored", out var stored) &&
                stored.ValueKind == JsonValueKind.Number &&
                stored.TryGetInt32(out var count)
                    ? count
                    : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
