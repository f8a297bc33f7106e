"""Signs a payload (a file, or standard input) and sends it with requests. Prints the status, then the body.

    INSIGHT_URL=http://localhost:8080/v2/webhooks/nexus/sync-appointments \
    INSIGHT_API_KEY=... INSIGHT_SIGNING_KEY=... python3 sync.py payload.json

Without INSIGHT_API_KEY or INSIGHT_SIGNING_KEY the header is not sent.
"""

import hashlib
import hmac
import os
import sys

import requests

payload = open(sys.argv[1], "rb").read() if len(sys.argv) > 1 else sys.stdin.buffer.read()

headers = {"Content-Type": "application/json"}
if os.environ.get("INSIGHT_API_KEY"):
    headers["X-API-Key"] = os.environ["INSIGHT_API_KEY"]
if os.environ.get("INSIGHT_SIGNING_KEY"):
    digest = hmac.new(os.environ["INSIGHT_SIGNING_KEY"].encode(), payload, hashlib.sha256)
    headers["X-Webhook-Signature"] = "sha256=" + digest.hexdigest()

response = requests.post(os.environ["INSIGHT_URL"], data=payload, headers=headers, timeout=30)
print(response.status_code)
print(response.text)
