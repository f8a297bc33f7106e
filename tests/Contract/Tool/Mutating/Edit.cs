using System.Text;

namespace Insight.Contract.Mutating;

/// <summary>A part of a body, and what stands there instead.</summary>
/// <param name="Start">0-based offset of its first byte.</param>
/// <param name="End">Offset behind its last byte.</param>
/// <param name="Text">What stands there instead.</param>
internal sealed record Edit(int Start, int End, string Text)
{
    /// <summary>Makes edits that do not overlap; every other byte stays.</summary>
    public static byte[] Apply(byte[] body, params IEnumerable<Edit> edits)
    {
        using var edited = new MemoryStream(body.Length + 64);
        var at = 0;
        foreach (var edit in edits.OrderBy(edit => edit.Start))
        {
            edited.Write(body.AsSpan(at, edit.Start - at));
            edited.Write(Encoding.UTF8.GetBytes(edit.Text));
            at = edit.End;
        }

        edited.Write(body.AsSpan(at));
        return edited.ToArray();
    }
}
