using System.Collections.Immutable;

namespace Insight.Contract.Probing.Wire;

/// <summary>A request as it goes over the wire, header line by header line: a client of HTTP would mend or join what is wrong on purpose here.</summary>
internal sealed record WireRequest
{
    /// <summary>The method.</summary>
    public string Method { get; init; } = "POST";

    /// <summary>Where it goes.</summary>
    public required Uri Address { get; init; }

    /// <summary>The header lines, without <c>Host</c> and what tells the body's end.</summary>
    public ImmutableList<WireHeader> Headers { get; init; } = [];

    /// <summary>The body, without its padding.</summary>
    public byte[] Body { get; init; } = [];

    /// <summary>How many spaces follow the body.</summary>
    public int Padding { get; init; }

    /// <summary>Whether the body goes in chunks, its length undeclared.</summary>
    public bool IsChunked { get; init; }

    /// <summary>The body's length in bytes, with its padding.</summary>
    public int Length => Body.Length + Padding;

    /// <summary>With one header line in place of those of the name that were there.</summary>
    public WireRequest With(string name, string value) => this with { Headers = Without(name).Headers.Add(new(name, value)) };

    /// <summary>Without the header.</summary>
    public WireRequest Without(string name) =>
        this with { Headers = Headers.RemoveAll(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) };

    /// <summary>With each line of the header twice.</summary>
    public WireRequest Twice(string name) =>
        this with { Headers = Headers.AddRange(Headers.Where(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase))) };
}
