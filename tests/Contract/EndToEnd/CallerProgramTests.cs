using System.Globalization;
using System.Text.Json.Nodes;
using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.EndToEnd;

/// <summary>Every response that the documentation prints comes back to the programs that callers use, compared as JSON values.</summary>
[Collection(StackCollection.Name)]
public sealed class CallerProgramTests(StackFixture fixture)
{
    private static readonly Dictionary<string, (string Payload, string? ApiKey, string SigningKey, string Ehr, int Status, string Body)> Cases = new()
    {
        ["missing API key"] = (Documented.FullRequest, null, Caller.SigningKey, "nexus", 401,
            """{ "error": "Missing X-API-Key header", "success": false }"""),
        ["invalid signature"] = (Documented.FullRequest, Caller.ApiKey, "another-key", "nexus", 401,
            """{ "error": "Invalid X-Webhook-Signature header. Ensure the request body is signed with the correct signing key using HMAC-SHA256.", "success": false }"""),
        ["EHR mismatch"] = (Documented.FullRequest, Caller.ApiKey, Caller.SigningKey, "medicat", 403,
            """{ "message": "API key is not authorized for EHR 'medicat'. This key is registered for 'nexus'.", "success": false, "code": 403 }"""),
        ["validation error"] = (Documented.ValidationError, Caller.ApiKey, Caller.SigningKey, "nexus", 400,
            """{ "message": "Validation failed. None of the provided appointments could be processed.", "errors": [ "appointments[0].appointment.id is required.", "appointments[0].appointment.status is required.", "appointments[0].appointment.start_time is required.", "appointments[0].patient.birth_date is required. Format: MM/DD/YYYY.", "appointments[1]: 'patient' object is required." ], "success": false, "code": 400 }"""),
        ["partial success"] = (Documented.PartialSuccess, Caller.ApiKey, Caller.SigningKey, "nexus", 200,
            """{ "message": "1 appointment(s) synced successfully. 2 validation error(s) on other appointments.", "success": true, "code": 200, "warnings": [ "appointments[1].appointment.id is required.", "appointments[1].patient.id is required." ] }"""),
        ["full success"] = (Documented.FullSuccess, Caller.ApiKey, Caller.SigningKey, "nexus", 200,
            """{ "message": "2 appointment(s) synced successfully.", "success": true, "code": 200 }"""),
        ["full request example"] = (Documented.FullRequest, Caller.ApiKey, Caller.SigningKey, "nexus", 200,
            """{ "message": "1 appointment(s) synced successfully.", "success": true, "code": 200 }"""),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [ToolTheory("curl")]
    [MemberData(nameof(Names))]
    public Task A_caller_with_curl_gets_it(string name) => ShouldGetItAsync("curl", name);

    [ToolTheory("python")]
    [MemberData(nameof(Names))]
    public Task A_caller_with_Python_requests_gets_it(string name) => ShouldGetItAsync("python", name);

    [ToolTheory("node")]
    [MemberData(nameof(Names))]
    public Task A_caller_with_axios_gets_it(string name) => ShouldGetItAsync("node", name);

    private async Task ShouldGetItAsync(string tool, string name)
    {
        var (payload, apiKey, signingKey, ehr, status, body) = Cases[name];
        var printed = await Tool.Named(tool).RunAsync(payload, new Dictionary<string, string>
        {
            ["INSIGHT_URL"] = new Uri(fixture.Stack.Address, $"v2/webhooks/{ehr}/sync-appointments").ToString(),
            ["INSIGHT_API_KEY"] = apiKey ?? "",
            ["INSIGHT_SIGNING_KEY"] = signingKey,
        });

        var parts = printed.Split('\n', 2);
        int.Parse(parts[0], CultureInfo.InvariantCulture).ShouldBe(status);
        JsonNode.Parse(parts[1]).ShouldBeJson(JsonNode.Parse(body));
    }
}
