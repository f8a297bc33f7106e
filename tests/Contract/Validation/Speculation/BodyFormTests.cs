using System.Text;
using Insight.Contract.Tests.Support;
using Insight.Contract.Tests.Support.Payloads;
using Insight.Edge.Validation;

namespace Insight.Contract.Tests.Validation.Speculation;

/// <summary>What stands around entries: how many there are, where the batch begins and ends, what is no batch.</summary>
public class BodyFormTests
{
    private static readonly string Entry = PlainJson.Write(CompleteEntry.New());

    [Theory]
    [InlineData(0, nameof(BodyFault.TooFew))]
    [InlineData(1, nameof(BodyFault.None))]
    [InlineData(999, nameof(BodyFault.None))]
    [InlineData(1000, nameof(BodyFault.None))]
    [InlineData(1001, nameof(BodyFault.TooMany))]
    [InlineData(1002, nameof(BodyFault.TooMany))]
    public void A_batch_of_many_entries(int entries, string fault)
    {
        var list = string.Join(',', Enumerable.Repeat(Entry, entries));
        var body = Encoding.UTF8.GetBytes($$"""{"appointments":[{{list}}]}""");
        using (var result = SyncAppointments.Validator.Validate(body))
            (result.BodyFault.ToString(), result.EntryCount).ShouldBe((fault, entries));
        TwoReaders.OfAppointments.IsReadQuickly(body).ShouldBe(fault == nameof(BodyFault.None));
        TwoReaders.OfAppointments.ShouldAgree(body);
        TwoReaders.OfAppointments.ShouldAgree(Encoding.UTF8.GetBytes($$"""{"appointments":[{{list}},]}"""));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData(" { } ")]
    [InlineData("{,}")]
    [InlineData("[ENTRY]")]
    [InlineData("ENTRY ENTRY")]
    [InlineData("ENTRY,")]
    [InlineData("ENTRY}")]
    [InlineData("\0ENTRY")]
    [InlineData("ENTRY\0")]
    [InlineData("\ufeffENTRY")]
    [InlineData("\ufeff{\"appointments\":[ENTRY]}")]
    [InlineData("{\"appointments\":[ENTRY]}\0")]
    [InlineData("{\"appointments\":[ENTRY]} x")]
    [InlineData("{\"appointments\":[ENTRY]}{}")]
    [InlineData("{\"appointments\":[ENTRY]]}")]
    [InlineData("{\"appointments\":[ENTRY}")]
    [InlineData("{\"appointments\":{ENTRY]}")]
    [InlineData("{\"appointments\":(ENTRY]}")]
    [InlineData("{\"appointments\" [ENTRY]}")]
    [InlineData("{\"appointments\":[ENTRY],}")]
    [InlineData("{\"appointments\":[ENTRY],,\"x\":1}")]
    [InlineData("{\"appointments\":[ENTRY] \"x\":1}")]
    [InlineData("{\"appointments\":[ENTRY],x\":1}")]
    [InlineData("{\"appointments\":[ENTRY],\"x\" 1}")]
    [InlineData("{\"appointments\":[ENTRY],\"x\":1,\"x\":[1}")]
    [InlineData("{\"appointments\":[ENTRY ENTRY]}")]
    [InlineData("{\"appointments\":[,ENTRY]}")]
    [InlineData("{\"appointments\":[ENTRY,null,ENTRY]}")]
    [InlineData("{\"appointments\":[ENTRY,\"x\"]}")]
    [InlineData("{\"appointments\":[[ENTRY]]}")]
    [InlineData("{\"appointments\":ENTRY}")]
    [InlineData("{\"appointments\":null}")]
    [InlineData("{\"appointments\":[ENTRY],\"appointments\":[ENTRY]}")]
    [InlineData("{\"appointments\":[ENTRY],\"appointment\\u0073\":null}")]
    [InlineData("{\"appointment\\u0073\":[ENTRY],\"appointments\":null}")]
    [InlineData("{\"appointments\" : [ENTRY] , \"appointments \":null , \"appointmentsX\":[]}")]
    [InlineData("{\"appointments\":[ENTRY],\"\":\"\",\"\\n\":\"\\n\"}")]
    [InlineData("{\"appointment\":{},\"appointments\":[ENTRY],\"patient\":{}}")]
    public void A_body_of_any_form(string form)
    {
        foreach (var space in new[] { "", " ", "\r\n", new string(' ', 40) })
        {
            var body = space + form.Replace("ENTRY", Entry, StringComparison.Ordinal) + space;
            TwoReaders.OfAppointments.ShouldAgree(Encoding.UTF8.GetBytes(body), form);
            TwoReaders.OfEvents.ShouldAgree(Encoding.UTF8.GetBytes(body), form);
        }
    }
}
