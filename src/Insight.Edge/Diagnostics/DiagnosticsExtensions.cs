namespace Insight.Edge.Diagnostics;

/// <summary>The room that makes what happens visible, without a value out of a payload.</summary>
internal static class DiagnosticsExtensions
{
    /// <summary>Gives every request an id, an answer and a line in the log.</summary>
    public static IApplicationBuilder UseOutcomes(this IApplicationBuilder app) => app.UseMiddleware<OutcomesMiddleware>();
}
