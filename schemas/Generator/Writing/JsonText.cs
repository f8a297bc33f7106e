using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Insight.Schemas.Generator.Writing;

/// <summary>The text of what is generated.</summary>
internal static class JsonText
{
    /// <summary>Prints JSON: two spaces a level, lines ending in LF, the last one too.</summary>
    public static string Print(JObject root)
    {
        var text = new StringBuilder();
        using (var writer = new StringWriter(text) { NewLine = "\n" })
        using (var json = new JsonTextWriter(writer) { Formatting = Formatting.Indented, Indentation = 2 })
            root.WriteTo(json);

        return text.Append('\n').ToString();
    }

    /// <summary>Reads JSON, in which what looks like a date stays the text that it is.</summary>
    public static JObject Read(string text)
    {
        using var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None };
        return JObject.Load(reader);
    }
}
