using System.Text;
using System.Text.Json;
using Insight.Edge.Responses;
using Insight.Edge.Validation;

namespace Insight.Edge.Portal.Reference;

/// <summary>
/// Makes the reference of what decides and answers: rules from the compiled contracts, texts from what writes them into answers, and names of
/// things from the schemas, which are made from the field tables.
/// </summary>
internal sealed class ReferenceReader(EdgeContracts contracts, WebhookRoutes routes, AnswerReader answers)
{
    private static readonly IssueRule[] OwnRules = [IssueRule.Absent, IssueRule.Null, IssueRule.TooShort, IssueRule.TooLong, IssueRule.Invalid];

    private static readonly IssueRule[] CommonRules = [IssueRule.NotAString, IssueRule.InvalidCharacter, IssueRule.Duplicate];

    /// <summary>Reads the webhooks that can be called.</summary>
    public IReadOnlyList<WebhookReference> Read() =>
        [.. contracts.Names.Select(name => contracts.Find(name)!).Select(contract => Read(contract, routes.PathOf(contract.Name))).OfType<WebhookReference>()];

    private WebhookReference? Read(EdgeContract contract, string? path)
    {
        if (path is null)
            return null;
        using var schema = JsonDocument.Parse(ContractSchemas.Read(contract.Name));
        var root = schema.RootElement;
        var plan = contract.Validator.Plan;
        var entry = root.TryGetProperty("$defs", out var definitions) ? definitions.GetProperty("entry") : root;
        var objects = plan.Entry.Members
            .Where(member => member.Object is not null)
            .Select(member => new ObjectReference(member.Name, Fields(plan, member.Object!, Property(entry, member))))
            .Prepend(new ObjectReference(null, Fields(plan, plan.Entry, entry)));
        return new WebhookReference(
            contract.Name,
            root.GetProperty("title").GetString()!,
            root.GetProperty("description").GetString()!,
            path,
            plan.Batch?.Name,
            plan.Batch?.MaxEntries,
            [.. objects],
            Everywhere(plan),
            answers.Read(contract, path));
    }

    private static FieldReference[] Fields(ContractPlan plan, ObjectPlan @object, JsonElement schema) =>
        Array.ConvertAll(@object.Members, member => Field(plan, @object, member, Property(schema, member)));

    private static FieldReference Field(ContractPlan plan, ObjectPlan @object, MemberPlan member, JsonElement schema) =>
        new(member.Name, schema.GetProperty("description").GetString()!, member.Object is not null, member.Required)
        {
            Unless = member.Alternative >= 0 ? @object.Members[member.Alternative].Name : null,
            Format = member.Format?.Name,
            Length = member.MaxLength is not { } most ? null : member.MinLength > 0 ? $"{member.MinLength} to {most} characters" : $"at most {most} characters",
            Values = member.AcceptedValues is { } values ? Values(values, schema) : null,
            Texts = [.. OwnRules.Where(rule => CanBreak(member, rule)).Select(rule => TextOf(plan, member, rule)).Distinct(StringComparer.Ordinal)],
        };

    // What is enforced, with what the schema says of it.
    private static ValueReference Values(byte[][] accepted, JsonElement schema)
    {
        var meanings = schema.GetProperty(SchemaKeywords.Meanings);
        return new ValueReference(
            schema.GetProperty(SchemaKeywords.Reference).GetString()!,
            [.. accepted.Select(Encoding.UTF8.GetString).Select(value => (value, meanings.GetProperty(value).GetString()!))]);
    }

    private static bool CanBreak(MemberPlan member, IssueRule rule) => rule switch
    {
        IssueRule.Absent or IssueRule.Null => member.Required,
        IssueRule.TooShort => member.MinLength > 0,
        IssueRule.TooLong => member.MaxLength is not null,
        IssueRule.Invalid => member.Format is not null || member.AcceptedValues is not null,
        _ => false,
    };

    // The same for every string, so told once: of the first one that is free text.
    private static string[] Everywhere(ContractPlan plan)
    {
        var text = plan.Slots.First(member => member is { Object: null, Format: null, AcceptedValues: null });
        return Array.ConvertAll(CommonRules, rule => TextOf(plan, text, rule));
    }

    private static string TextOf(ContractPlan plan, MemberPlan member, IssueRule rule)
    {
        var issue = new ValidationIssue(0, member, rule);
        return plan.Batch is { } batch ? IssueText.Of(issue, batch) : PydanticError.Of(issue).Message;
    }

    private static JsonElement Property(JsonElement schema, MemberPlan member) => schema.GetProperty("properties").GetProperty(member.Name);
}
