using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Forwarding;

public sealed class KeptPathTests
{
    /// <summary>ASP.NET Core takes two paths in other letters for the same; an EHR in other letters is another EHR.</summary>
    [Fact]
    public async Task A_route_that_keeps_the_callers_path_keeps_its_letters()
    {
        await using var stub = await StubStack.StartAsync(new Dictionary<string, string?>
        {
            ["ReverseProxy:Routes:kept:ClusterId"] = "backend",
            ["ReverseProxy:Routes:kept:Match:Path"] = "/kept/{ehr}",
            ["ReverseProxy:Routes:kept:Metadata:Contract"] = "sync-appointments",
            ["Edge:Clients:1:Ehr"] = "NEXUS",
        });

        await SendAsync(stub, RawRequest.Sync(Documented.FullSuccess) with { Target = "/kept/nexus" });
        await SendAsync(stub, RawRequest.Sync(Documented.FullSuccess, "demo-medicat-key", "demo-medicat-signing-key") with { Target = "/kept/NEXUS" });

        stub.Backend.Requests.Select(request => request.Target).ShouldBe(["/kept/nexus", "/kept/NEXUS"]);
    }

    private static async Task SendAsync(StubStack stub, RawRequest request)
    {
        await using var connection = await RawConnection.OpenAsync(stub.Stack.Address);
        (await connection.ExchangeAsync(request)).Status.ShouldBe(200);
    }
}
