using System.Text.Json;

namespace Insight.Edge.Forwarding;

/// <summary>What the backend answered: 200, and a receipt for exactly what was sent, once that is durable.</summary>
/// <param name="Status">Its status; null where it did not answer.</param>
/// <param name="Receipt">Its receipt, as the contract reads it; null where it did not give one.</param>
internal readonly record struct UpstreamAnswer(int? Status, object? Receipt)
{
    // Whatever is longer is not a receipt: the longest echoes three documented ids, all of it escaped.
    private const int MaxLength = 4096;

    /// <summary>Reads the receipt.</summary>
    /// <returns>Null where the answer is not what the backend promises.</returns>
    public static async ValueTask<object?> ReadReceiptAsync(HttpContent content, EdgeRequest request, CancellationToken cancellationToken)
    {
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[MaxLength];
        var length = await stream.ReadAtLeastAsync(buffer, MaxLength, throwOnEndOfStream: false, cancellationToken);
        return length < MaxLength ? Parse(buffer.AsMemory(0, length), request) : null;
    }

    private static object? Parse(ReadOnlyMemory<byte> answer, EdgeRequest request)
    {
        try
        {
            using var document = JsonDocument.Parse(answer);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? request.Contract.Responses.ReadReceipt(document.RootElement, request.Validation!)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
