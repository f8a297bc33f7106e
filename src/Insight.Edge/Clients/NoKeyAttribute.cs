using System.ComponentModel.DataAnnotations;

namespace Insight.Edge.Clients;

/// <summary>A hash, and not the key that it is made of.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NoKeyAttribute : ValidationAttribute
{
    /// <inheritdoc/>
    public override bool IsValid(object? value) => value is not string text || !KeyForm.IsKey(text);
}
