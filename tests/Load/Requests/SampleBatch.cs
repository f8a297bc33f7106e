using System.Globalization;
using System.Text;

namespace Insight.Load.Requests;

/// <summary>
/// Bodies: the example entry of the published documentation, as often as is asked for, each with an id of its own. One is 622 bytes,
/// and every further one 604.
/// </summary>
internal static class SampleBatch
{
    private const string Head = "{\"appointments\":[";
    private const string Tail = "]}";

    /// <summary>A batch with nothing wrong.</summary>
    /// <param name="entries">How many; ids are distinct up to 90,000.</param>
    public static byte[] Of(int entries) =>
        Encoding.UTF8.GetBytes(Head + string.Join(',', Enumerable.Range(0, entries).Select(Entry)) + Tail);

    /// <summary>A batch whose entries all lack the patient's id.</summary>
    public static byte[] Broken(int entries) => Encoding.UTF8.GetBytes(
        Head + string.Join(',', Enumerable.Range(0, entries).Select(number => Entry(number).Replace("\"id\":\"pat-67890\",", "", StringComparison.Ordinal))) + Tail);

    private static string Entry(int number)
    {
        var id = (10_000 + number).ToString(CultureInfo.InvariantCulture);
        return
            "{\"appointment\":{\"id\":\"apt-" + id + "\",\"status\":\"booked\",\"start_time\":\"03/10/2026 14:30\",\"start_date\":\"03/10/2026\"," +
            "\"created_time\":\"03/01/2026 09:00\",\"duration\":\"30\",\"type\":\"Follow-up\",\"reason\":\"Post-surgery check\",\"notes\":\"\"}," +
            "\"patient\":{\"id\":\"pat-67890\",\"first_name\":\"Jane\",\"middle_name\":\"Marie\",\"last_name\":\"Doe\"," +
            "\"birth_date\":\"05/15/1990\",\"gender\":\"Female\",\"phone\":\"555-123-4567\",\"email\":\"jane.doe@example.com\"}," +
            "\"practitioner\":{\"id\":\"prov-111\",\"first_name\":\"John\",\"last_name\":\"Smith\"},\"location\":{\"name\":\"Main Clinic\"}," +
            "\"encounter\":{\"id\":\"enc-999\",\"reason\":\"Post-surgery follow-up\"},\"department_id\":\"dept-01\"}";
    }
}
