namespace Insight.Schemas.Generator;

/// <summary>Finds the repository's <c>schemas</c> folder.</summary>
internal static class SchemasFolder
{
    private const string RootMark = "Insight.sln";

    /// <summary>Looks upwards from where the command runs, then from where the program is.</summary>
    public static string? Find() => Above(Directory.GetCurrentDirectory()) ?? Above(AppContext.BaseDirectory);

    private static string? Above(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, RootMark)))
                return Path.Combine(folder.FullName, "schemas");
        }

        return null;
    }
}
