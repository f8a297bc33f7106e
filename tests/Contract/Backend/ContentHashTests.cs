using Insight.Backend.Storage;

namespace Insight.Contract.Tests.Backend;

/// <summary>The hash stands in databases: one that comes out differently would make new events of every replay.</summary>
public sealed class ContentHashTests
{
    [Theory]
    [InlineData("A12345", "Annual physical", "9BB410EE8F4AF9FBDEFC50E2621D2CF209FFC9382D9824140A39CE359A856518")]
    [InlineData("A12345", null, "F4C4A8C0318D1765C34861A2EA48E63C4DE86895E71B4C869106B067724A9F61")]
    [InlineData("A12345", "", "0E3C5D4C87AA59BD7518C8B0C216E20281535E66DB7E87D17DFB8C7C6CC252B9")]
    [InlineData("A\u00e9\U0001F489", null, "2CAEA01F44485DC2374C43A5DCDE19385ABE4CAE94708DA62BBD8C1C85C54870")]
    public void It_is_the_SHA_256_of_each_value_in_UTF_8_behind_its_length_in_four_bytes(string appointmentId, string? notes, string hash)
    {
        var sent = new AppointmentEvent
        {
            Caller = new Insight.Backend.Storage.Caller("acme", "nexus", Organization: null, RequestId: null),
            EventType = "appointment.scheduled",
            AppointmentId = appointmentId,
            PatientId = "P8765",
            Timestamp = "2025-01-10T12:30:00Z",
            Notes = notes,
            Document = default,
        };

        Convert.ToHexString(sent.ContentHash()).ShouldBe(hash);
    }
}
