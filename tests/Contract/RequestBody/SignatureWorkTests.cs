using System.Security.Cryptography;
using System.Text;
using Insight.Contract.Tests.Support;
using Insight.Edge.Clients;
using Insight.Edge.Diagnostics.Metrics;
using Insight.Edge.RequestBody;

namespace Insight.Contract.Tests.RequestBody;

/// <summary>The same work is done for every signature, right or wrong, of whatever length: each key's hash is taken.</summary>
public sealed class SignatureWorkTests
{
    private static readonly byte[] Body = "the body"u8.ToArray();
    private static readonly string Right = Caller.Sign(Body, "first");

    public static TheoryData<string> Signatures =>
        [Right, Caller.Sign(Body, "second"), Caller.Sign(Body, "third"), Right[..^1], $"{Right}0", "sha256=", "", "x", Right["sha256=".Length..], new('0', 5000)];

    [Theory]
    [MemberData(nameof(Signatures))]
    public void Every_keys_hash_is_taken(string signature)
    {
        SigningKey[] keys = [Key("first"), Key("second")];
        var hashes = keys.Select(key => key.Rent()).ToArray();
        for (var i = 0; i < keys.Length; i++)
            keys[i].Return(hashes[i]);

        using (var check = new SignatureCheck(keys))
        {
            check.Append(Body);
            check.Match(signature).ShouldBe(signature == Right ? keys[0] : signature == Caller.Sign(Body, "second") ? keys[1] : null);
        }

        // A hash that was left halfway would be disposed of, and a new one made.
        for (var i = 0; i < keys.Length; i++)
        {
            var again = keys[i].Rent();
            again.ShouldBeSameAs(hashes[i]);
            again.AppendData(Body);
            again.GetHashAndReset().ShouldBe(HMACSHA256.HashData(Encoding.UTF8.GetBytes(i == 0 ? "first" : "second"), Body));
            again.Dispose();
        }
    }

    private static SigningKey Key(string secret) => new(Encoding.UTF8.GetBytes(secret), Validity.Of(notBefore: null, expiresAt: null), new KeyUses());
}
