using System.Security.Cryptography;
using System.Text;
using Insight.Load.Generation;

namespace Insight.Contract.Tests.Load.Generation;

public sealed class VaryingRequestsTests
{
    private const string Body = $$"""[{"id":"apt-{{VaryingRequests.IdPlaceholder}}"},{"id":"apt-{{VaryingRequests.IdPlaceholder}}"}]""";

    private static readonly string Head = $"POST / HTTP/1.1\r\nX-Webhook-Signature: sha256={VaryingRequests.SignaturePlaceholder}\r\n\r\n";
    private static readonly byte[] Key = "key"u8.ToArray();

    [Fact]
    public void Every_request_has_ids_of_its_own_and_their_signature()
    {
        var requests = new VaryingRequests(Head, Body, Key, count: 3);
        var writer = requests.CreateWriter();
        string[] bodies = ["""[{"id":"apt-0000000000"},{"id":"apt-0000000001"}]""", """[{"id":"apt-0000000002"},{"id":"apt-0000000003"}]""",
            """[{"id":"apt-0000000004"},{"id":"apt-0000000005"}]"""];

        foreach (var body in bodies)
        {
            var signature = Convert.ToHexStringLower(HMACSHA256.HashData(Key, Encoding.ASCII.GetBytes(body)));
            Encoding.ASCII.GetString(writer.Write(requests.Claim()).Span)
                .ShouldBe(Head.Replace(VaryingRequests.SignaturePlaceholder, signature, StringComparison.Ordinal) + body);
        }

        requests.Claim().ShouldBe(RequestSource.None);
        requests.Left.ShouldBe(0);
    }

    [Fact]
    public void What_was_acknowledged_is_told_by_its_ids()
    {
        var requests = new VaryingRequests(Head, Body, Key, count: 3);

        requests.Acknowledge(2);
        requests.Acknowledge(0);

        requests.AcknowledgedIds.ShouldBe(["0000000000", "0000000001", "0000000004", "0000000005"]);
    }

    [Fact]
    public void A_head_without_a_place_for_a_signature_is_left_as_it_is()
    {
        const string Unsigned = "POST / HTTP/1.1\r\n\r\n";
        var requests = new VaryingRequests(Unsigned, Body, Key, count: 1);

        Encoding.ASCII.GetString(requests.CreateWriter().Write(requests.Claim()).Span)
            .ShouldBe(Unsigned + """[{"id":"apt-0000000000"},{"id":"apt-0000000001"}]""");
    }

    [Fact]
    public void A_body_without_a_place_for_ids_is_refused() =>
        Should.Throw<ArgumentException>(() => new VaryingRequests(Head, "[]", Key, count: 1));
}
