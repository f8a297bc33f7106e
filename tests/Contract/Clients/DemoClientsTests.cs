using System.Security.Cryptography;
using System.Text;
using Insight.Contract.Tests.Support;
using Insight.Edge.Clients;
using Insight.Edge.Configuration;

namespace Insight.Contract.Tests.Clients;

public sealed class DemoClientsTests
{
    [Theory]
    [InlineData("Production", 1)]
    [InlineData("Staging", 1)]
    [InlineData("Development", 0)]
    public void A_demo_api_key_is_for_development_only(string environment, int errors)
    {
        var settings = Settings.OneClient();
        settings["Edge:Clients:0:ApiKeys:0:Sha256"] = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes("demo-medicat-key")));
        ErrorsIn(environment, settings).Count(error => error == "Edge:Clients:0:ApiKeys:0:Sha256: a demo key is for development only.").ShouldBe(errors);
    }

    [Theory]
    [InlineData("Production", 1)]
    [InlineData("Staging", 1)]
    [InlineData("Development", 0)]
    public void A_demo_signing_key_is_for_development_only(string environment, int errors)
    {
        var settings = Settings.OneClient();
        settings["Edge:Clients:0:SigningKeys:0:Value"] = "demo-nexus-signing-key";
        ErrorsIn(environment, settings).Count(error => error == "Edge:Clients:0:SigningKeys:0: a demo key is for development only.").ShouldBe(errors);
    }

    private static List<string> ErrorsIn(string environment, Dictionary<string, string?> settings)
    {
        var errors = new List<string>();
        Settings.Reader(environment).Read(SectionSnapshot.Of(Settings.Configuration(settings), ClientRegistry.Section), errors);
        return errors;
    }
}
