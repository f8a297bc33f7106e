using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Insight.Contract.Tests.Portal;
using Insight.Contract.Tests.Support;
using Insight.Contract.Tests.Support.Payloads;

namespace Insight.Contract.Tests.Diagnostics;

/// <summary>Alone, because it listens to everything that the process tells.</summary>
[CollectionDefinition(nameof(CanaryTelemetryTests), DisableParallelization = true)]
[Collection(nameof(CanaryTelemetryTests))]
public sealed class CanaryTelemetryTests
{
    private readonly ConcurrentQueue<string> _told = new();

    [Fact]
    public async Task No_tag_of_a_metric_or_a_trace_holds_what_a_payload_holds()
    {
        using var metrics = ListenToMetrics();
        using var traces = ListenToTraces();

        // A span for each request is made at any level but None.
        var talkative = ClientSettings.Of(ClientSettings.Unlimited, new()
        {
            ["Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics"] = "Information",
            ["ReverseProxy:Clusters:backend:HttpRequest:ActivityTimeout"] = "00:00:00.5",
        });
        await using (var stack = await InsightStack.StartAsync(talkative))
        {
            foreach (var (name, body) in Canary.BatchBodies)
                Canary.ShouldNotBeIn(await RawConnection.ExchangeAsync(stack, RawRequest.Sync(body)), name);
            foreach (var body in Canary.BatchBodies.Values.Concat(Canary.RefusedEvents.Values))
                (await PortalCheck.SendAsync(stack, body)).Status.ShouldBe(200);
            foreach (var (name, body) in Canary.RefusedEvents.Append(new("nothing wrong", Canary.Event)))
                Canary.ShouldNotBeIn(await RawConnection.ExchangeAsync(stack, RawRequest.Event(body)), name);
        }

        await using (var stub = await StubStack.StartAsync(talkative))
        {
            foreach (var name in BackendFailures.All.Keys)
            {
                stub.Backend.Answer = context => BackendFailures.AnswerAsync(name, context);
                Canary.ShouldNotBeIn(await RawConnection.ExchangeAsync(stub.Stack, RawRequest.Sync(Canary.Batch)), name);
                Canary.ShouldNotBeIn(await RawConnection.ExchangeAsync(stub.Stack, RawRequest.Event(Canary.Event)), name);
            }
        }

        metrics.RecordObservableInstruments();
        _told.ShouldContain(text => text.StartsWith("http.server.request.duration", StringComparison.Ordinal));
        _told.ShouldContain(text => text.StartsWith("Microsoft.AspNetCore.Hosting.HttpRequestIn", StringComparison.Ordinal));
        _told.Select(Canary.TraceIn).Where(trace => trace is not null).ShouldBeEmpty();
    }

    private MeterListener ListenToMetrics()
    {
        var listener = new MeterListener { InstrumentPublished = (instrument, listening) => listening.EnableMeasurementEvents(instrument) };
        listener.SetMeasurementEventCallback<byte>((instrument, value, tags, _) => Keep(instrument, value, tags));
        listener.SetMeasurementEventCallback<short>((instrument, value, tags, _) => Keep(instrument, value, tags));
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Keep(instrument, value, tags));
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Keep(instrument, value, tags));
        listener.SetMeasurementEventCallback<float>((instrument, value, tags, _) => Keep(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Keep(instrument, value, tags));
        listener.SetMeasurementEventCallback<decimal>((instrument, value, tags, _) => Keep(instrument, value, tags));
        listener.Start();
        return listener;
    }

    private void Keep<T>(Instrument instrument, T value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        _told.Enqueue($"{instrument.Name} {value} {Joined(tags.ToArray())}");

    private ActivityListener ListenToTraces()
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => _told.Enqueue(
                $"{activity.OperationName} {activity.DisplayName} {activity.StatusDescription} {activity.TraceStateString} {Joined(activity.TagObjects)} "
                + $"{Joined(activity.Baggage.Select(pair => new KeyValuePair<string, object?>(pair.Key, pair.Value)))} "
                + string.Join(' ', activity.Events.Select(@event => $"{@event.Name} {Joined(@event.Tags)}"))),
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private static string Joined(IEnumerable<KeyValuePair<string, object?>> pairs) => string.Join(' ', pairs.Select(pair => $"{pair.Key}={pair.Value}"));
}
