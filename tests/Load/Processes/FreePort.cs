using System.Net;
using System.Net.Sockets;

namespace Insight.Load.Processes;

/// <summary>Ports on loopback that nobody listens on.</summary>
internal static class FreePort
{
    /// <summary>Takes one, and gives it back to be listened on.</summary>
    public static IPEndPoint Next()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return (IPEndPoint)socket.LocalEndPoint!;
    }
}
