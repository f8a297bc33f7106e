using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Sandbox;

/// <summary>Who may choose a failure, and where.</summary>
public sealed class RefusedHeaderTests
{
    private const string Accepted = "X-Sandbox-Fail must be one of 500, 429, timeout, slow, sent once; '; times=N' may follow, with N from 1 to 100.";
    private const string Elsewhere = "X-Sandbox-Fail works in the sandbox alone. Remove the header.";

    [Theory]
    [InlineData("501")]
    [InlineData("")]
    [InlineData("500; times=0")]
    [InlineData("500; times=101")]
    [InlineData("500; times=-1")]
    [InlineData("500; time=1")]
    [InlineData("500; times=1; times=1")]
    [InlineData("500, 429")]
    [InlineData("500", "429")]
    public async Task An_unknown_failure_is_refused_with_what_there_is(params string[] failures)
    {
        await using var sandbox = await SandboxStack.StartAsync();

        (await sandbox.SyncAsync(failures)).Text
            .ShouldBe($$"""{"message":"A header of the request is not accepted.","errors":["{{Accepted}}"],"success":false,"code":400}""");
        var answer = await sandbox.SendAsync(RawRequest.Event(EventPayload.Complete), failures);
        (answer.Status, answer.Text).ShouldBe((400, $$"""{"status":"error","message":"{{Accepted}}"}"""));
        sandbox.Backend.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Elsewhere_the_header_is_refused_and_nothing_is_stored()
    {
        await using var edge = await SandboxStack.StartAsync(enabled: false);

        (await edge.SyncAsync("500")).Text
            .ShouldBe($$"""{"message":"A header of the request is not accepted.","errors":["{{Elsewhere}}"],"success":false,"code":400}""");
        var answer = await edge.SendAsync(RawRequest.Event(EventPayload.Complete), "nonsense");
        (answer.Status, answer.Text).ShouldBe((400, $$"""{"status":"error","message":"{{Elsewhere}}"}"""));
        edge.Backend.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_is_not_let_in_chooses_nothing(bool enabled)
    {
        await using var edge = await SandboxStack.StartAsync(enabled);
        var good = RawRequest.Sync(Documented.FullRequest);

        (await edge.SendAsync(good.Without("X-API-Key"), "500")).Status.ShouldBe(401);
        (await edge.SendAsync(RawRequest.Sync(Documented.FullRequest, signingKey: "another-key"), "500")).Status.ShouldBe(401);
        (await edge.SendAsync(good.To("medicat"), "500")).Status.ShouldBe(403);
        (await edge.SendAsync(good.With("Content-Type", "text/plain"), "nonsense")).Status.ShouldBe(415);
        (await edge.SendAsync(good with { Target = "/nowhere" }, "500")).Status.ShouldBe(404);
    }
}
