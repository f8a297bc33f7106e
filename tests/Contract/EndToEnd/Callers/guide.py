# The Customer Integration Guide's Python example: its URL and its two further headers come from the environment, and the
# payload is serialised once, because the bytes that are sent are those that are signed.
import requests
import json
import hashlib
import hmac
import os
from datetime import datetime

def send_appointment_event(event_type, appointment_id, patient_id, notes=None):
    url = os.environ["INSIGHT_URL"]

    payload = {
        "event_type": event_type,
        "appointment_id": appointment_id,
        "patient_id": patient_id,
        "timestamp": datetime.utcnow().isoformat() + "Z",
        "notes": notes
    }
    body = json.dumps(payload).encode()
    digest = hmac.new(os.environ["INSIGHT_SIGNING_KEY"].encode(), body, hashlib.sha256).hexdigest()

    headers = {
        "Content-Type": "application/json",
        "X-API-Key": os.environ["INSIGHT_API_KEY"],
        "X-Webhook-Signature": "sha256=" + digest
    }

    response = requests.post(url, data=body, headers=headers)

    if response.status_code == 201:
        print("Event sent successfully!")
        return response.json()
    else:
        print(f"Error: {response.status_code}")
        print(response.json())
        return None

# Example usage
send_appointment_event(
    event_type="appointment.scheduled",
    appointment_id="A12345",
    patient_id="P8765",
    notes="Annual physical"
)

# Without notes, which are null then
send_appointment_event("appointment.cancelled", "A12345", "P8765")
