using Insight.Contract.Tests.Support;
using Insight.Edge.Management.Status.History;
using Microsoft.Extensions.DependencyInjection;

namespace Insight.Contract.Tests.Management.Status.History;

/// <summary>What is kept of a real edge's counts.</summary>
public sealed class SamplerTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 10, 14, 30, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_request_is_of_the_last_minutes_for_a_quarter_of_an_hour()
    {
        var time = new TickedTime(Start);
        await using var backend = await StubBackend.StartAsync();
        await using var stack = await InsightStack.StartAsync(backend: backend.Address, time: time, waitUntilReady: false);
        var sampler = stack.Edge.Services.GetRequiredService<Sampler>();
        await RawConnection.ExchangeAsync(stack, RawRequest.Sync("{}").With("X-API-Key", "nobody's"));
        await Eventually.ShouldAsync("it is counted", () => Requests(sampler) == 1);

        for (var elapsed = TimeSpan.Zero; elapsed < Sampler.Span; elapsed += Sampler.Every)
            time.Step(Sampler.Every);
        var just = Requests(sampler);
        time.Step(Sampler.Every);

        just.ShouldBe(1);
        Requests(sampler).ShouldBe(0);
        sampler.Recent().Last(Sampler.Span).Length.ShouldBe(Sampler.Span);
    }

    [Fact]
    public async Task More_EHRs_than_are_told_apart_are_counted_together()
    {
        var settings = ClientSettings.Unlimited;
        for (var i = 2; i < Counts.MaxEhrs + 10; i++)
        {
            settings[$"Edge:Clients:{i}:Id"] = $"client-{i}";
            settings[$"Edge:Clients:{i}:Ehr"] = $"ehr-{i}";
            settings[$"Edge:Clients:{i}:Organization"] = "acme";
            settings[$"Edge:Clients:{i}:ApiKeys:0:Sha256"] = $"{i:x64}";
            settings[$"Edge:Clients:{i}:SigningKeys:0:Value"] = $"key-{i}";
        }

        await using var stub = await StubStack.StartAsync(settings);
        var counts = stub.Stack.Edge.Services.GetRequiredService<Counts>();

        var sample = counts.Read(TimeSpan.Zero);

        counts.Ehrs.Length.ShouldBe(Counts.MaxEhrs + 1);
        counts.Ehrs[^1].ShouldBe(Counts.Further);
        sample.Counts.Length.ShouldBe(counts.Ehr(Counts.MaxEhrs + 1, EhrColumn.Stored));
        (await stub.Stack.Http.GetStringAsync(stub.Stack.ManagementAddress)).ShouldContain("All is well");
    }

    private static long Requests(Sampler sampler) => sampler.Recent().Last(Sampler.Span).Sum(Counts.Outcomes);
}
