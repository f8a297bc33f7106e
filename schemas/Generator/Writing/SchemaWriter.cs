using Insight.Schemas.Generator.Contracts;

namespace Insight.Schemas.Generator.Writing;

/// <summary>Writes a contract as JSON Schema.</summary>
public static class SchemaWriter
{
    /// <summary>The schema of a contract: JSON Schema 2020-12, self-contained.</summary>
    /// <remarks>
    /// The plain keywords alone decide whether a payload is right. The <c>x-</c> keywords hold what a message needs:
    /// the order of the fields and the documented texts.
    /// </remarks>
    /// <param name="contract">The contract, as <see cref="Reading.FieldTables"/> reads it.</param>
    /// <returns>The JSON text: the same for the same contract, lines ending in LF, the last one too.</returns>
    public static string Write(Contract contract)
    {
        ArgumentNullException.ThrowIfNull(contract);
        return Draft202012.Print(ContractSchema.Create(contract));
    }
}
