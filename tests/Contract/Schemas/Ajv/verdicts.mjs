// Usage: node verdicts.mjs SCHEMA < payloads.ndjson
// Prints true or false for every payload, one a line: whether ajv finds that the schema accepts it.
import { readFileSync } from "node:fs";
import Ajv2020 from "ajv/dist/2020.js";

const schema = JSON.parse(readFileSync(process.argv[2], "utf8"));
// Not strict: the x- keywords are for messages, and decide nothing.
const validate = new Ajv2020({ strict: false }).compile(schema);

// Split here, because node:readline also ends lines at U+2028, which JSON may hold.
let input = "";
process.stdin.setEncoding("utf8");
for await (const chunk of process.stdin) {
  input += chunk;
}
const payloads = input.split("\n").filter((line) => line !== "");
process.stdout.write(payloads.map((payload) => `${validate(JSON.parse(payload))}\n`).join(""));
