#!/bin/sh
# Sends a batch of appointments, signed. Needs curl and openssl.
url="${INSIGHT_URL:-http://localhost:8080}"
api_key="${INSIGHT_API_KEY:-demo-nexus-key}"
ehr="${INSIGHT_EHR:-nexus}"
signing_key="${INSIGHT_SIGNING_KEY:-demo-nexus-signing-key}"

body='{
  "appointments": [
    {
      "appointment": {
        "id": "apt-12345",
        "status": "booked",
        "start_time": "03/10/2026 14:30",
        "start_date": "03/10/2026",
        "created_time": "03/01/2026 09:00",
        "type": "Follow-up"
      },
      "patient": {
        "id": "pat-67890",
        "first_name": "Jane",
        "last_name": "Doe",
        "birth_date": "05/15/1990",
        "gender": "Female"
      },
      "practitioner": { "id": "prov-111", "name": "Dr. John Smith" }
    }
  ]
}'
signature=$(printf %s "$body" | openssl dgst -sha256 -hmac "$signing_key" | sed 's/^.* //')

# --data-binary sends the bytes as they are: -d would drop the line ends, and the signature would not match.
printf %s "$body" | curl --silent --show-error --request POST "$url/v2/webhooks/$ehr/sync-appointments" \
  --header 'Content-Type: application/json' \
  --header "X-API-Key: $api_key" \
  --header "X-Webhook-Signature: sha256=$signature" \
  --data-binary @-
