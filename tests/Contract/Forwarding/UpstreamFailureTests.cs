using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Forwarding;

public sealed class UpstreamFailureTests
{
    private const string Failed = """{"message":"An unexpected error occurred. The request is safe to retry.","success":false,"code":500}""";

    public static TheoryData<string> Names => [.. BackendFailures.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Whatever_the_backend_does_wrong_the_caller_gets_the_documented_500(string name)
    {
        await using var stub = await StubStack.StartAsync(new Dictionary<string, string?>
        {
            ["ReverseProxy:Clusters:backend:HttpRequest:ActivityTimeout"] = "00:00:03",
        });
        stub.Backend.Answer = context => BackendFailures.AnswerAsync(name, context);

        var answer = await RawConnection.ExchangeAsync(stub.Stack, RawRequest.Sync(Documented.FullSuccess));

        answer.Status.ShouldBe(500);
        answer.Text.ShouldBe(Failed);
        answer.Headers["Retry-After"].ShouldBe("1");
        answer.Headers.Keys.Order(StringComparer.Ordinal).ShouldBe(
            ["Content-Length", "Content-Type", "Date", "RateLimit", "RateLimit-Policy", "Retry-After", "X-Request-Id"]);
        stub.Backend.Requests.Count.ShouldBe(1);
    }
}
