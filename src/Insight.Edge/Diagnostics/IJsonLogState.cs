using System.Text.Json;

namespace Insight.Edge.Diagnostics;

/// <summary>A log line's values that write themselves: for the line that every request has, without an object a value.</summary>
internal interface IJsonLogState
{
    /// <summary>Writes the property <c>Message</c>.</summary>
    void WriteMessage(Utf8JsonWriter json);

    /// <summary>Writes the values, as properties of an object that is open.</summary>
    void WriteValues(Utf8JsonWriter json);
}
