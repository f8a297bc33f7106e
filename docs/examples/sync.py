"""Sends a batch of appointments, signed. Needs requests (pip install requests)."""
import hashlib
import hmac
import json
import os
import sys

import requests

url = os.environ.get("INSIGHT_URL", "http://localhost:8080")
api_key = os.environ.get("INSIGHT_API_KEY", "demo-nexus-key")
ehr = os.environ.get("INSIGHT_EHR", "nexus")
signing_key = os.environ.get("INSIGHT_SIGNING_KEY", "demo-nexus-signing-key")


def sync_appointments(appointments):
    # Serialise once, and send the very bytes that were signed: requests' json= would serialise again.
    body = json.dumps({"appointments": appointments}).encode("utf-8")
    signature = hmac.new(signing_key.encode("utf-8"), body, hashlib.sha256).hexdigest()
    response = requests.post(
        f"{url}/v2/webhooks/{ehr}/sync-appointments",
        data=body,
        headers={
            "Content-Type": "application/json",
            "X-API-Key": api_key,
            "X-Webhook-Signature": f"sha256={signature}",
        },
        timeout=30,
    )
    answer = response.json()
    if response.status_code != 200:
        print("not stored:", response.status_code, file=sys.stderr)
    for text in answer.get("errors", []) + answer.get("warnings", []):
        print("refused:", text, file=sys.stderr)
    return answer


print(json.dumps(sync_appointments([
    {
        "appointment": {
            "id": "apt-12345",
            "status": "booked",
            "start_time": "03/10/2026 14:30",
            "start_date": "03/10/2026",
            "created_time": "03/01/2026 09:00",
            "type": "Follow-up",
        },
        "patient": {
            "id": "pat-67890",
            "first_name": "Jane",
            "last_name": "Doe",
            "birth_date": "05/15/1990",
            "gender": "Female",
        },
        "practitioner": {"id": "prov-111", "name": "Dr. John Smith"},
    },
])))
