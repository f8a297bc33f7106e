using Insight.Load.Processes;

namespace Insight.Load.Peers;

/// <summary>nginx: what passing bytes on costs in C.</summary>
internal sealed class NginxPeer : IPeer
{
    public string Name => "nginx";

    public string Description => "nginx, one worker, connections to the backend kept alive, no access log; passes everything through unchecked";

    public PeerDuty Duty => PeerDuty.PassThrough;

    public string? Missing() => Executable.Find("nginx") is null ? "apt-get install nginx-light" : null;

    public async Task<string> VersionAsync(CancellationToken ct) => await Tool.FirstLineAsync("nginx", ["-v"], ct) ?? "unknown";

    public ProgramStart Prepare(PeerSite site) => new(
        Executable.Find("nginx")!,
        ["-p", site.Folder, "-e", "stderr", "-c", site.Write("nginx.conf", Configuration(site))]);

    // Bodies stay in memory, as they do in the other peers; connections are not closed after a number of requests.
    private static string Configuration(PeerSite site) =>
        $$"""
        daemon off;
        {{(Environment.IsPrivilegedProcess ? "user root;" : "")}}
        worker_processes 1;
        pid nginx.pid;
        error_log stderr error;
        events { worker_connections 4096; }
        http {
          access_log off;
          client_max_body_size 16m;
          client_body_buffer_size 1m;
          client_body_temp_path body;
          proxy_temp_path proxy;
          fastcgi_temp_path fastcgi;
          uwsgi_temp_path uwsgi;
          scgi_temp_path scgi;
          keepalive_requests 1000000000;
          upstream backend {
            server {{site.Backend}};
            keepalive 256;
            keepalive_requests 1000000000;
          }
          server {
            listen {{site.Listen}};
            location / {
              proxy_pass http://backend;
              proxy_http_version 1.1;
              proxy_set_header Connection "";
            }
          }
        }
        """;
}
