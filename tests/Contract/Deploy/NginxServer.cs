using System.Net.Sockets;
using Insight.Contract.Tests.Support;
using Insight.Load.Processes;

namespace Insight.Contract.Tests.Deploy;

/// <summary>A real nginx on loopback, with the configuration that <c>deploy/nginx</c> ships; in the clear, and before edges of a test's own.</summary>
internal sealed class NginxServer : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("insight-nginx-").FullName;
    private readonly ChildProcess _process;

    private NginxServer(params Uri[] edges)
    {
        var site = File.ReadAllLines(DeployFolder.PathOf("nginx/insight-edge.conf"))
            .Where(line => !line.Contains("ssl_", StringComparison.Ordinal))
            .Select(line => edges.Aggregate(line.Replace("listen 443 ssl", $"listen {Address.Authority}", StringComparison.Ordinal), (text, edge) =>
                text.Replace($"edge-{Array.IndexOf(edges, edge) + 1}.internal:8080", edge.Authority, StringComparison.Ordinal)));
        File.WriteAllText(Path.Combine(_folder, "site.conf"), string.Join('\n', site));
        File.WriteAllText(Path.Combine(_folder, "nginx.conf"), $$"""
            daemon off;
            {{(Environment.IsPrivilegedProcess ? "user root;" : "")}}
            worker_processes 1;
            pid nginx.pid;
            error_log stderr error;
            events { worker_connections 512; }
            http {
              access_log off;
              client_body_temp_path body;
              proxy_temp_path proxy;
              fastcgi_temp_path fastcgi;
              uwsgi_temp_path uwsgi;
              scgi_temp_path scgi;
              include site.conf;
            }
            """);
        _process = ChildProcess.Start(
            new ProgramStart(Executable.Find("nginx")!, ["-p", _folder, "-e", "stderr", "-c", Path.Combine(_folder, "nginx.conf")]), core: null, _folder);
    }

    /// <summary>Where callers reach it.</summary>
    public Uri Address { get; } = new($"http://{FreePort.Next()}");

    /// <summary>The end of what it printed.</summary>
    public string Output => _process.LastOutput();

    /// <summary>Starts one, which listens then.</summary>
    /// <param name="edges">In the place of <c>edge-1.internal</c> and <c>edge-2.internal</c>.</param>
    public static async Task<NginxServer> StartAsync(params Uri[] edges)
    {
        var nginx = new NginxServer(edges);
        try
        {
            await Eventually.ShouldAsync("nginx listens", async () =>
            {
                if (nginx._process.HasExited)
                    throw new InvalidOperationException(nginx.Output);
                using var socket = new TcpClient();
                try
                {
                    await socket.ConnectAsync(nginx.Address.Host, nginx.Address.Port);
                    return true;
                }
                catch (SocketException)
                {
                    return false;
                }
            });
            return nginx;
        }
        catch
        {
            await nginx.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _process.KillAsync();
        await _process.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
