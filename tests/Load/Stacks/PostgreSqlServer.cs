using System.Diagnostics;
using System.Net;
using Insight.Load.Processes;

namespace Insight.Load.Stacks;

/// <summary>A PostgreSQL server of our own in a folder, on loopback. The cluster that Debian's package makes is not touched.</summary>
/// <param name="folder">A folder of its own, which is there, and which every user can reach.</param>
/// <param name="password">The superuser's.</param>
/// <param name="settings">Settings of the server, as <c>name=value</c>.</param>
internal sealed class PostgreSqlServer(string folder, string password, IReadOnlyList<string> settings)
{
    /// <summary>The command that installs what is needed.</summary>
    public const string Install = "apt-get install -y postgresql";

    /// <summary>The superuser.</summary>
    public const string User = "insight";

    // Debian's user for it: the server refuses to run as root.
    private const string SystemUser = "postgres";
    private const int MinVersion = 15;

    private static readonly Lazy<string?> LazyPrograms = new(FindPrograms);

    private readonly string _data = Path.Combine(folder, "data");

    /// <summary>Where it listens, whenever it runs.</summary>
    public IPEndPoint EndPoint { get; init; } = FreePort.Next();

    /// <summary>The command that installs it, where it is not; null where it is.</summary>
    public static string? Missing => LazyPrograms.Value is null ? Install : null;

    /// <summary>How to connect to one of its databases.</summary>
    public string ConnectionString(string database) => $"{ConnectionStringWithoutPassword(database)};Password={password}";

    /// <summary>The same, with the password to be had from elsewhere.</summary>
    public string ConnectionStringWithoutPassword(string database) =>
        $"Host={EndPoint.Address};Port={EndPoint.Port};Database={database};Username={User}";

    /// <summary>Makes its files.</summary>
    /// <param name="further">Further options of <c>initdb</c>.</param>
    /// <exception cref="LoadException">That failed.</exception>
    public void Create(params string[] further)
    {
        var passwordFile = Path.Combine(folder, "password");
        File.WriteAllText(passwordFile, password);
        OwnFolder();
        var (program, arguments) = AsItsUser(
            "initdb",
            ["-D", _data, "-U", User, "-E", "UTF8", "--locale=C", "-A", "scram-sha-256", $"--pwfile={passwordFile}", "--no-sync", "--no-instructions", .. further]);
        Run(program, arguments);
        File.Delete(passwordFile);
    }

    /// <summary>Makes its files from those of a running server with the same password, whose standby it is until it is promoted.</summary>
    /// <exception cref="LoadException">That failed.</exception>
    public void CreateStandbyOf(PostgreSqlServer primary)
    {
        OwnFolder();
        var connection = $"host={primary.EndPoint.Address} port={primary.EndPoint.Port} user={User} password='{password}'";
        var (program, arguments) = AsItsUser("pg_basebackup", ["-D", _data, "-d", connection, "--write-recovery-conf", "--checkpoint=fast", "--no-sync"]);
        Run(program, arguments);
    }

    /// <summary>Starts it. It takes connections a moment later.</summary>
    public ChildProcess Start()
    {
        // Its sockets are TCP's alone: a path of a socket may be too long for one, and the system's folder is another server's.
        string[] own =
        [
            $"listen_addresses={EndPoint.Address}", $"port={EndPoint.Port}", "unix_socket_directories=", "logging_collector=off", "max_connections=100",
        ];
        var (program, arguments) = AsItsUser("postgres", ["-D", _data, .. own.Concat(settings).SelectMany(setting => new[] { "-c", setting })]);
        return ChildProcess.Start(new ProgramStart(program, arguments), core: null, folder);
    }

    private void OwnFolder()
    {
        if (Environment.IsPrivilegedProcess) Run("chown", ["-R", SystemUser, folder]);
    }

    private static (string Program, string[] Arguments) AsItsUser(string name, string[] arguments)
    {
        var program = Path.Combine(LazyPrograms.Value ?? throw new LoadException($"PostgreSQL is not installed: {Install}"), name);
        // The program takes setpriv's place, and its process id.
        return Environment.IsPrivilegedProcess
            ? ("setpriv", [$"--reuid={SystemUser}", $"--regid={SystemUser}", "--clear-groups", program, .. arguments])
            : (program, arguments);
    }

    private static void Run(string program, string[] arguments)
    {
        // initdb wants a current directory that its user may enter.
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new LoadException($"{program} {string.Join(' ', arguments)} failed:\n{errors.Result}");
    }

    // Debian keeps the server's programs out of PATH, a folder a version; elsewhere they are in it.
    private static string? FindPrograms()
    {
        const string Debian = "/usr/lib/postgresql";
        var installed = Directory.Exists(Debian)
            ? Directory.GetDirectories(Debian)
                .Select(folder => (Version: int.TryParse(Path.GetFileName(folder), out var version) ? version : 0, Programs: Path.Combine(folder, "bin")))
                .Where(found => found.Version >= MinVersion && File.Exists(Path.Combine(found.Programs, "initdb")))
                .OrderByDescending(found => found.Version)
                .Select(found => found.Programs)
                .FirstOrDefault()
            : null;
        return installed ?? Path.GetDirectoryName(Executable.Find("initdb"));
    }
}
