using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Schemas.OpenApi;

/// <summary>What public generators make of the description: a client, and types that a caller's code is compiled against.</summary>
public sealed class GeneratedClientTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("insight-client-").FullName;

    [OpenApiToolsFact]
    public async Task It_posts_a_batch_and_an_event_that_are_stored()
    {
        await using var stack = await InsightStack.StartAsync();
        await OpenApiTools.RunAsync("client", OpenApiDocument.FilePath, _folder);

        var printed = await OpenApiTools.NodeAsync(Path.Combine(_folder, "sender.js"), stack.Address.ToString().TrimEnd('/'), Caller.ApiKey, Caller.SigningKey);

        printed.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldBe(
        [
            "200 true 1 appointment(s) synced successfully. generated-1",
            "201 success apt-generated",
            """422 {"status":"error","message":"Invalid payload structure","errors":[{"loc":["body","appointment_id"],"msg":"ensure this value has at least 1 characters","type":"value_error.any_str.min_length","ctx":{"limit_value":1}}]}""",
        ]);
        await StoredAppointments.FindAsync(stack, "apt-generated");
    }

    [OpenApiToolsFact]
    public Task Types_that_another_generator_makes_need_every_required_field_and_allow_what_nobody_documented() =>
        OpenApiTools.RunAsync("types", OpenApiDocument.FilePath, _folder);

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
