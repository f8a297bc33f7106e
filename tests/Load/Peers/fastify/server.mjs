// Usage: node server.mjs SETTINGS
// The edge's checks, in the edge's order (docs/answers.md), as one would write them on Fastify. SETTINGS is a JSON file:
// { port, backend, schema, maxBodyBytes, clients: [{ id, ehr, organization, apiKeySha256, signingKey, permitsPerSecond, burst, maxConcurrent }] }
import { createHash, createHmac, randomUUID, timingSafeEqual } from "node:crypto";
import { isUtf8 } from "node:buffer";
import { readFileSync } from "node:fs";
import Fastify from "fastify";
import { Pool } from "undici";
import { Contract } from "./contract.mjs";
import { Limiter } from "./limiter.mjs";

const settings = JSON.parse(readFileSync(process.argv[2], "utf8"));
const contract = new Contract(JSON.parse(readFileSync(settings.schema, "utf8")));
const backend = new Pool(settings.backend, { connections: 64 });
const clients = new Map(settings.clients.map((client) => [client.apiKeySha256, { ...client, limiter: new Limiter(client) }]));

const badKey = "Invalid X-API-Key header. Verify your API key.";
const badSignature =
  "Invalid X-Webhook-Signature header. Ensure the request body is signed with the correct signing key using HMAC-SHA256.";
const texts = {
  413: `Request body exceeds the limit of ${settings.maxBodyBytes} bytes.`,
  415: "Content-Type must be application/json.",
  500: "An unexpected error occurred. The request is safe to retry.",
};
const signature = /^sha256=[0-9a-fA-F]{64}$/;
const requestId = /^[A-Za-z0-9._-]{1,64}$/;

// Without its logger: the edge writes a line a request all the same.
const app = Fastify({ bodyLimit: settings.maxBodyBytes, exposeHeadRoutes: false });

// Kept as it was sent: the signature is over the raw bytes.
app.removeAllContentTypeParsers();
app.addContentTypeParser("application/json", { parseAs: "buffer" }, (request, body, done) => done(null, body));
app.setErrorHandler((error, request, reply) => {
  const code = error.statusCode ?? 500;
  return refuse(reply, code, texts[code] ?? error.message);
});

app.route({
  method: "POST",
  url: "/v2/webhooks/:ehr/sync-appointments",
  onRequest: authenticate,
  handler: sync,
  onResponse: async (request) => request.client?.limiter.release(),
});

await app.listen({ host: "127.0.0.1", port: settings.port });

async function authenticate(request, reply) {
  const sent = request.headers["x-request-id"];
  request.requestId = sent !== undefined && requestId.test(sent) ? sent : randomUUID();
  reply.header("X-Request-Id", request.requestId);
  const key = request.headers["x-api-key"];
  if (!key) return unauthorized(reply, "Missing X-API-Key header");
  const client = clients.get(createHash("sha256").update(key).digest("hex"));
  if (client === undefined) return unauthorized(reply, badKey);
  const quota = client.limiter.take();
  reply.header("RateLimit-Policy", client.limiter.policy).header("RateLimit", quota.text);
  if (quota.retryAfter > 0) {
    reply.header("Retry-After", quota.retryAfter);
    return refuse(reply, 429, `Rate limit exceeded. Retry after ${quota.retryAfter} second(s).`);
  }
  request.client = client;
  if (!request.headers["x-webhook-signature"]) return unauthorized(reply, "Missing X-Webhook-Signature header");
}

async function sync(request, reply) {
  const { client, body } = request;
  if (!isSigned(body, client, request.headers["x-webhook-signature"])) return unauthorized(reply, badSignature);
  if (request.params.ehr !== client.ehr) {
    return refuse(reply, 403, `API key is not authorized for EHR '${request.params.ehr}'. This key is registered for '${client.ehr}'.`);
  }

  let parsed;
  try {
    if (!isUtf8(body)) throw new SyntaxError();
    parsed = JSON.parse(body.toString("utf8"));
  } catch {
    return reply.code(400).send({ message: "Request body is not valid JSON.", errors: ["Invalid JSON."], success: false, code: 400 });
  }

  const { accepted, issues } = contract.judge(parsed);
  if (accepted.length === 0) {
    const message = "Validation failed. None of the provided appointments could be processed.";
    return reply.code(400).send({ message, errors: issues, success: false, code: 400 });
  }

  // Every byte as it came where all of it is clean; else what is left of it.
  const clean = issues.length === 0 ? body : Buffer.from(JSON.stringify({ appointments: accepted }));
  if (!(await isStored(request, clean, accepted.length))) {
    reply.header("Retry-After", 1);
    return refuse(reply, 500, texts[500]);
  }

  const synced = `${accepted.length} appointment(s) synced successfully.`;
  return issues.length === 0
    ? { message: synced, success: true, code: 200 }
    : { message: `${synced} ${issues.length} validation error(s) on other appointments.`, success: true, code: 200, warnings: issues };
}

function isSigned(body, client, sent) {
  return signature.test(sent) &&
    timingSafeEqual(createHmac("sha256", client.signingKey).update(body).digest(), Buffer.from(sent.slice("sha256=".length), "hex"));
}

async function isStored({ client, requestId }, body, entries) {
  try {
    const answer = await backend.request({
      path: "/appointments",
      method: "POST",
      headers: {
        "content-type": "application/json",
        "x-request-id": requestId,
        "x-insight-client": client.id,
        "x-insight-ehr": client.ehr,
        "x-insight-organization": client.organization,
      },
      body,
    });
    return (await answer.body.json()).stored === entries && answer.statusCode === 200;
  } catch {
    return false;
  }
}

function unauthorized(reply, error) {
  return reply.code(401).send({ error, success: false });
}

function refuse(reply, code, message) {
  return reply.code(code).send({ message, success: false, code });
}
