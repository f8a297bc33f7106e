using System.Text;

namespace Insight.Edge.Validation;

/// <summary>How a contract's body holds a batch.</summary>
/// <param name="Name">The top-level property: <c>appointments</c>.</param>
/// <param name="MaxEntries">Most entries in its array.</param>
internal sealed record BatchPlan(string Name, int MaxEntries)
{
    /// <summary>The property's name as UTF-8.</summary>
    public byte[] Utf8Name { get; } = Encoding.UTF8.GetBytes(Name);
}
