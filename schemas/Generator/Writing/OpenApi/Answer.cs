namespace Insight.Schemas.Generator.Writing.OpenApi;

/// <summary>One documented answer of a webhook.</summary>
/// <param name="Status">Its status.</param>
/// <param name="Description">When it is given, and what the caller does then.</param>
/// <param name="Schemas">The names of the schemas of its body: of one of them it is.</param>
/// <param name="Headers">The names of its headers.</param>
/// <param name="Examples">Texts that it may carry, as they are documented.</param>
internal sealed record Answer(int Status, string Description, string[] Schemas, string[] Headers, Example[] Examples)
{
    /// <summary>What brings about further texts: with <see cref="Examples"/> every text that there is, at least one.</summary>
    public Provoked[] Provoked { get; init; } = [];
}
