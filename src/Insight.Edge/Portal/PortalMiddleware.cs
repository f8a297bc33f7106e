using Insight.Edge.Portal.Checking;
using Insight.Edge.Responses;

namespace Insight.Edge.Portal;

/// <summary>Answers requests for the portal. What is not there goes on, to be answered like every path that there is not.</summary>
internal sealed class PortalMiddleware(RequestDelegate next, PortalSite site, CheckEndpoint check, PortalAnswers answers)
{
    private static readonly PathString Root = new("/docs");

    public Task InvokeAsync(HttpContext context) =>
        context.Request.Path.StartsWithSegments(Root, StringComparison.Ordinal) ? AnswerAsync(context) : next(context);

    private Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        var isCheck = path == CheckEndpoint.Path;
        var page = isCheck ? null : site.Find(context);
        if (!isCheck && page is null)
            return next(context);

        EdgeRequest.Of(context).IsPortals = true;
        answers.Begin(context);
        var method = context.Request.Method;
        if (isCheck)
            return HttpMethods.IsPost(method) ? check.AnswerAsync(context) : answers.RefuseAsync(context, Outcome.MethodNotAllowed, allow: "POST");
        return HttpMethods.IsGet(method) || HttpMethods.IsHead(method)
            ? Pages.PageAnswer.WriteAsync(context, page!)
            : answers.RefuseAsync(context, Outcome.MethodNotAllowed, allow: "GET, HEAD");
    }
}
