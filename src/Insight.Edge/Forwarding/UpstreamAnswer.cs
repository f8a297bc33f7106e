using System.Buffers;
using System.Net;
using System.Text.Json;

namespace Insight.Edge.Forwarding;

/// <summary>What the backend answered: 200, and a receipt for exactly what was sent, once that is durable.</summary>
/// <param name="Status">Its status; null where it did not answer.</param>
/// <param name="Receipt">Its receipt, as the contract reads it; null where it did not give one.</param>
internal readonly record struct UpstreamAnswer(int? Status, object? Receipt)
{
    // Whatever is longer is not a receipt: the longest echoes three documented ids, all of it escaped.
    private const int MaxLength = 4096;

    /// <summary>Reads an answer.</summary>
    public static async ValueTask<UpstreamAnswer> ReadAsync(HttpResponseMessage answer, EdgeRequest request, CancellationToken cancellationToken)
    {
        var receipt = answer.StatusCode == HttpStatusCode.OK ? await ReadReceiptAsync(answer.Content, request, cancellationToken) : null;
        return new UpstreamAnswer((int)answer.StatusCode, receipt);
    }

    private static async ValueTask<object?> ReadReceiptAsync(HttpContent content, EdgeRequest request, CancellationToken cancellationToken)
    {
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        var buffer = ArrayPool<byte>.Shared.Rent(MaxLength);
        try
        {
            var length = await stream.ReadAtLeastAsync(buffer.AsMemory(0, MaxLength), MaxLength, throwOnEndOfStream: false, cancellationToken);
            return length < MaxLength ? Parse(buffer.AsMemory(0, length), request) : null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
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
