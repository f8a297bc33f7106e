// Signs a payload (a file, or standard input) and sends it with axios. Prints the status, then the body.
//   INSIGHT_URL=http://localhost:8080/v2/webhooks/nexus/sync-appointments \
//   INSIGHT_API_KEY=… INSIGHT_SIGNING_KEY=… node sync.mjs payload.json
// Without INSIGHT_API_KEY or INSIGHT_SIGNING_KEY the header is not sent.
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import axios from 'axios';

const payload = readFileSync(process.argv[2] ?? 0);

const headers = { 'Content-Type': 'application/json' };
if (process.env.INSIGHT_API_KEY) {
  headers['X-API-Key'] = process.env.INSIGHT_API_KEY;
}
if (process.env.INSIGHT_SIGNING_KEY) {
  const digest = createHmac('sha256', process.env.INSIGHT_SIGNING_KEY).update(payload).digest('hex');
  headers['X-Webhook-Signature'] = `sha256=${digest}`;
}

const response = await axios.post(process.env.INSIGHT_URL, payload, {
  headers,
  timeout: 30_000,
  responseType: 'text',
  transformResponse: (body) => body,
  validateStatus: () => true,
});
console.log(response.status);
console.log(response.data);
