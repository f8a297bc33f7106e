using System.Security.Cryptography;

namespace Insight.Contract.Signing;

/// <summary>Why a signature does not match.</summary>
/// <param name="Matches">Whether it does, as it is.</param>
/// <param name="IsExplained">Whether <paramref name="Causes"/> tell all of it: with them undone it matches.</param>
/// <param name="Causes">What was done otherwise; where it is not explained, what is wrong with its form at any rate.</param>
internal sealed record SignatureExplanation(bool Matches, bool IsExplained, IReadOnlyList<Cause> Causes)
{
    /// <summary>Explains it: by one thing that was done otherwise where one is enough, else by two.</summary>
    /// <param name="signature">The header's value, as it was sent.</param>
    /// <param name="body">The bytes that were sent.</param>
    /// <param name="key">The signing key.</param>
    /// <param name="others">Other keys that may have been used.</param>
    /// <param name="apiKey">The API key, which may have been taken for the signing key; null where it is not known.</param>
    /// <param name="tried">Is told how many spellings of the body were tried: of a large one that takes a while.</param>
    /// <param name="ct">Stops it.</param>
    public static SignatureExplanation Find(
        string signature, byte[] body, byte[] key, IReadOnlyList<byte[]> others, byte[]? apiKey, Action<int> tried, CancellationToken ct)
    {
        var claimed = ClaimedSignature.Read(signature, HMACSHA256.HashData(key, body));
        // Where there is no digest, key and body are not at fault for all that is known.
        if (claimed.Digest is not { } digest)
            return new SignatureExplanation(Matches: false, IsExplained: true, claimed.Causes);
        if (Search(digest, body, KeyVariants.Of(key, others, apiKey), tried, ct) is { } causes)
            return new SignatureExplanation(claimed.Causes.Count == 0 && causes.Count == 0, IsExplained: true, [.. claimed.Causes, .. causes]);
        return new SignatureExplanation(Matches: false, IsExplained: claimed.Otherwise is not null, claimed.Otherwise ?? claimed.Causes);
    }

    /// <summary>What is not tried of so large a body; null where everything is.</summary>
    public static string? NotTried(byte[] body) =>
        body.Length > BodyVariants.LargestRestyled ? "JSON that was written again was not tried, nor two mistakes at once: the body is too large."
        : MostAtOnce(body) < 2 ? "Two mistakes at once were not tried: the body is too large."
        : null;

    // Two at once are some thousand digests.
    private static int MostAtOnce(byte[] body) => body.Length > 1024 * 1024 ? 1 : 2;

    private static List<Cause>? Search(byte[] digest, byte[] body, IReadOnlyList<(Cause Cause, byte[] Key)> keys, Action<int> tried, CancellationToken ct)
    {
        var most = MostAtOnce(body);
        List<Cause>? best = null;
        var count = 0;
        foreach (var (ofBody, signed) in BodyVariants.Of(body))
        {
            foreach (var (ofKey, used) in keys)
            {
                foreach (var (ofDigest, make) in DigestVariants.All)
                {
                    Cause[] causes = [.. new[] { ofBody, ofKey, ofDigest }.Where(cause => cause.IsDeviation)];
                    if (causes.Length > most || causes.Length >= (best?.Count ?? 3))
                        continue;
                    ct.ThrowIfCancellationRequested();
                    if (make(used, signed).AsSpan().SequenceEqual(digest))
                        best = [.. causes];
                }
            }

            tried(++count);
        }

        return best;
    }
}
