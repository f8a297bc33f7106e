using Insight.Edge.Management.Status.Model;
using Insight.Edge.Pages;

namespace Insight.Edge.Management.Status.Page;

/// <summary>A sign for each level: its shape and a word say what its colour does.</summary>
internal static class Icon
{
    /// <summary>The sign, for beside a text that says the same.</summary>
    public static Html Of(Level level) => level switch
    {
        Level.Good => Html.Of($"""<svg class="icon good" viewBox="0 0 16 16" aria-hidden="true"><circle cx="8" cy="8" r="7"/><path d="M4.6 8.3l2.3 2.3 4.5-4.9"/></svg>"""),
        Level.Warning => Html.Of($"""<svg class="icon warning" viewBox="0 0 16 16" aria-hidden="true"><path class="shape" d="M8 1.2l7 13H1z"/><path d="M8 6v3.6M8 11.6v.9"/></svg>"""),
        _ => Html.Of($"""<svg class="icon bad" viewBox="0 0 16 16" aria-hidden="true"><path class="shape" d="M5 1h6l4 4v6l-4 4H5l-4-4V5z"/><path d="M5.4 5.4l5.2 5.2M10.6 5.4l-5.2 5.2"/></svg>"""),
    };

    /// <summary>A level's name, for a class.</summary>
    public static string Name(Level level) => level switch { Level.Good => "good", Level.Warning => "warning", _ => "bad" };
}
