#!/bin/sh
# Signs a payload (a file, or standard input) and sends it with curl. Prints the status, then the body.
#   INSIGHT_URL=http://localhost:8080/v2/webhooks/nexus/sync-appointments \
#   INSIGHT_API_KEY=… INSIGHT_SIGNING_KEY=… sh sync.sh payload.json
# Without INSIGHT_API_KEY or INSIGHT_SIGNING_KEY the header is not sent.
set -eu

payload=$(mktemp)
answer=$(mktemp)
trap 'rm -f "$payload" "$answer"' EXIT
cat -- "${1:--}" > "$payload"

set -- --silent --show-error --max-time 30 --request POST --data-binary "@$payload" --header 'Content-Type: application/json'
if [ -n "${INSIGHT_API_KEY:-}" ]; then
  set -- "$@" --header "X-API-Key: $INSIGHT_API_KEY"
fi
if [ -n "${INSIGHT_SIGNING_KEY:-}" ]; then
  signature=$(openssl dgst -sha256 -hmac "$INSIGHT_SIGNING_KEY" < "$payload" | sed 's/^.*= *//')
  set -- "$@" --header "X-Webhook-Signature: sha256=$signature"
fi

curl "$@" --output "$answer" --write-out '%{http_code}\n' "$INSIGHT_URL"
cat "$answer"
