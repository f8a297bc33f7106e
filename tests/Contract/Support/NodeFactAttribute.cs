namespace Insight.Contract.Tests.Support;

/// <summary>
/// A fact that needs Node.js and the packages of <c>Schemas/Ajv</c>. Without them it is skipped, unless
/// <see cref="Tool.RequireVariable"/> is 1: then it runs, and fails.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NodeFactAttribute : FactAttribute
{
    private const string Install = "npm ci --prefix tests/Contract/Schemas/Ajv";

    public NodeFactAttribute()
    {
        if (Tool.AreRequired)
            return;
        if (!NodeScript.HasNode)
            Skip = $"Node.js is not on the PATH. Install it, then: {Install}";
        else if (!NodeScript.HasPackages)
            Skip = $"Run once: {Install}";
    }
}
