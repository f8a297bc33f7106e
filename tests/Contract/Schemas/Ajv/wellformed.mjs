// Usage: node wellformed.mjs < bodies.txt
// Reads a body in base64 a line, and prints for each true or false: whether it is JSON in UTF-8, at most 64 levels deep, without
// an unpaired surrogate escape. The last two are this contract's own; JSON.parse knows neither.
import { readFileSync } from "node:fs";

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function isWellFormed(body) {
  let text;
  try {
    text = utf8.decode(body);
    JSON.parse(text);
  } catch {
    return false;
  }
  return deepest(text) <= 64 && !text.match(/"(?:[^"\\]|\\.)*"/gsu)?.some(hasUnpaired);
}

// What is left without its strings has brackets that count.
function deepest(text) {
  let [depth, most] = [0, 0];
  for (const unit of text.replace(/"(?:[^"\\]|\\.)*"/gsu, "")) {
    depth += unit === "{" || unit === "[" ? 1 : unit === "}" || unit === "]" ? -1 : 0;
    most = Math.max(most, depth);
  }
  return most;
}

// The text is valid UTF-8: a surrogate can only have come out of an escape.
const hasUnpaired = (string) => !JSON.parse(string).isWellFormed();

const lines = readFileSync(0, "latin1").split("\n").slice(0, -1);
process.stdout.write(lines.map((line) => `${isWellFormed(Buffer.from(line, "base64"))}\n`).join(""));
