namespace Insight.Schemas.Generator.Writing.OpenApi;

/// <summary>One documented answer of a webhook.</summary>
/// <param name="Status">Its status.</param>
/// <param name="Description">When it is given, and what the caller does then.</param>
/// <param name="Schemas">The names of the schemas of its body: of one of them it is.</param>
/// <param name="Headers">The names of its headers.</param>
/// <param name="Examples">Every text that it may carry, at least one.</param>
internal sealed record Answer(int Status, string Description, string[] Schemas, string[] Headers, Example[] Examples);
