using System.Security.Cryptography;
using System.Text;
using Insight.Contract.Tests.Support;
using Insight.Edge.Clients;
using Insight.Edge.Configuration;

namespace Insight.Contract.Tests.Clients;

/// <summary>Of an API key the edge keeps its hash, and nothing from which the key could be had.</summary>
public sealed class KeysAtRestTests
{
    private const string Key = "a-key-that-only-its-client-has";

    [Fact]
    public void A_key_is_configured_by_its_hash_alone()
    {
        typeof(ApiKeyOptions).GetProperties().Select(property => property.Name).Where(name => name != "EqualityContract").Order()
            .ShouldBe([nameof(ApiKeyOptions.ExpiresAt), nameof(ApiKeyOptions.Generation), nameof(ApiKeyOptions.NotBefore), nameof(ApiKeyOptions.Sha256)]);

        var settings = Settings.OneClient();
        settings["Edge:Clients:0:ApiKeys:0:Sha256"] = Key;
        settings["Edge:Clients:0:ApiKeys:0:Value"] = Key;
        var errors = new List<string>();
        Settings.Reader().Read(Section(settings), errors);

        errors.Count.ShouldBe(2);
        errors.ShouldAllBe(error => !error.Contains(Key));
    }

    [Fact]
    public void What_is_kept_of_it_is_32_bytes()
    {
        // No reference: whatever its length, the key itself has no room.
        System.Runtime.CompilerServices.RuntimeHelpers.IsReferenceOrContainsReferences<ApiKeyHash>().ShouldBeFalse();
        System.Runtime.CompilerServices.Unsafe.SizeOf<ApiKeyHash>().ShouldBe(SHA256.HashSizeInBytes);
    }

    [Fact]
    public void A_key_is_found_by_its_hash_and_the_hash_is_no_key()
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Key)));
        var settings = Settings.OneClient();
        settings["Edge:Clients:0:ApiKeys:0:Sha256"] = hash;
        var directory = Settings.Reader().Read(Section(settings), []);

        directory.Find(Key, DateTimeOffset.UnixEpoch).ShouldNotBeNull();
        directory.Find(hash, DateTimeOffset.UnixEpoch).ShouldBeNull();
    }

    private static SectionSnapshot Section(Dictionary<string, string?> settings) =>
        SectionSnapshot.Of(Settings.Configuration(settings), ClientRegistry.Section);
}
