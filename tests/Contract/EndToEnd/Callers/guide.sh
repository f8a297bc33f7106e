# The Customer Integration Guide's cURL example: its URL and its two further headers come from the environment, and the payload
# is a variable, because the bytes that are sent are those that are signed.
PAYLOAD='{
    "event_type": "appointment.scheduled",
    "appointment_id": "A12345",
    "patient_id": "P8765",
    "timestamp": "2025-01-10T12:30:00Z",
    "notes": "Annual physical"
  }'
SIGNATURE=$(printf '%s' "$PAYLOAD" | openssl dgst -sha256 -hmac "$INSIGHT_SIGNING_KEY" | sed 's/^.*= *//')

curl -X POST "$INSIGHT_URL" \
  -H "Content-Type: application/json" \
  -H "X-API-Key: $INSIGHT_API_KEY" \
  -H "X-Webhook-Signature: sha256=$SIGNATURE" \
  -d "$PAYLOAD" \
  --silent --show-error --write-out '\n%{http_code}'
