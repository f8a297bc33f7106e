using System.Buffers;
using Microsoft.Extensions.Primitives;

namespace Insight.Edge.Diagnostics;

/// <summary>The id that ties an answer, a log line and a stored row together (contract, <c>X-Request-Id</c>).</summary>
internal static class RequestIds
{
    private const int MaxLength = 64;

    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-");

    /// <summary>The caller's id, where it sent one of 1–64 of <c>[A-Za-z0-9._-]</c>; else a new one.</summary>
    public static string Of(StringValues header, TimeProvider time) =>
        header is [{ Length: > 0 and <= MaxLength } id] && !id.AsSpan().ContainsAnyExcept(Allowed)
            ? id
            : Guid.CreateVersion7(time.GetUtcNow()).ToString("N");
}
