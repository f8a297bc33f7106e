using Insight.Edge;
using Insight.Edge.Configuration;

// The files beside the program count where the current directory has none, so that it starts from anywhere.
var contentRoot = File.Exists("appsettings.json") ? Directory.GetCurrentDirectory() : AppContext.BaseDirectory;
try
{
    await using var edge = await EdgeHost.CreateAsync(new WebApplicationOptions { Args = args, ContentRootPath = contentRoot });
    await edge.RunAsync();
    return 0;
}
catch (ConfigurationException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}
catch (IOException e)
{
    await Console.Error.WriteLineAsync($"Cannot start: {e.Message}"); // an address is in use, for example
    return 1;
}
