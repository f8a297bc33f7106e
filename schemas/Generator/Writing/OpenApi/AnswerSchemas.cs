using Newtonsoft.Json.Linq;

namespace Insight.Schemas.Generator.Writing.OpenApi;

/// <summary>The schemas of the answers' bodies.</summary>
internal static class AnswerSchemas
{
    /// <summary>Those of a contract, by their names.</summary>
    public static JObject Of(string contract) => JsonText.Read(contract switch
    {
        "sync-appointments" => SyncAppointments,
        "appointment-event" => AppointmentEvent,
        _ => "{}",
    });

    private const string SyncAppointments = """
        {
          "SyncAppointmentsStored": {
            "type": "object",
            "description": "All or some appointments are stored.",
            "required": ["message", "success", "code"],
            "properties": {
              "message": { "type": "string", "description": "How many are stored, and how many mistakes were found in others." },
              "success": { "type": "boolean", "const": true },
              "code": { "type": "integer", "const": 200 },
              "warnings": {
                "type": "array",
                "description": "Every mistake in the appointments that were refused; absent where none was.",
                "minItems": 1,
                "items": { "type": "string" }
              }
            }
          },
          "SyncAppointmentsRefused": {
            "type": "object",
            "description": "Nothing is stored.",
            "required": ["message", "errors", "success", "code"],
            "properties": {
              "message": { "type": "string" },
              "errors": { "type": "array", "description": "Every mistake.", "minItems": 1, "items": { "type": "string" } },
              "success": { "type": "boolean", "const": false },
              "code": { "type": "integer", "const": 400 }
            }
          },
          "SyncAppointmentsUnauthorized": {
            "type": "object",
            "description": "The API key or the signature is missing or wrong.",
            "required": ["error", "success"],
            "properties": {
              "error": { "type": "string" },
              "success": { "type": "boolean", "const": false }
            }
          },
          "SyncAppointmentsFailed": {
            "type": "object",
            "description": "Nothing is stored, for a reason that is not in the payload.",
            "required": ["message", "success", "code"],
            "properties": {
              "message": { "type": "string" },
              "success": { "type": "boolean", "const": false },
              "code": { "type": "integer", "description": "The status, again.", "enum": [403, 404, 405, 413, 415, 429, 500] }
            }
          }
        }
        """;

    private const string AppointmentEvent = """
        {
          "AppointmentEventStored": {
            "type": "object",
            "description": "The event is stored.",
            "required": ["status", "message", "event_id", "received_at", "data"],
            "properties": {
              "status": { "type": "string", "const": "success" },
              "message": { "type": "string" },
              "event_id": { "type": "integer", "format": "int64", "description": "Our number of the event.", "minimum": 1 },
              "received_at": {
                "type": "string",
                "description": "When we got it first: UTC, with six decimals and without a zone.",
                "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{6}$"
              },
              "data": {
                "type": "object",
                "description": "What was sent.",
                "required": ["event_type", "appointment_id", "patient_id"],
                "properties": {
                  "event_type": { "type": "string" },
                  "appointment_id": { "type": "string" },
                  "patient_id": { "type": "string" }
                }
              }
            }
          },
          "AppointmentEventRefused": {
            "type": "object",
            "description": "Nothing is stored.",
            "required": ["status", "message", "errors"],
            "properties": {
              "status": { "type": "string", "const": "error" },
              "message": { "type": "string" },
              "errors": { "type": "array", "description": "Every mistake.", "minItems": 1, "items": { "$ref": "#/components/schemas/AppointmentEventMistake" } }
            }
          },
          "AppointmentEventMistake": {
            "type": "object",
            "description": "One mistake, as pydantic 1 tells it.",
            "required": ["loc", "msg", "type"],
            "properties": {
              "loc": {
                "type": "array",
                "description": "`body`, and the field; or, where the body is not JSON, the 0-based byte at which it stops being so.",
                "minItems": 1,
                "maxItems": 2,
                "items": { "anyOf": [{ "type": "string" }, { "type": "integer", "minimum": 0 }] }
              },
              "msg": { "type": "string" },
              "type": { "type": "string" },
              "ctx": {
                "type": "object",
                "description": "What the text names, where it names anything.",
                "properties": {
                  "limit_value": { "type": "integer", "description": "The shortest or the longest that is accepted." },
                  "enum_values": { "type": "array", "description": "The accepted values.", "items": { "type": "string" } }
                }
              }
            }
          },
          "AppointmentEventFailed": {
            "type": "object",
            "description": "Nothing is stored, for a reason that is not in the payload.",
            "required": ["status", "message"],
            "properties": {
              "status": { "type": "string", "const": "error" },
              "message": { "type": "string" }
            }
          }
        }
        """;
}
