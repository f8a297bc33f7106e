using Insight.AppHost;
using Insight.Backend;
using Insight.Edge;
using Insight.Edge.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

// Backend and edge in one process, on SQLite unless told otherwise: the whole product with one command.
if (Arguments.AskForHelp(args))
{
    await Console.Out.WriteLineAsync(Usage.Text);
    return 0;
}

if (Arguments.ErrorsOf(args) is { Count: > 0 } errors)
{
    await Console.Error.WriteLineAsync($"{string.Join(Environment.NewLine, errors)}{Environment.NewLine}{Environment.NewLine}{Usage.Text}");
    return 2;
}

var isSandbox = SandboxSwitch.IsIn(args);
args = SandboxSwitch.Expand(args);
try
{
    await using var backend = BackendHost.Create(Stack.Options("backend", args), services: Stack.LeaveSignalsToTheEdge);
    await TakenAddress.StartAsync(backend, "Backend");
    await using var edge = await EdgeHost.CreateAsync(Stack.Options("edge", args), builder => Stack.Join(backend, builder));
    await TakenAddress.StartAsync(edge, "Edge");

    var addresses = EdgeHost.AddressesOf(edge);
    await Stack.UntilReadyAsync(addresses);
    await Console.Out.WriteLineAsync(Welcome.Text(addresses, BackendHost.AddressesOf(backend), hasDemoClient: edge.Environment.IsDevelopment(), isSandbox));

    await EdgeHost.WaitForShutdownAsync(edge);
    await backend.StopAsync();
    return 0;
}
catch (ConfigurationException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}
catch (OptionsValidationException e)
{
    // The edge was not looked at yet: both halves' errors are told at once.
    var failures = e.Failures.Concat(await Stack.EdgeErrorsAsync(args));
    await Console.Error.WriteLineAsync(new ConfigurationException([.. failures]).Message);
    return 1;
}
catch (Exception e)
{
    // An address in use, a database that cannot be opened: the stack would tell nothing more.
    await Console.Error.WriteLineAsync($"Cannot start: {e.Message}");
    return 1;
}
