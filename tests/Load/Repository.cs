namespace Insight.Load;

/// <summary>The repository that this program was built in.</summary>
internal static class Repository
{
    /// <summary>Its root.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>This project's folder.</summary>
    public static string LoadFolder => Path.Combine(Root, "tests", "Load");

    /// <summary>The generated schema of Sync Appointments.</summary>
    public static string SyncAppointmentsSchema => Path.Combine(Root, "schemas", "generated", "sync-appointments.schema.json");

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Insight.sln")))
                return folder.FullName;
        }

        throw new LoadException("This program must run inside the repository that it was built in.");
    }
}
