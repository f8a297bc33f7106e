using System.Text.Json;
using Insight.Load.Requests;

namespace Insight.Contract.Tests.Load.Requests;

public sealed class LargeBatchTests
{
    [Theory]
    [InlineData(10_485_760)]
    [InlineData(1_000_003)]
    public void A_large_batch_is_valid_and_exactly_as_long_as_asked_for(int bytes)
    {
        var body = LargeBatch.OfBytes(bytes);

        body.Length.ShouldBe(bytes);
        using var document = JsonDocument.Parse(body);
        document.RootElement.GetProperty("appointments").GetArrayLength().ShouldBe(1000);
    }

    [Fact]
    public void A_batch_shorter_than_its_entries_is_refused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => LargeBatch.OfBytes(1000));
}
