using System.Text;
using System.Text.Json.Nodes;
using Insight.Edge.Validation;

namespace Insight.Contract.Tests.Support.Payloads;

/// <summary>A valid entry that holds every documented field.</summary>
internal static class CompleteEntry
{
    private const string Json = """
        {
          "appointment": {
            "id": "apt-12345", "status": "booked", "start_time": "03/10/2026 14:30", "start_date": "03/10/2026",
            "type": "Follow-up", "created_time": "03/01/2026 09:00", "duration": "30", "reason": "Post-surgery check",
            "notes": "Bring the referral."
          },
          "patient": {
            "id": "pat-67890", "first_name": "Jane", "last_name": "Doe", "birth_date": "05/15/1990", "gender": "Female",
            "middle_name": "Marie", "phone": "555-123-4567", "email": "jane.doe@example.com", "name": "Jane Doe"
          },
          "practitioner": { "id": "prov-111", "first_name": "John", "last_name": "Smith", "name": "Dr. John Smith" },
          "location": { "name": "Main Clinic" },
          "encounter": { "id": "enc-999", "reason": "Post-surgery follow-up" },
          "department_id": "dept-01"
        }
        """;

    public static JsonObject New()
    {
        var entry = JsonNode.Parse(Json)!.AsObject();
        Complete(entry, SyncAppointments.Plan.Entry);
        return entry;
    }

    // What was documented since these lines were written.
    private static void Complete(JsonObject target, ObjectPlan plan)
    {
        foreach (var member in plan.Members)
        {
            if (member.Object is not { } inner)
                target[member.Name] ??= SampleOf(member);
            else
                Complete((target[member.Name] ??= new JsonObject()).AsObject(), inner);
        }
    }

    private static string SampleOf(MemberPlan member) =>
        member.AcceptedValues is { } accepted ? Encoding.UTF8.GetString(accepted[0])
        : member.Format == TextFormat.Date ? "03/10/2026"
        : member.Format == TextFormat.DateAndTime ? "03/10/2026 14:30"
        : "text";

    /// <summary>The same without <c>name</c>, so that first and last name are required.</summary>
    public static JsonObject WithoutStandIns() => New().Without("patient.name").Without("practitioner.name");
}
