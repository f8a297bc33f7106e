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
catch (Exception e)
{
    // An address in use, a settings file that is no JSON: the stack would tell an operator nothing more.
    await Console.Error.WriteLineAsync($"Cannot start: {e.Message} {e.InnerException?.Message}".TrimEnd());
    return 1;
}
