using System.Text.Json;
using Insight.Edge.Responses;

namespace Insight.Edge.Prediction;

/// <summary>Guesses which contract a body is meant for, from the names at its top level.</summary>
internal static class ContractGuess
{
    /// <summary>Guesses.</summary>
    /// <param name="contracts">The contracts.</param>
    /// <param name="body">The body; it may be cut off, or no JSON.</param>
    /// <returns>The contract that documents more of the names; the default one where none does, or both as many.</returns>
    public static EdgeContract Of(EdgeContracts contracts, ReadOnlySpan<byte> body) => Find(contracts, body) ?? contracts.Default;

    /// <summary>Guesses, where there is anything to go by.</summary>
    /// <param name="contracts">The contracts.</param>
    /// <param name="body">The body; it may be cut off, or no JSON.</param>
    /// <returns>The contract that documents more of the names; the default one where both document as many, and null where none documents any.</returns>
    public static EdgeContract? Find(EdgeContracts contracts, ReadOnlySpan<byte> body)
    {
        var events = contracts.Find(AppointmentEventResponses.Name)!;
        var (ofEvents, ofBatches) = (0, 0);
        var reader = new Utf8JsonReader(body, isFinalBlock: false, new JsonReaderState(Validation.JsonFault.ReaderOptions));
        try
        {
            while (reader.Read() && reader.CurrentDepth <= 1)
            {
                if (reader.TokenType != JsonTokenType.PropertyName)
                    continue;
                if (contracts.Default.Validator.Plan is { } plan && (reader.ValueTextEquals(plan.Batch!.Utf8Name) || plan.Entry.Find(ref reader, 0) >= 0))
                    ofBatches++;
                else if (events.Validator.Plan.Entry.Find(ref reader, 0) >= 0)
                    ofEvents++;
                if (!reader.Read() || !reader.TrySkip())
                    break;
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // No JSON, or a name that spells no text (half a surrogate pair). What was read until there decides.
        }

        if (ofEvents + ofBatches == 0)
            return null;
        return ofEvents > ofBatches ? events : contracts.Default;
    }
}
