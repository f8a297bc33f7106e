using System.Text;

namespace Insight.Edge.Warmup;

/// <summary>A request of the warm-up, and what comes of it.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Body">Its body. Nobody is in it.</param>
/// <param name="Status">The status of its answer.</param>
/// <param name="Receipt">What the backend says to it; empty where it does not get that far.</param>
internal sealed record SyntheticRequest(string Path, byte[] Body, int Status, byte[] Receipt)
{
    private const string Batches = $"/v2/webhooks/{SyntheticClient.Ehr}/sync-appointments";
    private const string Events = "/webhook/appointment";

    private const string Entry =
        """
        {"appointment":{"id":"warm-up","status":"booked","start_time":"01/02/2030 14:30","start_date":"01/02/2030","created_time":"01/01/2030 09:00",
        "type":"Warm-up","notes":"Warm-up"},"patient":{"id":"warm-up","first_name":"Warm","last_name":"Up","birth_date":"01/01/2000","gender":"Female"},
        "practitioner":{"id":"warm-up","first_name":"Warm","last_name":"Up"}}
        """;

    private static readonly string Plain = Entry.ReplaceLineEndings("");

    // Valid as well, but not written plainly: white space, an escape, a character of two bytes, a name that is not documented.
    private static readonly string Irregular = Plain
        .Replace("\":\"", "\" : \"", StringComparison.Ordinal)
        .Replace("\"Warm\"", "\"W\\u0061rm \u00fc\"", StringComparison.Ordinal)
        .Replace("\"practitioner\"", "\"undocumented\":{\"list\":[1,true,null]},\"practitioner\"", StringComparison.Ordinal);

    private static readonly string Broken = Plain
        .Replace("booked", "warm", StringComparison.Ordinal)
        .Replace("01/01/2000", "01/32/2000", StringComparison.Ordinal)
        .Replace("\"first_name\":\"Warm\",", "", StringComparison.Ordinal);

    /// <summary>Both contracts: what is stored whole, what is split, and what is refused.</summary>
    public static IReadOnlyList<SyntheticRequest> All { get; } =
    [
        ValidBatch(1),
        ValidBatch(10),
        Batch(StatusCodes.Status200OK, stored: 2, Irregular, Irregular),
        Batch(StatusCodes.Status200OK, stored: 3, Plain, Broken, Irregular, Broken, Plain),
        Batch(StatusCodes.Status400BadRequest, stored: 0, Broken, Broken),
        Of(Batches, Plain, StatusCodes.Status200OK, """{"stored":1}"""),
        Of(Batches, """{"appointments":[""", StatusCodes.Status400BadRequest, ""),
        Of(Events, Event("appointment.scheduled"), StatusCodes.Status201Created, EventReceipt),
        Of(Events, Event("warm-up"), StatusCodes.Status422UnprocessableEntity, ""),
    ];

    /// <summary>A batch of so many entries, all valid and plain.</summary>
    public static SyntheticRequest ValidBatch(int entries) =>
        Batch(StatusCodes.Status200OK, entries, [.. Enumerable.Repeat(Plain, entries)]);

    private const string EventReceipt =
        """{"event_id":1,"received_at":"2030-01-01T00:00:00Z","event_type":"appointment.scheduled","appointment_id":"warm-up","patient_id":"warm-up"}""";

    private static string Event(string type) =>
        $$"""{"event_type":"{{type}}","appointment_id":"warm-up","patient_id":"warm-up","timestamp":"2030-01-02T14:30:00Z","notes":"Warm-up"}""";

    private static SyntheticRequest Batch(int status, int stored, params string[] entries) =>
        Of(Batches, $$"""{"appointments":[{{string.Join(',', entries)}}]}""", status, $$"""{"stored":{{stored}}}""");

    private static SyntheticRequest Of(string path, string body, int status, string receipt) =>
        new(path, Encoding.UTF8.GetBytes(body), status, Encoding.UTF8.GetBytes(receipt));
}
