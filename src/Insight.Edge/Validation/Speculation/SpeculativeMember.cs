using System.Runtime.Intrinsics;
using System.Text;

namespace Insight.Edge.Validation.Speculation;

/// <summary>
/// One documented property as <see cref="SpeculativeReader"/> expects to meet it: the bytes from the comma before its name to the
/// first byte of its value, to be compared in one step.
/// </summary>
internal sealed class SpeculativeMember
{
    /// <param name="plan">The property.</param>
    /// <param name="mustKnowBlank">Whether it matters that its value is blank.</param>
    /// <param name="inner">Its members, where it is an object.</param>
    /// <param name="space">What stands behind a comma and a colon.</param>
    public SpeculativeMember(MemberPlan plan, bool mustKnowBlank, SpeculativeObject? inner, string space)
    {
        Plan = plan;
        MustKnowBlank = mustKnowBlank;
        Object = inner;
        Kind = KindOf(plan);
        Name = Encoding.UTF8.GetBytes(plan.Name);
        var pattern = Encoding.UTF8.GetBytes($",{space}\"{plan.Name}\":{space}{(inner is null ? '"' : '{')}");
        Length = pattern.Length;

        // A name too long for a vector, or that JSON cannot write without an escape, is never met here, and looked up instead.
        var bytes = new byte[Vector256<byte>.Count];
        if (Length > bytes.Length || !JsonText.IsPlain(Name))
            bytes.AsSpan().Fill(SpeculativePlan.Never);
        else
            pattern.CopyTo(bytes, 0);
        Pattern = Vector256.Create(bytes);
        Mask = Length < bytes.Length ? (1U << Length) - 1 : uint.MaxValue;
    }

    /// <summary>The property.</summary>
    public MemberPlan Plan { get; }

    /// <summary>Whether it matters that the value is blank.</summary>
    public bool MustKnowBlank { get; }

    /// <summary>How its value is read.</summary>
    public SpeculativeKind Kind { get; }

    /// <summary>The members of an object; null for a text.</summary>
    public SpeculativeObject? Object { get; }

    /// <summary>The name as UTF-8.</summary>
    public byte[] Name { get; }

    /// <summary>The bytes from the comma to the value's first.</summary>
    public Vector256<byte> Pattern { get; }

    /// <summary>A bit for each byte of <see cref="Pattern"/> that counts.</summary>
    public uint Mask { get; }

    /// <summary>How many bytes of <see cref="Pattern"/> count.</summary>
    public int Length { get; }

    private static SpeculativeKind KindOf(MemberPlan plan) =>
        plan.Object is not null ? SpeculativeKind.Object
        : plan.Format == TextFormat.Date ? SpeculativeKind.Date
        : plan.Format == TextFormat.DateAndTime ? SpeculativeKind.DateAndTime
        : plan.Format is null && plan.AcceptedValues is null && plan.MaxLength is null ? SpeculativeKind.FreeText
        : SpeculativeKind.RuledText;
}
