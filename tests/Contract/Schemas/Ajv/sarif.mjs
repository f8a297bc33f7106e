// Usage: node sarif.mjs < log.sarif
// Holds a SARIF log against the JSON Schema of SARIF 2.1.0, and prints what is wrong with it; nothing where nothing is.
import { readFileSync } from "node:fs";
import Ajv from "ajv";
import addFormats from "ajv-formats";

const file = "node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json";
// It calls itself draft 4, which ajv no longer knows, and holds nothing that means another thing in draft 7. One of its expressions is none with the u flag.
const { $schema, id, ...schema } = JSON.parse(readFileSync(new URL(file, import.meta.url), "utf8"));
const ajv = addFormats(new Ajv({ strict: false, allErrors: true, unicodeRegExp: false }));
if (!ajv.validate(schema, JSON.parse(readFileSync(0, "utf8")))) {
  process.stdout.write(ajv.errors.map((error) => `${error.instancePath} ${error.message}\n`).join(""));
}
