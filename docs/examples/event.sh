#!/bin/sh
# Sends an appointment event, signed. Needs curl and openssl.
url="${INSIGHT_URL:-http://localhost:8080}"
api_key="${INSIGHT_API_KEY:-demo-nexus-key}"
signing_key="${INSIGHT_SIGNING_KEY:-demo-nexus-signing-key}"

body='{
    "event_type": "appointment.scheduled",
    "appointment_id": "A12345",
    "patient_id": "P8765",
    "timestamp": "2025-01-10T12:30:00Z",
    "notes": "Annual physical"
  }'
signature=$(printf %s "$body" | openssl dgst -sha256 -hmac "$signing_key" | sed 's/^.* //')

# --data-binary sends the bytes as they are: -d would drop the line ends, and the signature would not match.
printf %s "$body" | curl --silent --show-error --request POST "$url/webhook/appointment" \
  --header 'Content-Type: application/json' \
  --header "X-API-Key: $api_key" \
  --header "X-Webhook-Signature: sha256=$signature" \
  --data-binary @-
