"""Sends an appointment event, signed. Needs requests (pip install requests)."""
import hashlib
import hmac
import json
import os
import sys
from datetime import datetime, timezone

import requests

url = os.environ.get("INSIGHT_URL", "http://localhost:8080")
api_key = os.environ.get("INSIGHT_API_KEY", "demo-nexus-key")
signing_key = os.environ.get("INSIGHT_SIGNING_KEY", "demo-nexus-signing-key")


def send_appointment_event(event_type, appointment_id, patient_id, timestamp, notes=None):
    # The timestamp is when it happened, not when it is sent: a retry with the same values is the same event.
    # Serialise once, and send the very bytes that were signed: requests' json= would serialise again.
    body = json.dumps({
        "event_type": event_type,
        "appointment_id": appointment_id,
        "patient_id": patient_id,
        "timestamp": timestamp,
        "notes": notes,
    }).encode("utf-8")
    signature = hmac.new(signing_key.encode("utf-8"), body, hashlib.sha256).hexdigest()
    response = requests.post(
        f"{url}/webhook/appointment",
        data=body,
        headers={
            "Content-Type": "application/json",
            "X-API-Key": api_key,
            "X-Webhook-Signature": f"sha256={signature}",
        },
        timeout=30,
    )
    if response.status_code != 201:
        print("not stored:", response.status_code, file=sys.stderr)
    return response.json()


happened = datetime.now(timezone.utc).isoformat(timespec="microseconds")
print(json.dumps(send_appointment_event("appointment.scheduled", "A12345", "P8765", happened, notes="Annual physical")))
