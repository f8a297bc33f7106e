namespace Insight.AppHost;

/// <summary>What there is to give it.</summary>
internal static class Usage
{
    /// <summary>The text of <c>--help</c>, which is also below the errors of arguments.</summary>
    public const string Text = """
        Usage: dotnet run --project src/Insight.AppHost -- [--sandbox] [--KEY=VALUE …]

        Starts the edge and its backend in one process. The environment is Development, unless the variable ASPNETCORE_ENVIRONMENT names another.

          --sandbox     callers may choose failures, and everything is kept in memory
          --KEY=VALUE   a setting, also as --KEY VALUE. README.md lists them; those of the addresses are
                          --Edge:Urls=http://localhost:8080                 callers, and the portal
                          --Edge:Management:Urls=http://localhost:8081      the edge's health and metrics
                          --Backend:Urls=http://127.0.0.1:8090              the backend
                          --Backend:Management:Urls=http://127.0.0.1:8099   the backend's health and metrics
          --help        prints this
        """;
}
