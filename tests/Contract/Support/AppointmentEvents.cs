using Insight.Edge.Responses;
using Insight.Edge.Validation;
using NJsonSchema;

namespace Insight.Contract.Tests.Support;

/// <summary>The second contract under test, compiled once from the schema that the edge is built with.</summary>
internal static class AppointmentEvents
{
    public static string SchemaText { get; } = ContractSchemas.Read(AppointmentEventResponses.Name);

    public static ContractPlan Plan { get; } = PlanCompiler.Compile(AppointmentEventResponses.Name, SchemaText, IssueVocabulary.Pydantic);

    public static ContractValidator Validator { get; } = new(Plan);

    public static AppointmentEventResponses Responses { get; } = new();

    /// <summary>NJsonSchema's own validator over the same schema: slow, and written by others.</summary>
    public static JsonSchema Oracle { get; } = JsonSchema.FromJsonAsync(SchemaText).GetAwaiter().GetResult();
}
