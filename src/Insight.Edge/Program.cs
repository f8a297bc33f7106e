using System.Text.Json;
using Insight.Edge;
using Insight.Edge.Configuration;
using Insight.Edge.Keys;
using Insight.Edge.Transport;

if (args is [KeysCommand.Name, ..])
    return await KeysCommand.RunAsync(args, KeysConsole.OfProcess());

SocketTransport.PreferInline();
DefaultEnvironment.Apply();

// The files beside the program count where the current directory has none, so that it starts from anywhere.
var contentRoot = File.Exists("appsettings.json") ? Directory.GetCurrentDirectory() : AppContext.BaseDirectory;
WebApplication edge;
try
{
    edge = await EdgeHost.CreateAsync(new WebApplicationOptions { Args = args, ContentRootPath = contentRoot });
    await edge.StartAsync();
}
catch (ConfigurationException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}
catch (Exception e)
{
    // An address in use, a settings file that is no JSON: the stack would tell an operator nothing more, and what a parser says may
    // quote a secret.
    var line = (e.InnerException?.InnerException as JsonException)?.LineNumber + 1;
    await Console.Error.WriteLineAsync($"Cannot start: {e.Message}{(line is null ? "" : $" It is not JSON at line {line}.")}");
    return 1;
}

await using (edge)
    await EdgeHost.WaitForShutdownAsync(edge);
return 0;
