import Ajv2020 from "ajv/dist/2020.js";

/** The generated schema, compiled by ajv: an entry at a time, so that a batch can be split. */
export class Contract {
  #validate;
  #maxEntries;

  constructor(schema) {
    // Not strict: the x- keywords hold the documented texts, and decide nothing. verbose tells which of them to look at.
    const ajv = new Ajv2020({ strict: false, allErrors: true, verbose: true });
    this.#validate = ajv.compile({ ...schema, anyOf: undefined, $ref: "#/$defs/entry" });
    this.#maxEntries = schema.anyOf[0].properties.appointments.maxItems;
  }

  /** The entries that are fine, and the documented text of what is wrong with the others. */
  judge(body) {
    const entries = body?.appointments ?? (body?.appointment === undefined ? undefined : [body]);
    if (entries === undefined) return { accepted: [], issues: ["'appointments' array is required."] };
    if (!Array.isArray(entries)) return { accepted: [], issues: ["'appointments' must be an array."] };
    if (entries.length === 0) return { accepted: [], issues: ["'appointments' must contain at least one appointment."] };
    if (entries.length > this.#maxEntries) {
      return { accepted: [], issues: [`'appointments' must contain at most ${this.#maxEntries} appointments.`] };
    }

    const accepted = [];
    const issues = [];
    entries.forEach((entry, index) => {
      if (this.#validate(entry)) accepted.push(entry);
      else issues.push(...textsOf(this.#validate.errors, `appointments[${index}]`));
    });
    return { accepted, issues };
  }
}

// One a place. ajv also tells of the alternatives (anyOf) that it tried.
function textsOf(errors, entry) {
  const texts = new Map();
  for (const error of errors) {
    const { place, text } = told(error);
    if (text !== undefined && !texts.has(place)) texts.set(place, text.startsWith("'") ? `${entry}: ${text}` : `${entry}.${text}`);
  }
  return texts.size > 0 ? texts.values() : [`${entry} must be an object.`];
}

function told({ keyword, instancePath, parentSchema, params, data }) {
  const place = instancePath.slice(1).replaceAll("/", ".");
  if (keyword === "required") {
    const missing = parentSchema.properties[params.missingProperty];
    return { place: `${place}.${params.missingProperty}`, text: missing["x-missing"] };
  }
  if (parentSchema["x-missing"] !== undefined && (data === null || (typeof data === "string" && data.trim() === ""))) {
    return { place, text: parentSchema["x-missing"] };
  }
  if (keyword === "type") {
    const object = [parentSchema.type].flat().includes("object");
    return { place, text: parentSchema["x-missing"]?.startsWith("'") ? parentSchema["x-missing"] : object ? `'${place}' must be an object.` : `${place} must be a string.` };
  }
  if (keyword === "pattern" || keyword === "enum") {
    return { place, text: `${place} ${parentSchema["x-invalid"] ?? "contains an invalid character."}` };
  }
  return { place, text: undefined };
}
