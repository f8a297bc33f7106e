using System.CommandLine;
using System.Text.Json;
using Insight.Edge.Clients;
using Insight.Edge.Configuration;
using Insight.Edge.Diagnostics.Metrics;
using Insight.Edge.RateLimiting;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.FileProviders.Physical;
using Microsoft.Extensions.Hosting.Internal;

namespace Insight.Edge.Keys;

/// <summary><c>keys check</c>: what the edge would say of a settings file's clients, or the clients and when their keys expire.</summary>
internal static class CheckKeysCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create(KeysConsole console)
    {
        var file = new Argument<string>("config") { Description = "A settings file that holds Edge:Clients, as appsettings.Production.json. What is relative in it is relative to its folder." };
        var environment = new Option<string>("--environment") { DefaultValueFactory = _ => Environments.Production, Description = "The edge's environment: demo keys are good in Development alone." };
        var command = new Command("check", "Checks the clients of a settings file as the edge does when it starts, and lists them with their keys' expiry.") { file, environment };
        command.SetAction(parsed => Run(console, Path.GetFullPath(parsed.GetRequiredValue(file)), parsed.GetRequiredValue(environment)));
        return command;
    }

    private static int Run(KeysConsole console, string file, string environment)
    {
        if (!TryReadSettings(console, file, out var settings, out var code))
            return code;
        var errors = new List<string>();
        var directory = new ClientsReader(
            new HostingEnvironment { EnvironmentName = environment, ContentRootPath = Path.GetDirectoryName(file)! },
            new ClientLimiters(console.Time),
            new ClientTallies(routes: 0)).Read(settings, errors);
        foreach (var error in errors)
            console.Error.WriteLine(error);
        if (errors.Count > 0)
            return KeysCommand.Wrong;
        ClientsTable.Write(directory.Clients, console.Time.GetUtcNow(), console.Output);
        return KeysCommand.Fine;
    }

    // By the source that the edge has for its files.
    private static bool TryReadSettings(KeysConsole console, string file, out SectionSnapshot settings, out int code)
    {
        (settings, code) = (null!, KeysCommand.Fine);
        try
        {
            using var folder = new PhysicalFileProvider(Path.GetDirectoryName(file)!, ExclusionFilters.None);
            using var configuration = (ConfigurationRoot)new ConfigurationBuilder()
                .Add(new LastGoodJsonSource(new ConfigurationFileFaults()) { FileProvider = folder, Path = Path.GetFileName(file) })
                .Build();
            settings = SectionSnapshot.Of(configuration, ClientRegistry.Section);
            return true;
        }
        catch (Exception e) when (e is InvalidDataException or FormatException)
        {
            // What a parser says may quote a secret.
            var line = ((e.InnerException as JsonException ?? e.InnerException?.InnerException as JsonException)?.LineNumber + 1) is { } number ? $" (line {number})" : "";
            console.Error.WriteLine($"The file is not JSON{line}, or names a setting twice.");
            code = KeysCommand.Wrong;
            return false;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            code = KeysCommand.Refuse(console, $"The file cannot be read ({e.GetType().Name}).");
            return false;
        }
    }
}
