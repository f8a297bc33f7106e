namespace Insight.Load.Requests;

/// <summary>The documented answers to what is sent here (docs/answers.md), byte for byte.</summary>
internal static class Documented
{
    /// <summary>401 where the signature is another body's.</summary>
    public const string BadSignature =
        """{"error":"Invalid X-Webhook-Signature header. Ensure the request body is signed with the correct signing key using HMAC-SHA256.","success":false}""";

    /// <summary>200 where everything is stored.</summary>
    public static string Synced(int entries) => $$"""{"message":"{{entries}} appointment(s) synced successfully.","success":true,"code":200}""";

    /// <summary>400 where every entry lacks the patient's id.</summary>
    public static string NothingPassed(int entries)
    {
        var errors = Enumerable.Range(0, entries).Select(index => $"\"appointments[{index}].patient.id is required.\"");
        return $$"""{"message":"Validation failed. None of the provided appointments could be processed.","errors":[{{string.Join(',', errors)}}],"success":false,"code":400}""";
    }
}
