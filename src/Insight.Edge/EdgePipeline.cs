using Insight.Edge.Authentication;
using Insight.Edge.Authorization;
using Insight.Edge.Diagnostics;
using Insight.Edge.Forwarding;
using Insight.Edge.Management;
using Insight.Edge.Portal;
using Insight.Edge.RateLimiting;
using Insight.Edge.RequestBody;
using Insight.Edge.Routing;
using Insight.Edge.Sandbox;
using Insight.Edge.Transport;
using Insight.Edge.Validation;

namespace Insight.Edge;

/// <summary>
/// A request's way through the edge. The order is the contract's ("Order of the checks"), and it is security: the first check
/// that fails answers, so a caller learns nothing that lies behind it.
/// </summary>
/// <remarks>The numbers are the contract's.</remarks>
internal static class EdgePipeline
{
    /// <summary>Lays the way.</summary>
    public static void UseEdge(this WebApplication app)
    {
        app.UseManagement();                //     the management port is not the callers'
        app.UseOutcomes();                  //     a request id; whatever happens is answered, and logged in one line
        app.UseSecureTransport();           //     403: plain HTTP, where it is refused
        app.UseFraming();                   //     400: the request's end is ambiguous
        app.UsePortal();                    //     pages for integrators, where they are on
        app.UseRouting();                   //     YARP's routes
        app.UseKnownPaths();                //  1  404
        app.MapReverseProxy(edge =>
        {
            edge.UseContract();             //  1  405; from here on the route's contract answers
            edge.UseApiKey();               //  2  401: no key      3  401: no good key
            edge.UseClientRateLimits();     //  4  429
            edge.UseJsonOnly();             //  5  415
            edge.UseSignedBody();           //  6  401: no signature      7  413      8  401: no good signature
            edge.UseEhrAuthorization();     //  9  403
            edge.UseSandbox();              //     400: there is no sandbox here; in it, the failure that the caller chose
            edge.UseValidation();           // 10  not JSON        11  nothing passed
            edge.UseForwarding();           // 12  500, or stored: 200
            edge.UseLoadBalancing();
            edge.UsePassiveHealthChecks();
        });
    }
}
