using System.Text;
using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Management;

/// <summary>Which port a request came in by decides what it can reach, not what it says.</summary>
[Collection(StackCollection.Name)]
public sealed class PortTests(StackFixture fixture)
{
    [Theory]
    [InlineData("/healthz")]
    [InlineData("/readyz")]
    [InlineData("/metrics")]
    [InlineData("/")]
    [InlineData("/status/page.js")]
    public async Task Management_paths_are_not_found_on_the_callers_port(string path)
    {
        var management = fixture.Stack.ManagementAddress.Authority;
        foreach (var host in new[] { "localhost", management })
        {
            var answer = await SendAsync(fixture.Stack.Address, new RawRequest { Method = "GET", Target = path, Headers = [("Host", host)] });
            answer.Status.ShouldBe(404);
            answer.Text.ShouldBe("""{"message":"Not found.","success":false,"code":404}""");
        }
    }

    [Fact]
    public async Task Management_paths_are_not_found_for_a_whole_URL_of_the_management_port_either()
    {
        var request = new RawRequest
        {
            Method = "GET",
            Target = new Uri(fixture.Stack.ManagementAddress, "healthz").ToString(),
            Headers = [("Host", fixture.Stack.ManagementAddress.Authority)],
        };

        (await SendAsync(fixture.Stack.Address, request)).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Callers_paths_are_not_found_on_the_management_port()
    {
        var request = RawRequest.Sync(Encoding.UTF8.GetBytes(Documented.FullSuccess));
        foreach (var host in new[] { "localhost", fixture.Stack.Address.Authority })
        {
            var answer = await SendAsync(fixture.Stack.ManagementAddress, request.With("Host", host));
            answer.Status.ShouldBe(404);
            answer.Text.ShouldNotContain("synced");
        }
    }

    private static async Task<Answer> SendAsync(Uri address, RawRequest request)
    {
        await using var connection = await RawConnection.OpenAsync(address);
        return await connection.ExchangeAsync(request);
    }
}
