using System.Globalization;

namespace Insight.Backend.Storage;

/// <summary>One of the numbered scripts that the program carries: what brings a database's schema to its version.</summary>
/// <param name="Version">The schema's version after it, from 1.</param>
/// <param name="Sql">Its statements.</param>
internal sealed record MigrationScript(int Version, string Sql)
{
    /// <summary>A provider's scripts, in their order.</summary>
    /// <param name="provider">The folder that they are embedded under.</param>
    public static IReadOnlyList<MigrationScript> Of(string provider)
    {
        var prefix = $"{provider}/";
        return [.. typeof(MigrationScript).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
            .Select(name => new MigrationScript(int.Parse(name.AsSpan(prefix.Length, 4), CultureInfo.InvariantCulture), Text(name)))
            .OrderBy(script => script.Version)];
    }

    /// <summary>Whether a database that has a version is to be brought further.</summary>
    /// <exception cref="StorageException">The database was made by a newer version of the program.</exception>
    public static bool IsBehind(int version, int current)
    {
        if (version > current) throw new StorageException("the database is newer than the program", $"schema {version}, known {current}");
        return version < current;
    }

    private static string Text(string resource)
    {
        using var reader = new StreamReader(typeof(MigrationScript).Assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}
