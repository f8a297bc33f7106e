using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Generating;

/// <summary>Payloads that are drawn.</summary>
public sealed class GenerateCommandTests : IDisposable
{
    private readonly ContractRun _run = new();

    [Theory]
    [InlineData("sync-appointments")]
    [InlineData("appointment-event")]
    public async Task Valid_ones_pass_and_the_same_seed_draws_the_same(string contract)
    {
        var (code, first, _) = await _run.RunAsync("generate", "--contract", contract, "--count", "50", "--seed", "7");
        var again = await _run.RunAsync("generate", "--contract", contract, "--count", "50", "--seed", "7", "--valid");
        var other = await _run.RunAsync("generate", "--contract", contract, "--count", "50", "--seed", "8");

        code.ShouldBe(0);
        again.Output.ShouldBe(first);
        other.Output.ShouldNotBe(first);
        var check = await _run.With("drawn.ndjson", first).RunAsync("check", "drawn.ndjson", "--contract", contract);
        check.Code.ShouldBe(0, check.Output);
        check.Output.ShouldContain("50 accepted");
    }

    [Theory]
    [InlineData("sync-appointments", "absent", "required")]
    [InlineData("sync-appointments", "patient.birth_date.invalid", "patient.birth_date is invalid")]
    [InlineData("sync-appointments", "batch_duplicate", "'appointments' is duplicated.")]
    [InlineData("appointment-event", "too_long", "at most")]
    [InlineData("appointment-event", "malformed", "Invalid JSON")]
    public async Task Broken_ones_break_the_rule_that_was_asked_for(string contract, string rule, string text)
    {
        var (_, output, _) = await _run.RunAsync("generate", "--contract", contract, "--count", "20", "--broken", rule);

        var check = await _run.With("drawn.ndjson", output).RunAsync("check", "drawn.ndjson", "--contract", contract);
        check.Output.Split('\n').Count(line => line.Contains(text, StringComparison.Ordinal)).ShouldBeGreaterThanOrEqualTo(20, check.Output);
        check.Output.ShouldContain("0 of 20 line(s) pass");
    }

    [Fact]
    public async Task Of_mixed_ones_some_pass()
    {
        var (_, output, _) = await _run.RunAsync("generate", "--contract", "appointment-event", "--count", "100", "--mixed");

        var check = await _run.With("drawn.ndjson", output).RunAsync("check", "drawn.ndjson");
        check.Output.ShouldMatch("[3-8][0-9] of 100 line");
    }

    [Fact]
    public async Task Files_are_written_where_a_folder_is_named()
    {
        await _run.RunAsync("generate", "--contract", "sync-appointments", "--count", "3", "--broken", "empty", "--output", "drawn");

        Directory.GetFiles(Path.Combine(_run.Folder, "drawn")).Select(file => (Path.GetFileName(file), new FileInfo(file).Length)).Order().ShouldBe(
            [("000001.json", 0), ("000002.json", 0), ("000003.json", 0)]);
    }

    [Theory]
    [InlineData("--contract", "sync-appointments", "--broken", "nothing")]
    [InlineData("--contract", "sync-appointments", "--broken", "empty")]
    [InlineData("--contract", "sync-appointments", "--broken", "absent", "--mixed")]
    [InlineData("--contract", "sync-appointments", "--count", "0")]
    [InlineData("--count", "1")]
    public async Task What_cannot_be_drawn_is_refused(params string[] arguments)
    {
        var run = await _run.RunAsync(["generate", .. arguments]);

        run.Code.ShouldBe(2);
        run.Error.ShouldNotBeEmpty();
    }

    public void Dispose() => _run.Dispose();
}
