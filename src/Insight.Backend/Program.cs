using Insight.Backend.Shutdown;
using Microsoft.Extensions.Options;

namespace Insight.Backend;

/// <summary>Starts the backend and tells in one line an error why a start failed.</summary>
internal static class Program
{
    private const string SettingsFile = "appsettings.json";

    private static async Task<int> Main(string[] args)
    {
        DefaultEnvironment.Apply();
        try
        {
            await using var app = BackendHost.Create(new() { Args = args, ContentRootPath = ContentRoot() });
            await app.StartAsync();
            using var signals = new StopSignals(app.Lifetime, app.Services.GetRequiredService<ILogger<StopSignals>>());
            await signals.StopWhenToldAsync(app);
            return 0;
        }
        catch (OptionsValidationException wrong)
        {
            foreach (var failure in wrong.Failures) await Console.Error.WriteLineAsync(failure);
            return 1;
        }
        catch (Exception failure)
        {
            await Console.Error.WriteLineAsync($"The backend stopped: {failure.Message}");
            return 1;
        }
    }

    /// <summary>The current directory where it holds the settings, else the program's own, which always does.</summary>
    private static string ContentRoot()
    {
        var current = Directory.GetCurrentDirectory();
        return File.Exists(Path.Combine(current, SettingsFile)) ? current : AppContext.BaseDirectory;
    }
}
