using System.Security.Cryptography;

namespace Insight.Edge.Sandbox;

/// <summary>
/// How often a body has failed on request. A retry is the same body again, so that is what is counted, by its hash, for each client, webhook
/// and kind of failure; the oldest is forgotten where there are too many.
/// </summary>
internal sealed class FailureCounts
{
    private const int MaxBodies = 4096;

    private readonly Lock _lock = new();
    private readonly Dictionary<Key, int> _counts = [];
    private readonly Queue<Key> _oldest = [];

    /// <summary>Counts a request, and says whether it is to fail.</summary>
    /// <returns>True so many times; then once false, and it begins anew.</returns>
    public bool MustFail(EdgeRequest request, SandboxFailureKind kind, int times)
    {
        var key = new Key(request.Client!.Id, request.Contract.Name, kind, Convert.ToHexString(SHA256.HashData(request.Body!.Bytes)));
        lock (_lock)
        {
            var failed = _counts.GetValueOrDefault(key);
            if (failed >= times)
            {
                _counts[key] = 0;
                return false;
            }

            if (_counts.TryAdd(key, 0))
                Remember(key);
            _counts[key] = failed + 1;
            return true;
        }
    }

    private void Remember(Key key)
    {
        _oldest.Enqueue(key);
        if (_oldest.Count > MaxBodies)
            _counts.Remove(_oldest.Dequeue());
    }

    private readonly record struct Key(string Client, string Contract, SandboxFailureKind Kind, string BodyHash);
}
