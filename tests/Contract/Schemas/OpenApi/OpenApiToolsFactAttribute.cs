using Insight.Load.Processes;

namespace Insight.Contract.Tests.Schemas.OpenApi;

/// <summary>
/// A fact that has other programs read the description. Without the packages of <c>Tools</c> it is skipped, unless
/// <see cref="Support.Tool.RequireVariable"/> is 1: then it runs, and fails.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class OpenApiToolsFactAttribute : FactAttribute
{
    public OpenApiToolsFactAttribute()
    {
        if (!Support.Tool.AreRequired && (Executable.Find("node") is null || !Directory.Exists(OpenApiTools.PathOf("node_modules"))))
            Skip = "Needs Node.js, and what this installs: npm ci --prefix tests/Contract/Schemas/OpenApi/Tools";
    }
}
