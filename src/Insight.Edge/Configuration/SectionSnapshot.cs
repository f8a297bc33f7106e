using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Microsoft.Extensions.Primitives;

namespace Insight.Edge.Configuration;

/// <summary>
/// A section of the configuration as it is at one moment, with everything below it. Asking the live configuration for a section's children goes
/// through every setting there is, in every section: with a thousand clients, which are ten thousand settings, that takes seconds.
/// </summary>
internal sealed class SectionSnapshot : IConfigurationSection
{
    private readonly SortedDictionary<string, SectionSnapshot> _children = new(ChildOrder.Instance);

    private SectionSnapshot(string path) => Path = path;

    /// <inheritdoc/>
    public string Key => ConfigurationPath.GetSectionKey(Path);

    /// <inheritdoc/>
    public string Path { get; }

    /// <summary>Its value; null where there is none.</summary>
    public string? Value { get; private set; }

    /// <inheritdoc/>
    string? IConfigurationSection.Value
    {
        get => Value;
        set => throw ReadOnly();
    }

    /// <inheritdoc/>
    public string? this[string key]
    {
        get => Find(key)?.Value;
        set => throw ReadOnly();
    }

    /// <summary>Takes a snapshot.</summary>
    /// <param name="configuration">The whole configuration.</param>
    /// <param name="path">The section's path; what is not there is an empty section.</param>
    /// <exception cref="ArgumentException">It is not the whole configuration.</exception>
    public static SectionSnapshot Of(IConfiguration configuration, string path)
    {
        if (configuration is not IConfigurationRoot root)
            throw new ArgumentException("A part of a configuration does not tell where its settings come from.", nameof(configuration));
        var snapshot = new SectionSnapshot(path);

        // The later a provider, the more it has to say.
        foreach (var provider in root.Providers)
            snapshot.Add(provider);
        return snapshot;
    }

    /// <summary>Tells two snapshots of a path apart, without keeping one.</summary>
    /// <returns>SHA-256 of all keys, in whatever letter case, and all values; upper-case hex.</returns>
    public string Digest()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        AddTo(hash);
        return Convert.ToHexString(hash.GetHashAndReset());
    }

    /// <inheritdoc/>
    public IEnumerable<IConfigurationSection> GetChildren() => _children.Values;

    /// <inheritdoc/>
    public IConfigurationSection GetSection(string key) => Find(key) ?? new SectionSnapshot(ConfigurationPath.Combine(Path, key));

    /// <inheritdoc/>
    /// <returns>A token that never tells a change: a snapshot has none.</returns>
    public IChangeToken GetReloadToken() => new CancellationChangeToken(CancellationToken.None);

    private void AddTo(IncrementalHash hash)
    {
        Add(Key.ToUpperInvariant());
        Add(Value is null ? "absent" : $"={Value}");
        Add($"{_children.Count}");
        foreach (var child in _children.Values)
            child.AddTo(hash);

        // Each with its length, so that no two texts can share their border.
        void Add(string text)
        {
            hash.AppendData(BitConverter.GetBytes(text.Length));
            hash.AppendData(MemoryMarshal.AsBytes(text.AsSpan()));
        }
    }

    private static NotSupportedException ReadOnly() => new("A snapshot of the configuration does not change.");

    private SectionSnapshot? Find(string key)
    {
        var section = this;
        foreach (var name in key.Split(ConfigurationPath.KeyDelimiter))
        {
            if (!section._children.TryGetValue(name, out section))
                return null;
        }

        return section;
    }

    // Files are where there are many settings, and they can be gone through once.
    private void Add(IConfigurationProvider provider)
    {
        if (provider is LastGoodJsonProvider file)
        {
            foreach (var (key, value) in file.Settings)
                Add(key, value);
        }
        else
        {
            AddBelow(provider, Path);
        }
    }

    private void AddBelow(IConfigurationProvider provider, string path)
    {
        if (provider.TryGet(path, out var value))
            Add(path, value);
        foreach (var name in provider.GetChildKeys([], path).Distinct(StringComparer.OrdinalIgnoreCase))
            AddBelow(provider, ConfigurationPath.Combine(path, name));
    }

    private void Add(string key, string? value)
    {
        if (!key.StartsWith(Path, StringComparison.OrdinalIgnoreCase))
            return;
        if (key.Length == Path.Length)
        {
            Value = value;
            return;
        }

        if (!key.AsSpan(Path.Length).StartsWith(ConfigurationPath.KeyDelimiter))
            return;
        var section = this;
        foreach (var name in key[(Path.Length + ConfigurationPath.KeyDelimiter.Length)..].Split(ConfigurationPath.KeyDelimiter))
        {
            if (!section._children.TryGetValue(name, out var child))
                section._children.Add(name, child = new SectionSnapshot(ConfigurationPath.Combine(section.Path, name)));
            section = child;
        }

        section.Value = value;
    }

    // 2 before 10, and letter case does not matter. The framework's comparer orders; it does not tell 01 from 1.
    private sealed class ChildOrder : IComparer<string>
    {
        public static readonly ChildOrder Instance = new();

        public int Compare(string? x, string? y) =>
            ConfigurationKeyComparer.Instance.Compare(x, y) is not 0 and var order ? order : StringComparer.OrdinalIgnoreCase.Compare(x, y);
    }
}
