using System.Net;
using System.Text.Json.Nodes;
using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Portal;

/// <summary>The reference says what the field tables and the configuration say.</summary>
public sealed class ReferenceTests
{
    [Fact]
    public async Task Every_documented_field_is_there_with_its_rule_its_values_and_its_texts()
    {
        var page = await PageAsync();
        foreach (var (schema, anchor) in new[] { (SyncAppointments.SchemaText, "sync-appointments"), (AppointmentEvents.SchemaText, "appointment-event") })
        {
            page.ShouldContain($"id=\"{anchor}\"");
            foreach (var (name, field) in FieldsOf(JsonNode.Parse(schema)!))
            {
                page.ShouldContain($"<code>{name}</code>");
                page.ShouldContain(WebUtility.HtmlDecode((string)field["description"]!));
                foreach (var keyword in new[] { "x-missing", "x-invalid", "x-format" })
                    page.ShouldContain((string?)field[keyword] ?? "");
                foreach (var value in field["enum"]?.AsArray() ?? [])
                    page.ShouldContain($"<code>{value}</code>");
            }
        }
    }

    [Fact]
    public async Task What_a_text_calls_the_Status_Reference_is_a_section_of_that_name_with_every_value_and_its_meaning()
    {
        var page = await PageAsync();
        foreach (var (schema, field, heading, anchor) in new[]
        {
            (SyncAppointments.SchemaText, "status", "Status Reference", "status-reference"),
            (AppointmentEvents.SchemaText, "event_type", "Valid Event Types", "valid-event-types"),
        })
        {
            page.ShouldContain($"<h3 id=\"{anchor}\">{heading}</h3>");
            page.ShouldContain($"One of the <a href=\"#{anchor}\">{heading}</a>");
            var text = FieldsOf(JsonNode.Parse(schema)!).Single(each => each.Name == field).Field;
            foreach (var value in text["enum"]!.AsArray())
                page.ShouldContain($"<code>{value}</code></th><td role=\"cell\">{(string?)text["x-enumDescriptions"]![(string)value!]}</td>");
        }
    }

    [Fact]
    public async Task Every_answer_that_the_documentation_promises_is_there_as_it_is_sent()
    {
        var page = await PageAsync();

        page.ShouldContain("""{"error":"Missing X-API-Key header","success":false}""");
        page.ShouldContain("""{"message":"1 appointment(s) synced successfully.","success":true,"code":200}""");
        page.ShouldContain("""{"message":"1 appointment(s) synced successfully. 6 validation error(s) on other appointments.","success":true,"code":200,"warnings":["appointments[1].appointment.id is required.",""");
        page.ShouldContain("""{"message":"Validation failed. None of the provided appointments could be processed.","errors":["appointments[0].appointment.id is required.",""");
        page.ShouldContain("""{"status":"error","message":"Invalid payload structure","errors":[{"loc":["body","event_type"],"msg":"value is not a valid enumeration member; permitted:""");
        page.ShouldContain("""{"loc":["body","appointment_id"],"msg":"field required","type":"value_error.missing"}""");
        page.ShouldContain("""{"message":"API key is not authorized for EHR 'medicat'. This key is registered for 'nexus'.","success":false,"code":403}""");
        page.ShouldContain("""{"status":"error","message":"Rate limit exceeded. Retry after 1 second(s)."}""");
        foreach (var status in new[] { 200, 201, 400, 401, 403, 404, 405, 413, 415, 422, 429, 500 })
            page.ShouldContain($">{status}</span>");
    }

    [Fact]
    public async Task Limits_and_paths_are_those_of_this_edge()
    {
        var page = await PageAsync(new()
        {
            ["Edge:MaxRequestBodyBytes"] = "54321",
            ["Edge:MaxAppointmentsPerRequest"] = "77",
            ["Edge:UnauthorizedLimit:Answers"] = "12",
            ["ReverseProxy:Routes:appointment-event:Match:Path"] = "/somewhere/else",
        });

        page.ShouldContain("At most 54,321 bytes.");
        page.ShouldContain("Request body exceeds the limit of 54321 bytes.");
        page.ShouldContain("with 1 to 77 entries");
        page.ShouldContain("After 12 answers of 401");
        page.ShouldContain("<code>/somewhere/else</code>");
        page.ShouldNotContain("/webhook/appointment");
    }

    [Fact]
    public async Task The_sandboxs_header_is_told_where_there_is_a_sandbox()
    {
        var (here, elsewhere) = (await PageAsync(new() { ["Edge:Sandbox:Enabled"] = "true" }), await PageAsync());

        here.ShouldContain("<dt><code>X-Sandbox-Fail</code>");
        here.ShouldContain("\"X-Sandbox-Fail must be one of 500, 429, timeout, slow");
        elsewhere.ShouldNotContain("<dt><code>X-Sandbox-Fail</code>");
        elsewhere.ShouldContain("X-Sandbox-Fail works in the sandbox alone. Remove the header.");
    }

    private static async Task<string> PageAsync(Dictionary<string, string?>? settings = null)
    {
        await using var stub = await StubStack.StartAsync(settings);
        return WebUtility.HtmlDecode(await stub.Stack.Http.GetStringAsync(new Uri(stub.Stack.Address, "/docs")));
    }

    private static IEnumerable<(string Name, JsonNode Field)> FieldsOf(JsonNode schema)
    {
        foreach (var (name, field) in (schema["$defs"]?["entry"] ?? schema)["properties"]!.AsObject())
        {
            yield return (name, field!);
            if (field!["properties"] is null)
                continue;
            foreach (var inner in FieldsOf(field))
                yield return inner;
        }
    }
}
