using System.Text;
using Insight.Load.Generation;

namespace Insight.Contract.Tests.Load.Generation;

public sealed class AnswerParserTests
{
    private const string WithLength = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\ncontent-length: 5\r\n\r\nhello";
    private const string Chunked =
        "HTTP/1.1 400 Bad Request\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhel\r\n\r\n1A;note=x\r\nabcdefghijklmnopqrstuvwxyz\r\n0\r\nTrailer: x\r\n\r\n";

    private const string Empty = "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n";
    private const string NoContent = "HTTP/1.1 204 No Content\r\n\r\n";
    private const string AfterInterim = "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 201 Created\r\nContent-Length: 2\r\n\r\n{}";

    public static TheoryData<string, int> Answers => new()
    {
        { WithLength, 200 }, { Chunked, 400 }, { Empty, 503 }, { NoContent, 204 }, { AfterInterim, 201 },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public void An_answer_in_one_piece_ends_at_its_last_byte(string answer, int status)
    {
        var parser = new AnswerParser();

        parser.Consume(Encoding.ASCII.GetBytes(answer)).ShouldBe(answer.Length);

        parser.IsComplete.ShouldBeTrue();
        parser.Status.ShouldBe(status);
        parser.IsLast.ShouldBeFalse();
    }

    [Theory]
    [MemberData(nameof(Answers))]
    public void An_answer_in_any_two_pieces_or_byte_by_byte_is_the_same(string answer, int status)
    {
        var bytes = Encoding.ASCII.GetBytes(answer);
        for (var cut = 1; cut < bytes.Length; cut++)
        {
            var parser = new AnswerParser();
            parser.Consume(bytes.AsSpan(0, cut)).ShouldBe(cut);
            parser.IsComplete.ShouldBeFalse($"cut at {cut}");
            parser.Consume(bytes.AsSpan(cut)).ShouldBe(bytes.Length - cut);
            parser.IsComplete.ShouldBeTrue($"cut at {cut}");
            parser.Status.ShouldBe(status);
        }

        var slow = new AnswerParser();
        foreach (var value in bytes) slow.Consume([value]).ShouldBe(1);
        slow.IsComplete.ShouldBeTrue();
        slow.Status.ShouldBe(status);
    }

    [Fact]
    public void Answers_behind_one_another_are_taken_one_at_a_time()
    {
        var bytes = Encoding.ASCII.GetBytes(WithLength + Chunked + NoContent + AfterInterim);
        var parser = new AnswerParser();
        var statuses = new List<int>();

        for (var taken = 0; taken < bytes.Length;)
        {
            parser.Reset();
            taken += parser.Consume(bytes.AsSpan(taken));
            parser.IsComplete.ShouldBeTrue();
            statuses.Add(parser.Status);
        }

        statuses.ShouldBe([200, 400, 204, 201]);
    }

    [Fact]
    public void An_answer_that_closes_its_connection_says_so()
    {
        var parser = new AnswerParser();
        parser.Consume("HTTP/1.1 413 Payload Too Large\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"u8);
        parser.IsLast.ShouldBeTrue();
    }

    [Fact]
    public void An_answer_without_a_length_ends_with_its_connection()
    {
        var parser = new AnswerParser();
        parser.Consume("HTTP/1.1 200 OK\r\n\r\nhel"u8);
        parser.IsComplete.ShouldBeFalse();
        parser.Close().ShouldBeTrue();
        parser.IsLast.ShouldBeTrue();
    }

    [Fact]
    public void An_answer_cut_off_is_not_complete()
    {
        var parser = new AnswerParser();
        parser.Consume("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhel"u8);
        parser.Close().ShouldBeFalse();
    }

    [Theory]
    [InlineData("SSH-2.0-OpenSSH_9.2\r\n")]
    [InlineData("HTTP/1.1 2x0 OK\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: many\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nno colon\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nabc\r\n")]
    public void What_is_no_answer_of_HTTP_is_an_error(string bytes) =>
        Should.Throw<FormatException>(() => new AnswerParser().Consume(Encoding.ASCII.GetBytes(bytes)));
}
