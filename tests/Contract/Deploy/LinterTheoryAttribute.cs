using Insight.Contract.Tests.Support;
using Insight.Load.Processes;

namespace Insight.Contract.Tests.Deploy;

/// <summary>A test that has another program read a file of <c>deploy/</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class LinterTheoryAttribute : TheoryAttribute
{
    public LinterTheoryAttribute(string program)
    {
        if (Missing(program) is { } install && !Support.Tool.AreRequired)
            Skip = $"Needs what this installs: {install}";
    }

    private static string? Missing(string program) => program switch
    {
        "systemd-analyze" => Executable.Find(program) is null ? "apt-get install -y systemd" : null,
        "kubectl" => Executable.Find(program) is null ? "apt-get install -y kubectl" : null,
        _ => Executable.Find("node") is null || !Directory.Exists(RepositoryFolder.PathOf("tests/Contract/Deploy/Linters/node_modules"))
            ? "npm ci --prefix tests/Contract/Deploy/Linters"
            : null,
    };
}
