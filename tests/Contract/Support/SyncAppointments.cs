using Insight.Edge.Responses;
using Insight.Edge.Validation;
using NJsonSchema;

namespace Insight.Contract.Tests.Support;

/// <summary>The contract under test, compiled once from the schema that the edge is built with.</summary>
internal static class SyncAppointments
{
    public static string SchemaText { get; } = ContractSchemas.Read(SyncAppointmentsResponses.Name);

    public static ContractPlan Plan { get; } = PlanCompiler.Compile(SyncAppointmentsResponses.Name, SchemaText, IssueVocabulary.DocumentedTexts);

    public static ContractValidator Validator { get; } = new(Plan);

    public static SyncAppointmentsResponses Responses { get; } = new(Plan);

    /// <summary>NJsonSchema's own validator over the same schema: slow, and written by others.</summary>
    public static JsonSchema Oracle { get; } = JsonSchema.FromJsonAsync(SchemaText).GetAwaiter().GetResult();
}
