using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using BenchmarkDotNet.Attributes;
using Insight.Edge.Clients;
using Insight.Edge.Diagnostics.Metrics;
using Insight.Edge.RateLimiting;

namespace Insight.Load.Benchmarks;

/// <summary>
/// An API key looked up by its SHA-256, beside a dictionary of the keys themselves: one hash a request is what it costs to keep no key
/// that could be stolen.
/// </summary>
public class KeyLookupBenchmarks
{
    private readonly ClientDirectory _directory = new();
    private readonly Dictionary<string, Client> _byKey = new(StringComparer.Ordinal);
    private string[] _keys = [];
    private int _next;

    /// <summary>Clients, each with a key.</summary>
    [Params(1, 100, 10_000)]
    public int Clients { get; set; }

    /// <summary>Whether the keys that come are the clients'.</summary>
    [Params(true, false)]
    public bool Known { get; set; }

    /// <summary>Adds the clients, and makes sure that both find what they should.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        for (var i = 0; i < Clients; i++)
            Add(KeyOf(i));
        _keys = [.. Enumerable.Range(Known ? 0 : Clients, Clients).Select(KeyOf)];
        if (Find() != Known || FindInDictionary() != Known)
            throw new LoadException("A key is not found as it should be.");
        Compilation.Settle(() => FindInDictionary(), () => Find());
    }

    /// <summary>A dictionary of the keys.</summary>
    [Benchmark(Baseline = true)]
    public bool FindInDictionary() => _byKey.TryGetValue(NextKey(), out _);

    /// <summary>The edge's directory.</summary>
    [Benchmark]
    public bool Find() => _directory.Find(NextKey(), DateTimeOffset.UnixEpoch) is not null;

    private static string KeyOf(int number) => "key-" + number.ToString("x32", CultureInfo.InvariantCulture);

    private void Add(string key)
    {
        var limits = new RateLimitOptions();
        var client = new Client
        {
            Id = key,
            Ehr = "nexus",
            Organization = "organization",
            RateLimit = limits,
            Limiter = new ClientLimiters(TimeProvider.System).Create(key, limits),
            Tally = new ClientTally(key, "nexus", routes: 1),
        };
        var hash = ApiKeyHash.Parse(Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key))));
        _directory.TryAdd(hash, client, new ClientKey(KeyKind.Api, "1", Validity.Of(notBefore: null, expiresAt: null), new KeyUses()));
        _byKey.Add(key, client);
    }

    // Another one each time: a key that came a moment ago is found in the processor's cache.
    private string NextKey()
    {
        if (_next >= _keys.Length)
            _next = 0;
        return _keys[_next++];
    }
}
