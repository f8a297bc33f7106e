using System.Net;
using System.Net.Sockets;

namespace Insight.Load.Processes;

/// <summary>
/// Ports on loopback that nobody listens on. They are no ephemeral ones, which begin at 32768 or above: between here and the start of the program that is
/// to listen, the system would give one of those to whoever asks for any, or makes a connection.
/// </summary>
internal static class FreePort
{
    private const int First = 20_000;
    private const int Count = 12_000;

    // Two runs on one machine begin at different places.
    private static int _taken = Environment.ProcessId * 37;

    /// <summary>Takes one that this process has not taken yet.</summary>
    /// <exception cref="InvalidOperationException">All are in use.</exception>
    public static IPEndPoint Next()
    {
        for (var attempt = 0; attempt < Count; attempt++)
        {
            var endpoint = new IPEndPoint(IPAddress.Loopback, First + (int)((uint)Interlocked.Increment(ref _taken) % Count));
            if (IsFree(endpoint))
                return endpoint;
        }

        throw new InvalidOperationException($"No port from {First} to {First + Count - 1} is free.");
    }

    private static bool IsFree(IPEndPoint endpoint)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(endpoint);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
