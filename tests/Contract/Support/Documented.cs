namespace Insight.Contract.Tests.Support;

/// <summary>The requests behind the documentation's examples: the first is printed there, the others give the answers printed there.</summary>
internal static class Documented
{
    /// <summary>Sync Appointments, "Full request example".</summary>
    public const string FullRequest =
        """
        { "appointments": [ { "appointment": { "id": "apt-12345", "status": "booked", "start_time": "03/10/2026 14:30", "start_date": "03/10/2026", "created_time": "03/01/2026 09:00", "duration": "30", "type": "Follow-up", "reason": "Post-surgery check", "notes": "" }, "patient": { "id": "pat-67890", "first_name": "Jane", "middle_name": "Marie", "last_name": "Doe", "birth_date": "05/15/1990", "gender": "Female", "phone": "555-123-4567", "email": "jane.doe@example.com" }, "practitioner": { "id": "prov-111", "first_name": "John", "last_name": "Smith" }, "location": { "name": "Main Clinic" }, "encounter": { "id": "enc-999", "reason": "Post-surgery follow-up" }, "department_id": "dept-01" } ] }
        """;

    /// <summary>Error Handling, "Validation error (400)": five errors in two entries.</summary>
    public const string ValidationError =
        """
        {
          "appointments": [
            {
              "appointment": { "start_date": "03/10/2026", "type": "Follow-up", "created_time": "03/01/2026 09:00" },
              "patient": { "id": "pat-67890", "first_name": "Jane", "last_name": "Doe", "gender": "Female" },
              "practitioner": { "id": "prov-111", "first_name": "John", "last_name": "Smith" }
            },
            {
              "appointment": { "id": "apt-12346", "status": "booked", "start_time": "03/10/2026 15:00", "start_date": "03/10/2026", "type": "New Patient", "created_time": "03/01/2026 09:00" },
              "practitioner": { "id": "prov-111", "first_name": "John", "last_name": "Smith" }
            }
          ]
        }
        """;

    /// <summary>Error Handling, "Partial success (200 with warnings)": the second entry has neither id.</summary>
    public const string PartialSuccess =
        """
        {
          "appointments": [
            {
              "appointment": { "id": "apt-12345", "status": "booked", "start_time": "03/10/2026 14:30", "start_date": "03/10/2026", "type": "Follow-up", "created_time": "03/01/2026 09:00" },
              "patient": { "id": "pat-67890", "first_name": "Jane", "last_name": "Doe", "birth_date": "05/15/1990", "gender": "Female" },
              "practitioner": { "id": "prov-111", "first_name": "John", "last_name": "Smith" }
            },
            {
              "appointment": { "status": "booked", "start_time": "03/10/2026 15:00", "start_date": "03/10/2026", "type": "New Patient", "created_time": "03/01/2026 09:00" },
              "patient": { "first_name": "Jack", "last_name": "Doe", "birth_date": "05/15/1991", "gender": "Male" },
              "practitioner": { "id": "prov-111", "first_name": "John", "last_name": "Smith" }
            }
          ]
        }
        """;

    /// <summary>Error Handling, "Full success (200)": two entries.</summary>
    public static readonly string FullSuccess = Payload.Batch(Payload.Entry("apt-12345"), Payload.Entry("apt-12346"));
}
