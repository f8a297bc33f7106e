using Microsoft.AspNetCore.Http.Features;

namespace Insight.Backend.Endpoints;

/// <summary>
/// Takes a read's address out of the raw request target ahead of routing. The path that routing sees is decoded, but for
/// <c>%2F</c>, and has its dot segments removed: <c>a%2Fb</c> could not be told from <c>a%252Fb</c>, and an id of two dots
/// would name another route.
/// </summary>
internal sealed class AppointmentAddressMiddleware(RequestDelegate next)
{
    // What routing matches against instead: any two plain segments.
    private static readonly PathString PlainPath = new($"{StoreAppointments.Route}/ehr/id");

    /// <summary>Sets the request's <see cref="AppointmentAddress"/> feature, if it has an address, and goes on.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        if (AppointmentAddress.TrySplit(target, out var ehr, out var id))
        {
            context.Request.Path = PlainPath;
            context.Features.Set(AppointmentAddress.Decode(ehr, id));
        }

        return next(context);
    }
}
