using Insight.Edge.Prediction;

namespace Insight.Contract.Mutating;

/// <summary>A payload that is broken in one place, and what the edge answers to it.</summary>
/// <param name="Field">The place, as issues name it: <c>patient.birth_date</c>, <c>entry</c>, <c>body</c>.</param>
/// <param name="Rule">The rule, as issues name it.</param>
/// <param name="Body">The payload.</param>
/// <param name="Predicted">The answer.</param>
internal sealed record Mutation(string Field, string Rule, byte[] Body, PredictedAnswer Predicted)
{
    /// <summary>Its name, which a file may have.</summary>
    public string Name => $"{Field}.{Rule}";
}
