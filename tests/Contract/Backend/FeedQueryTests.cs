using System.Text.Json.Nodes;
using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Backend;

public sealed class FeedQueryTests
{
    private const string AfterRule = "query after: must be one whole number, 0 or more.";
    private const string LimitRule = "query limit: must be one whole number from 1 to 1000.";

    [Theory]
    [InlineData("after=-1", AfterRule)]
    [InlineData("after=", AfterRule)]
    [InlineData("after", AfterRule)]
    [InlineData("after=one", AfterRule)]
    [InlineData("after=1.0", AfterRule)]
    [InlineData("after=1e1", AfterRule)]
    [InlineData("after=+1", AfterRule)]
    [InlineData("after=%2B1", AfterRule)]
    [InlineData("after=%201", AfterRule)]
    [InlineData("after=1%00", AfterRule)]
    [InlineData("after=1%0A", AfterRule)]
    [InlineData("after=%D9%A1", AfterRule)]
    [InlineData("after=%FF", AfterRule)]
    [InlineData("after=%zz", AfterRule)]
    [InlineData("after=%", AfterRule)]
    [InlineData("after=1,2", AfterRule)]
    [InlineData("after=1&after=1", AfterRule)]
    [InlineData("after=1&%61fter=2", AfterRule)]
    [InlineData("after=9223372036854775808", AfterRule)]
    [InlineData("limit=0", LimitRule)]
    [InlineData("limit=1001", LimitRule)]
    [InlineData("limit=-5", LimitRule)]
    [InlineData("limit=", LimitRule)]
    [InlineData("limit=ten", LimitRule)]
    [InlineData("limit=5%00", LimitRule)]
    [InlineData("limit=4294967297", LimitRule)]
    [InlineData("limit=99999999999999999999", LimitRule)]
    [InlineData("limit=1&limit=1", LimitRule)]
    [InlineData("after=x&limit=x", AfterRule)]
    public async Task A_bad_parameter_is_refused_by_its_name_and_rule(string query, string error)
    {
        await using var backend = await TestBackend.StartAsync();

        var answer = await backend.GetAsync($"/events?{query}");

        answer.Status.ShouldBe(400);
        answer.Body.ShouldBeJson(new JsonObject { ["error"] = error });
    }

    [Theory]
    [InlineData("after=1&limit=1", new long[] { 2 })]
    [InlineData("%61fter=%31&l%69mit=%31", new long[] { 2 })]
    [InlineData("after=0002&limit=01000", new long[] { 3 })]
    [InlineData("after=9223372036854775807", new long[0])]
    [InlineData("limit=1000", new long[] { 1, 2, 3 })]
    [InlineData("after=%30&other=%00%zz", new long[] { 1, 2, 3 })]
    [InlineData("", new long[] { 1, 2, 3 })]
    public async Task A_query_means_what_it_spells_once_decoded(string query, long[] ids)
    {
        await using var backend = await TestBackend.StartAsync();
        for (var i = 1; i <= 3; i++)
            await backend.PostAsync(Events.Of($"A{i}"));

        (await backend.GetAsync($"/events?{query}")).Ids().ShouldBe(ids);
    }
}
