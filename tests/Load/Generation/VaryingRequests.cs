using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Insight.Load.Generation;

/// <summary>
/// Signed requests that differ in the appointments' ids: no two requests of a run hold the same one. The signatures are made
/// before the run; within it, a request is a copy of the first with digits and a signature put in their places.
/// </summary>
internal sealed class VaryingRequests : RequestSource
{
    /// <summary>What stands in the body for an entry's id, once an entry; the digits take its place.</summary>
    public const string IdPlaceholder = "##########";

    /// <summary>What stands in the head for the signature's hex.</summary>
    public static readonly string SignaturePlaceholder = new('~', 2 * HMACSHA256.HashSizeInBytes);

    private readonly byte[] _template;
    private readonly int[] _ids;
    private readonly int _signature;
    private readonly byte[] _signatures;
    private readonly bool[] _acknowledged;
    private long _claimed = -1;

    /// <summary>Prepares requests.</summary>
    /// <param name="head">The request's head, with <see cref="SignaturePlaceholder"/> where the signature's hex goes; without it nothing is signed.</param>
    /// <param name="body">The body, with <see cref="IdPlaceholder"/> in each entry's id.</param>
    /// <param name="signingKey">The key that the body is signed with.</param>
    /// <param name="count">How many.</param>
    public VaryingRequests(string head, string body, byte[] signingKey, int count)
    {
        _template = Encoding.ASCII.GetBytes(head + body);
        _signature = _template.AsSpan().IndexOf(Encoding.ASCII.GetBytes(SignaturePlaceholder));
        _ids = [.. Places(_template, Encoding.ASCII.GetBytes(IdPlaceholder))];
        if (_ids.Length == 0) throw new ArgumentException("The entries' ids are missing.", nameof(body));

        _acknowledged = new bool[count];
        _signatures = _signature < 0 ? [] : new byte[count * SignaturePlaceholder.Length];
        if (_signature < 0) return;
        Parallel.For(0, count, () => _template.ToArray(), (number, state, buffer) =>
        {
            WriteIds(buffer, number);
            var digest = HMACSHA256.HashData(signingKey, buffer.AsSpan(head.Length));
            _ = Convert.TryToHexStringLower(digest, SignatureOf(number), out int _);
            return buffer;
        }, buffer => { });
    }

    /// <summary>How many entries a request has.</summary>
    public int Entries => _ids.Length;

    /// <summary>How many requests are left.</summary>
    public long Left => Math.Max(0, _acknowledged.Length - 1 - Interlocked.Read(ref _claimed));

    /// <summary>The digits of all ids that were acknowledged.</summary>
    public IEnumerable<string> AcknowledgedIds =>
        _acknowledged.Index().Where(request => request.Item)
            .SelectMany(request => Enumerable.Range(0, Entries), (request, entry) => IdOf(request.Index, entry).ToString("D10"));

    /// <inheritdoc/>
    public override long Claim()
    {
        var number = Interlocked.Increment(ref _claimed);
        return number < _acknowledged.Length ? number : None;
    }

    /// <inheritdoc/>
    public override RequestWriter CreateWriter() => new Writer(this);

    /// <inheritdoc/>
    public override void Acknowledge(long number) => _acknowledged[number] = true;

    private long IdOf(long number, int entry) => (number * Entries) + entry;

    private Span<byte> SignatureOf(long number) =>
        _signatures.AsSpan((int)number * SignaturePlaceholder.Length, SignaturePlaceholder.Length);

    private void WriteIds(Span<byte> request, long number)
    {
        for (var entry = 0; entry < _ids.Length; entry++)
            Utf8Formatter.TryFormat(IdOf(number, entry), request[_ids[entry]..], out _, new('D', (byte)IdPlaceholder.Length));
    }

    private static IEnumerable<int> Places(byte[] bytes, byte[] sought)
    {
        var from = 0;
        while (bytes.AsSpan(from).IndexOf(sought) is >= 0 and var found)
        {
            yield return from + found;
            from += found + sought.Length;
        }
    }

    private sealed class Writer(VaryingRequests requests) : RequestWriter
    {
        private readonly byte[] _request = [.. requests._template];

        public override ReadOnlyMemory<byte> Write(long number)
        {
            requests.WriteIds(_request, number);
            if (requests._signature >= 0) requests.SignatureOf(number).CopyTo(_request.AsSpan(requests._signature));
            return _request;
        }
    }
}
