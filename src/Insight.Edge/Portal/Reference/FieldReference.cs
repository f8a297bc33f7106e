namespace Insight.Edge.Portal.Reference;

/// <summary>A field.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it holds.</param>
/// <param name="IsObject">Whether it holds an object; else a string.</param>
/// <param name="IsRequired">Whether it must be there.</param>
internal sealed record FieldReference(string Name, string Description, bool IsObject, bool IsRequired)
{
    /// <summary>The field of the same object that it need not be there beside; null where there is none.</summary>
    public string? Unless { get; init; }

    /// <summary>Its format; null where it has none.</summary>
    public string? Format { get; init; }

    /// <summary>Its length; null where any is good.</summary>
    public string? Length { get; init; }

    /// <summary>The values that it may have; null where any is good.</summary>
    public ValueReference? Values { get; init; }

    /// <summary>What it is refused with: the texts that are its own.</summary>
    public IReadOnlyList<string> Texts { get; init; } = [];
}
