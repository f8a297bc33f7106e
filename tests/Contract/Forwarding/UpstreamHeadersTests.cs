using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Forwarding;

public sealed class UpstreamHeadersTests : IAsyncLifetime
{
    private const string TraceId = "4bf92f3577b34da6a3ce929d0e0e4736";

    private static readonly RawRequest Good = RawRequest.Sync(Documented.FullSuccess);

    private StubStack _stub = null!;

    public async Task InitializeAsync() => _stub = await StubStack.StartAsync();

    public async Task DisposeAsync() => await _stub.DisposeAsync();

    [Fact]
    public async Task The_backend_is_told_who_calls_and_by_which_request()
    {
        await SendAsync(Good.With("X-Request-Id", "caller-1"));

        var request = _stub.Backend.Request;
        request.Method.ShouldBe("POST");
        request.Target.ShouldBe("/appointments");
        request.Headers["Host"].ShouldBe(_stub.Backend.Address.Authority);
        request.Headers["Content-Type"].ShouldBe("application/json");
        request.Headers["X-Request-Id"].ShouldBe("caller-1");
        request.Headers["X-Insight-Client"].ShouldBe("nexus-demo");
        request.Headers["X-Insight-Ehr"].ShouldBe("nexus");
        request.Headers["X-Insight-Organization"].ShouldBe("nexus-clinic");
    }

    [Fact]
    public async Task Nothing_else_of_the_callers_request_goes_upstream()
    {
        await SendAsync(Good
            .With("Cookie", "session=canary")
            .With("Authorization", "Bearer canary")
            .With("X-Forwarded-For", "203.0.113.1")
            .With("Forwarded", "for=canary")
            .With("Via", "1.1 canary")
            .With("User-Agent", "canary")
            .With("Accept-Language", "en")
            .With("Content-Language", "en")
            .With("Content-Encoding", "identity")
            .With("Expect", "100-continue")
            .With("TE", "trailers")
            .With("baggage", "user=canary")
            .With("Correlation-Context", "user=canary")
            .With("Request-Id", "|canary.")
            .With("X-Custom", "canary") with
        { Target = $"/{Caller.SyncPath}?token=canary#fragment" });

        _stub.Backend.Request.Target.ShouldBe("/appointments");
        _stub.Backend.Request.Headers.Keys.Select(name => name.ToLowerInvariant()).Order(StringComparer.Ordinal).ShouldBe(
            ["content-length", "content-type", "host", "traceparent", "x-insight-client", "x-insight-ehr", "x-insight-organization", "x-request-id"]);
    }

    [Fact]
    public async Task A_callers_own_X_Insight_headers_are_replaced()
    {
        await SendAsync(Good
            .With("X-Insight-Client", "medicat-demo")
            .With("X-Insight-Ehr", "medicat", "other")
            .With("X-Insight-Organization", "medicat-clinic")
            .With("X-Insight-Admin", "true"));

        _stub.Backend.Request.Headers["X-Insight-Client"].ShouldBe("nexus-demo");
        _stub.Backend.Request.Headers["X-Insight-Ehr"].ShouldBe("nexus");
        _stub.Backend.Request.Headers["X-Insight-Organization"].ShouldBe("nexus-clinic");
        _stub.Backend.Request.Headers.Keys.ShouldNotContain("X-Insight-Admin");
    }

    [Fact]
    public async Task The_callers_trace_goes_on_in_a_span_of_the_edge()
    {
        await SendAsync(Good.With("traceparent", $"00-{TraceId}-00f067aa0ba902b7-01"));

        var parent = _stub.Backend.Request.Headers["traceparent"].Split('-');
        parent[1].ShouldBe(TraceId);
        parent[2].ShouldNotBe("00f067aa0ba902b7");
    }

    [Fact]
    public async Task A_request_without_a_trace_begins_one()
    {
        await SendAsync(Good);

        _stub.Backend.Request.Headers["traceparent"].ShouldMatch("^00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]$");
    }

    private async Task SendAsync(RawRequest request)
    {
        await using var connection = await RawConnection.OpenAsync(_stub.Stack.Address);
        var answer = await connection.ExchangeAsync(request);
        if (answer.Status == 100)
            answer = await connection.ReadAnswerAsync();
        answer.Status.ShouldBe(200);
    }
}
