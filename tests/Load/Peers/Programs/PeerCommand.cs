using System.CommandLine;

namespace Insight.Load.Peers.Programs;

/// <summary><c>peer NAME</c>: the peers that are programs of this assembly. The harness starts them; nobody else needs to.</summary>
internal static class PeerCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create() => new("peer", "Runs one of the peers that this program contains.") { Backend(), Yarp() };

    private static Command Backend()
    {
        var port = new Option<int>("--port") { Required = true };
        var http2Port = new Option<int>("--h2-port") { Required = true };
        var command = new Command("backend") { port, http2Port };
        command.SetAction((parsed, ct) => BackendProgram.RunAsync(parsed.GetValue(port), parsed.GetValue(http2Port), ct));
        return command;
    }

    private static Command Yarp()
    {
        var listen = new Option<string>("--listen") { Required = true };
        var backend = new Option<string>("--backend") { Required = true };
        var command = new Command("yarp") { listen, backend };
        command.SetAction((parsed, ct) => YarpProgram.RunAsync(parsed.GetValue(listen)!, parsed.GetValue(backend)!, ct));
        return command;
    }
}
