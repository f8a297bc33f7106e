namespace Insight.Contract.Tests.Support;

/// <summary>A theory that needs a tool: <c>curl</c>, <c>python</c> or <c>node</c>. It is skipped where the tool is missing, and says how to get it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ToolTheoryAttribute : TheoryAttribute
{
    public ToolTheoryAttribute(string tool)
    {
        ToolName = tool;
        Skip = Tool.Named(tool).WhySkip();
    }

    public string ToolName { get; }
}
