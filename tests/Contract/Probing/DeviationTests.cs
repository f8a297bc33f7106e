namespace Insight.Contract.Tests.Probing;

/// <summary>The probe against servers that are wrong in one way each: it tells which.</summary>
public sealed class DeviationTests(ProbedEdgeFixture fixture) : IClassFixture<ProbedEdgeFixture>
{
    public static TheoryData<string> Names => [.. Deviations.All.Keys];

    public static TheoryData<string> NamesOfBursts => [.. Deviations.OfBursts.Keys];

    [Fact]
    public async Task A_server_that_spoils_nothing_passes()
    {
        await using var server = await SpoilingServer.StartAsync(fixture.Stack.Address, async (request, forward) => await forward(request));

        var probe = await ProbeOutcome.RunAsync(server.Address, fixture.Stack.Folder, "--format", "json");

        probe.Wrong.ShouldBeEmpty();
        probe.ExitCode.ShouldBe(0, probe.Error);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_server_that_is_wrong_in_one_way_is_told_so_by_name(string deviation)
    {
        var (spoil, what, name) = Deviations.All[deviation];
        await using var server = await SpoilingServer.StartAsync(fixture.Stack.Address, spoil);

        var probe = await ProbeOutcome.RunAsync(server.Address, fixture.Stack.Folder, "--format", "json", "--contract", name.Split(':')[0]);

        probe.ExitCode.ShouldBe(1, probe.Error);
        probe.Wrong.Keys.ShouldContain(name);
        probe.Wrong[name].ShouldContain(what);
    }

    [Theory]
    [MemberData(nameof(NamesOfBursts))]
    public async Task So_is_one_that_is_wrong_about_when_to_send_again(string deviation)
    {
        const string name = "appointment-event: more requests than the client may send";
        var (spoil, what) = Deviations.OfBursts[deviation];
        await using var edge = await ProbedEdgeFixture.StartLimitedAsync();
        await using var server = await SpoilingServer.StartAsync(edge.Address, spoil);

        var probe = await ProbeOutcome.RunAsync(server.Address, edge.Folder, "--burst", "--format", "json", "--contract", "appointment-event");

        probe.ExitCode.ShouldBe(1, probe.Error);
        probe.Wrong.Keys.ShouldBe([name]);
        probe.Wrong[name].ShouldContain(what);
    }
}
