using Insight.Edge.Pages;

namespace Insight.Edge.Portal.Examples;

/// <summary>A program that calls a webhook, as the documentation shows it and tests run it.</summary>
/// <param name="Name">The file's name.</param>
/// <param name="Language">The language that it is written in.</param>
/// <param name="Run">The command that runs it.</param>
/// <param name="Text">The program.</param>
internal sealed record ExampleFile(string Name, string Language, string Run, string Text)
{
    private const string Prefix = "portal.example.";

    private static readonly (string Ending, string Language, string Run)[] Languages =
    [
        (".sh", "cURL", "sh"),
        (".py", "Python", "python3"),
        (".js", "Node", "node"),
        (".cs", "C#", "dotnet run"),
    ];

    /// <summary>The programs that call a webhook, one a language.</summary>
    /// <param name="contract">The webhook's contract.</param>
    public static IReadOnlyList<ExampleFile> Of(string contract) =>
        [.. Languages.Select(each => Read($"{NameOf(contract)}{each.Ending}", each.Language, each.Run))];

    private static ExampleFile Read(string name, string language, string run) =>
        new(name, language, $"{run} {name}", PageAsset.ReadText(Prefix + name));

    private static string NameOf(string contract) => contract switch
    {
        Responses.SyncAppointmentsResponses.Name => "sync",
        Responses.AppointmentEventResponses.Name => "event",
        _ => throw new ArgumentOutOfRangeException(nameof(contract), contract, "There is no example of that webhook."),
    };
}
