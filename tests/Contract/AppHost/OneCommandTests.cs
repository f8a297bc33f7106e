namespace Insight.Contract.Tests.AppHost;

public sealed class OneCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("insight-").FullName;

    [Fact]
    public async Task It_starts_everything_and_prints_a_signed_curl_line_that_is_answered_200()
    {
        await using var program = AppHostProgram.Start(_folder);
        var portal = (await program.ReadUntilAsync(line => line.StartsWith("portal ", StringComparison.Ordinal))).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        portal.Length.ShouldBe(2);
        using (var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }))
            (await http.GetStringAsync(new Uri(portal[1]))).ShouldContain("<h1");

        var answer = await PastedCurl.SendAsync(await program.ReadUntilAsync(PastedCurl.IsOne));

        answer.Text.ShouldBe("""{"message":"1 appointment(s) synced successfully.","success":true,"code":200}""");
        File.Exists(Path.Combine(_folder, "data", "insight.db")).ShouldBeTrue();
    }

    [Fact]
    public async Task As_a_sandbox_it_prints_a_second_line_that_fails_twice_and_keeps_nothing()
    {
        await using var program = AppHostProgram.Start(_folder, "--sandbox");
        (await PastedCurl.SendAsync(await program.ReadUntilAsync(PastedCurl.IsOne))).Status.ShouldBe(200);
        await program.ReadUntilAsync(line => line.StartsWith("This is a sandbox", StringComparison.Ordinal));
        var failing = await program.ReadUntilAsync(PastedCurl.IsOne);

        int[] statuses = [(await PastedCurl.SendAsync(failing)).Status, (await PastedCurl.SendAsync(failing)).Status, (await PastedCurl.SendAsync(failing)).Status];

        statuses.ShouldBe([500, 500, 200]);
        Directory.GetFileSystemEntries(_folder).ShouldBeEmpty();
    }

    [Fact]
    public async Task In_production_there_is_no_sandbox()
    {
        await using var program = AppHostProgram.Start(_folder, "--sandbox", "--environment=Production");

        var (exitCode, error) = await program.ExitAsync();

        exitCode.ShouldBe(1);
        error.ShouldContain("Edge:Sandbox:Enabled: the sandbox is for Development alone; its keys are known to everybody.");
        error.ShouldContain("Backend:Storage:Provider: Memory is for Development alone: it keeps nothing.");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
