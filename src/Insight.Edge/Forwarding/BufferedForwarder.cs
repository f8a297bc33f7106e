using System.Net;
using Yarp.ReverseProxy.Forwarder;

namespace Insight.Edge.Forwarding;

/// <summary>
/// The end of YARP's pipeline: sends a body that is whole in memory, and reads an answer that nobody else is to see. It stands in for YARP's own
/// forwarder, which passes streams of unknown length both ways and therefore copies, watches and reports more than there is here
/// (docs/decisions/0005).
/// </summary>
/// <remarks>
/// 1. The route's transforms make the request; <see cref="UpstreamTransforms"/> adds what every request has.
/// 2. It is sent, within the cluster's <c>ActivityTimeout</c>: the longest time in which nothing of the body moves, and then the longest for the
///    whole answer, however it comes. All of it together takes no longer than <see cref="ActivityDeadline.TimesInAll"/> times that.
/// 3. The answer is read, and kept in <see cref="EdgeRequest.Upstream"/>.
/// 4. What goes wrong is told as YARP tells it, so that its passive health checks see it.
/// </remarks>
/// <param name="time">Tells how long a request has taken.</param>
internal sealed class BufferedForwarder(TimeProvider time) : IHttpForwarder
{
    // YARP's own defaults, as its documentation tells them.
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(100);
    private static readonly Version DefaultVersion = HttpVersion.Version20;

    public ValueTask<ForwarderError> SendAsync(
        HttpContext context,
        string destinationPrefix,
        HttpMessageInvoker httpClient,
        ForwarderRequestConfig requestConfig,
        HttpTransformer transformer) =>
        SendAsync(context, destinationPrefix, httpClient, requestConfig, transformer, CancellationToken.None);

    public async ValueTask<ForwarderError> SendAsync(
        HttpContext context,
        string destinationPrefix,
        HttpMessageInvoker httpClient,
        ForwarderRequestConfig requestConfig,
        HttpTransformer transformer,
        CancellationToken cancellationToken)
    {
        var request = EdgeRequest.Of(context);
        var deadline = ActivityDeadline.Rent(requestConfig.ActivityTimeout ?? DefaultTimeout, time, context.RequestAborted);
        using var content = new PooledBodyContent(request.Clean!, deadline);
        var answered = false;
        try
        {
            // 1.
            using var sent = new HttpRequestMessage
            {
                Method = HttpMethod.Post,
                Content = content,
                Version = requestConfig.Version ?? DefaultVersion,
                VersionPolicy = requestConfig.VersionPolicy ?? HttpVersionPolicy.RequestVersionOrLower,
            };
            await transformer.TransformRequestAsync(context, sent, destinationPrefix, deadline.Token);

            // 2.
            using var answer = await httpClient.SendAsync(sent, deadline.Token);
            answered = true;

            // 3. An answer is small: what comes of it byte by byte gets no further time.
            request.Upstream = await UpstreamAnswer.ReadAsync(answer, request, deadline.Token);
            await transformer.TransformResponseAsync(context, answer, deadline.Token);
            return ForwarderError.None;
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
        {
            // 4. Anything else is the edge's own fault: no destination is to be blamed for it.
            var error = e is OperationCanceledException
                ? context.RequestAborted.IsCancellationRequested ? ForwarderError.RequestCanceled : ForwarderError.RequestTimedOut
                : answered ? ForwarderError.ResponseBodyDestination : ForwarderError.Request;
            context.Features.Set<IForwarderErrorFeature>(new Failure(error, e));
            return error;
        }
        finally
        {
            if (content.IsBeingSent)
                deadline.Dispose();
            else
                deadline.Return();
        }
    }

    private sealed record Failure(ForwarderError Error, Exception? Exception) : IForwarderErrorFeature;
}
