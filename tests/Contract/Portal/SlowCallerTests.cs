using System.Globalization;
using System.Text;
using Insight.Contract.Tests.Sandbox;
using Insight.Contract.Tests.Support;
using Insight.Edge.Portal.Checking;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Insight.Contract.Tests.Portal;

/// <summary>Who is slow is cut off: by a least rate where the server knows one, by a deadline everywhere.</summary>
public sealed class SlowCallerTests
{
    [Fact]
    public async Task Whoever_does_not_read_the_answer_is_cut_off()
    {
        var time = new HeldTimer(CheckEndpoint.Deadline);
        await using var stack = await InsightStack.StartAsync(new Dictionary<string, string?> { ["Edge:MaxAppointmentsPerRequest"] = "100000" }, time: time);
        await using var deaf = await RawConnection.OpenAsync(stack.Address);
        var payload = Encoding.UTF8.GetBytes($"{{\"appointments\":[{string.Join(',', Enumerable.Repeat("{}", 90_000))}]}}");
        var upload = new RawRequest
        {
            Target = CheckEndpoint.Path,
            Headers = [("Host", "localhost"), ("Content-Type", "application/octet-stream"), ("Content-Length", payload.Length.ToString(CultureInfo.InvariantCulture))],
            Content = payload,
        };
        await deaf.SendAsync(upload.Head());
        await deaf.SendAsync(upload.Content);
        await time.BegunAsync(); // the upload's
        var end = await time.BegunAsync();

        end();

        await Should.ThrowAsync<IOException>(deaf.ReadAnswerAsync);
        stack.Log.Lines.ShouldNotContain(line => line.EventId == 9001);
    }

    [Theory]
    [InlineData("HTTP/1.1", 32 * 1024)]
    [InlineData("HTTP/2", null)]
    public async Task Both_ways_have_a_least_rate_where_the_server_knows_one(string protocol, int? bytesPerSecond)
    {
        await using var stub = await StubStack.StartAsync();
        var rates = new Rates();
        var context = new DefaultHttpContext();
        context.Features.Set<IHttpMinRequestBodyDataRateFeature>(rates);
        context.Features.Set<IHttpMinResponseDataRateFeature>(rates);
        context.Request.Protocol = protocol;
        context.Request.ContentType = "application/json";
        context.Request.Body = new MemoryStream("{}"u8.ToArray());

        await stub.Stack.Edge.Services.GetRequiredService<CheckEndpoint>().AnswerAsync(context);

        context.Response.StatusCode.ShouldBe(200);
        (rates.Upload?.BytesPerSecond, rates.Answer?.BytesPerSecond).ShouldBe((bytesPerSecond, bytesPerSecond));
    }

    private sealed class Rates : IHttpMinRequestBodyDataRateFeature, IHttpMinResponseDataRateFeature
    {
        public MinDataRate? Upload { get; private set; }

        public MinDataRate? Answer { get; private set; }

        MinDataRate? IHttpMinRequestBodyDataRateFeature.MinDataRate
        {
            get => Upload;
            set => Upload = value;
        }

        MinDataRate? IHttpMinResponseDataRateFeature.MinDataRate
        {
            get => Answer;
            set => Answer = value;
        }
    }
}
