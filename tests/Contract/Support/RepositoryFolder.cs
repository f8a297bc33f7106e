namespace Insight.Contract.Tests.Support;

/// <summary>The repository around the tests, for what is compared with files that are not part of the program.</summary>
internal static class RepositoryFolder
{
    private const string RootMark = "Insight.sln";

    public static string Root { get; } = Find();

    public static string PathOf(string relative) => Path.Combine(Root, relative);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, RootMark)))
                return folder.FullName;
        }

        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds {RootMark}.");
    }
}
