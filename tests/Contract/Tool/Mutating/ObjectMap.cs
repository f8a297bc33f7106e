using System.Text.Json;
using Insight.Edge.Validation;

namespace Insight.Contract.Mutating;

/// <summary>Where the properties of one object stand in a body, and the edits that change one of them and nothing else.</summary>
/// <param name="Start">Offset of its <c>{</c>.</param>
/// <param name="End">Offset behind its <c>}</c>.</param>
/// <param name="Members">Its properties in their order.</param>
internal sealed record ObjectMap(int Start, int End, IReadOnlyList<MemberRange> Members)
{
    /// <summary>Reads the object at an offset.</summary>
    /// <param name="body">The body, well-formed.</param>
    /// <param name="offset">Where the object begins.</param>
    public static ObjectMap Read(ReadOnlySpan<byte> body, int offset)
    {
        // What follows the object is not read, and may be anything.
        var reader = new Utf8JsonReader(body[offset..], isFinalBlock: false, new JsonReaderState(JsonFault.ReaderOptions));
        reader.Read();
        var start = offset + (int)reader.TokenStartIndex;
        var members = new List<MemberRange>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var (name, at) = (reader.GetString()!, offset + (int)reader.TokenStartIndex);
            reader.Read();
            var value = offset + (int)reader.TokenStartIndex;
            reader.TrySkip();
            members.Add(new MemberRange(name, at, value, offset + (int)reader.BytesConsumed));
        }

        return new ObjectMap(start, offset + (int)reader.BytesConsumed, members);
    }

    /// <summary>Finds a property.</summary>
    /// <returns>Null where it is not there.</returns>
    public MemberRange? Find(string name) => Members.FirstOrDefault(member => member.Name == name);

    /// <summary>Gives a property another value, or the object the property.</summary>
    public Edit Put(string name, string value) => Find(name) is { } found
        ? new Edit(found.ValueStart, found.End, value)
        : new Edit(Start + 1, Start + 1, $"{JsonSerializer.Serialize(name)}:{value}{(Members.Count > 0 ? "," : "")}");

    /// <summary>Takes a property away, with the comma beside it.</summary>
    /// <returns>Nothing to be done where it is not there.</returns>
    public Edit Remove(string name)
    {
        for (var i = 0; i < Members.Count; i++)
        {
            if (Members[i].Name == name)
            {
                return i > 0 ? new Edit(Members[i - 1].End, Members[i].End, "")
                    : Members.Count > 1 ? new Edit(Members[0].Start, Members[1].Start, "")
                    : new Edit(Members[0].Start, Members[0].End, "");
            }
        }

        return new Edit(Start, Start, "");
    }

    /// <summary>Has a property occur twice.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its second value, and its first where it is not there.</param>
    public Edit Repeat(string name, string value)
    {
        var member = $"{JsonSerializer.Serialize(name)}:{value}";
        return Find(name) is { } found
            ? new Edit(found.End, found.End, "," + member)
            : new Edit(Start + 1, Start + 1, $"{member},{member}{(Members.Count > 0 ? "," : "")}");
    }
}
