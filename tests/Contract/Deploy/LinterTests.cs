using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Deploy;

/// <summary>What other programs say of the files that cannot be run here.</summary>
public sealed class LinterTests
{
    // Tenths: systemd calls up to 2.0 what needs next to nothing of the system.
    private const string Exposure = "--threshold=20";

    [LinterTheory("systemd-analyze")]
    [InlineData("edge")]
    [InlineData("backend")]
    public async Task Systemd_finds_nothing_wrong_with_a_unit_and_little_that_it_may_do(string part)
    {
        var folder = Directory.CreateTempSubdirectory("insight-units-").FullName;
        try
        {
            // The program is not installed where the test runs, and that is all that may be missing.
            var unit = Path.Combine(folder, $"insight-{part}.service");
            var text = await File.ReadAllTextAsync(DeployFolder.PathOf($"systemd/insight-{part}.service"));
            await File.WriteAllTextAsync(unit, text.Replace(DeployFolder.Unit(part, "ExecStart").Single(), "/bin/true", StringComparison.Ordinal));
            (await RunAsync("systemd-analyze", "verify", unit)).ShouldBe((0, ""));
            var (code, output) = await RunAsync("systemd-analyze", "security", "--offline=yes", Exposure, unit);
            code.ShouldBe(0, output);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [LinterTheory("node")]
    [InlineData("compose", "compose/compose.yaml")]
    [InlineData("kubernetes", "kubernetes/namespace.yaml")]
    [InlineData("kubernetes", "kubernetes/edge.yaml")]
    [InlineData("kubernetes", "kubernetes/edge-scaling.yaml")]
    [InlineData("kubernetes", "kubernetes/backend.yaml")]
    [InlineData("kubernetes", "kubernetes/network.yaml")]
    [InlineData("dockerfile", "docker/edge.Dockerfile")]
    [InlineData("dockerfile", "docker/backend.Dockerfile")]
    public async Task Its_schema_or_linter_finds_nothing_wrong(string kind, string file) =>
        (await RunAsync("node", RepositoryFolder.PathOf("tests/Contract/Deploy/Linters/check.cjs"), kind, DeployFolder.PathOf(file))).ShouldBe((0, ""));

    [LinterTheory("kubectl")]
    [InlineData("kubernetes")]
    public async Task Kustomize_puts_the_manifests_and_the_settings_together(string folder)
    {
        var (code, output) = await RunAsync("kubectl", "kustomize", DeployFolder.PathOf(folder));
        code.ShouldBe(0, output);
        output.ShouldContain("registry.example/insight-edge:1");
        $"{output}\n".Split("---\n").Count(document => document.Contains("namespace: insight\n", StringComparison.Ordinal)).ShouldBe(10);
    }

    private static Task<(int ExitCode, string Output)> RunAsync(string program, params string[] arguments) => OtherProgram.RunAsync(program, Patience.Limit, arguments);
}
