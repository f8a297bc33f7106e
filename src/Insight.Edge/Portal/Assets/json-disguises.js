// What is made of JSON, and may have been signed, that is not this JSON itself: a JSON string that holds it, a form that does, Python's text of its object, one entry of
// a batch without the batch.
import { pythonNumber, spacings, styles, write } from './json-spelling.js';

const signJson = 'Serialise once, sign those bytes, and send those bytes.';
const python = { code: 'body.python-text', text: `The text that Python's str() makes of a dict (single quotes, True, False, None) was signed, in place of the JSON of json.dumps. ${signJson}` };
const twice = { code: 'body.json-twice', text: `The JSON was encoded twice: a JSON string that holds the JSON was signed. ${signJson}` };
const form = { code: 'body.form-encoded', text: `The JSON was signed as a form's value: payload= and the JSON in percent-encoding. ${signJson}` };
const formValue = { code: 'body.form-encoded', text: `The JSON was signed in percent-encoding, as in a form or an address. ${signJson}` };
const entryAlone = { code: 'body.entry-alone', text: `The entry alone was signed, and the batch that holds it was sent. ${signJson}` };
const inBatch = { code: 'body.entry-in-batch', text: `A batch that holds the body, {"appointments":[…]}, was signed, and its entry alone was sent. ${signJson}` };

/**
 * All of them, made while they are asked for.
 * @param {string} text the JSON.
 * @param tree the same, read.
 */
export const disguises = function* (text, tree) {
  const json = text.replace(/^\ufeff/, '');
  yield { text: pythonText(tree), cause: python };
  const entry = onlyEntry(json, tree);
  if (entry !== null) yield { text: entry, cause: entryAlone };
  if (tree.members) for (const colon of [':', ': ']) yield { text: `{"appointments"${colon}[${json.trim()}]}`, cause: inBatch };
  // As it was sent, and as JavaScript and Python write it who serialise once more.
  for (const spelling of [() => json, () => write(tree, { spacing: spacings[0], style: styles[0].write }), () => write(tree, { spacing: spacings[1], style: styles[1].write })]) {
    const inner = spelling();
    for (const style of styles) yield { text: style.write(inner), cause: twice };
    for (const encoded of encodings(inner)) {
      yield { text: encoded, cause: formValue };
      yield { text: `payload=${encoded}`, cause: form };
    }
  }
};

// As it stands in the text: what is around it is known, but for white space.
const onlyEntry = (json, tree) => {
  const name = '"appointments"', [member, ...others] = tree.members ?? [];
  if (!member || others.length > 0 || member.name !== name || member.value.items?.length !== 1) return null;
  let text = json.trim();
  for (const mark of ['{', name, ':', '[']) text = text.slice(mark.length).trimStart();
  for (const mark of ['}', ']']) text = text.slice(0, -mark.length).trimEnd();
  return text;
};

// What stays beside letters, digits, - _ and . in RFC 3986, Python's quote, encodeURIComponent, forms in browsers and Java, PHP, .NET's WebUtility; and
// .NET's HttpUtility, which writes hex digits in lower case.
const kept = ['~', '~/', "~!*'()", '*', '', '!*()'];

const encodings = function* (text) {
  const encoded = encodeURIComponent(text); // which keeps all that any keeps, but /
  for (const [characters, isLower] of [...kept.map(each => [each, false]), ['!*()', true]]) {
    let spelling = encoded.replace(/[~!*'()]/g, each => characters.includes(each) ? each : `%${each.charCodeAt(0).toString(16).toUpperCase()}`);
    if (characters.includes('/')) spelling = spelling.replaceAll('%2F', '/');
    if (isLower) spelling = spelling.replace(/%../g, each => each.toLowerCase());
    yield spelling.replaceAll('%20', '+');
    yield spelling;
  }
};

// The text that Python's str() makes of what json.loads has read.
const pythonText = tree => {
  if (tree.string !== undefined) return pythonString(JSON.parse(tree.string));
  if (tree.word !== undefined) return pythonWords[tree.word] ?? pythonNumber(tree.word);
  if (tree.items) return `[${tree.items.map(pythonText).join(', ')}]`;
  // A name that is repeated keeps its first place, and its last value.
  const members = new Map(tree.members.map(({ name, value }) => [JSON.parse(name), value]));
  return `{${[...members].map(([name, value]) => `${pythonString(name)}: ${pythonText(value)}`).join(', ')}}`;
};

const pythonWords = { true: 'True', false: 'False', null: 'None' };
const shortEscapes = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '\\': '\\\\' };

const pythonString = value => {
  const quote = value.includes("'") && !value.includes('"') ? '"' : "'";
  return quote + value.replace(/(?! )[\p{C}\p{Z}\\'"]/gu, each => {
    if (each === '"' || each === "'") return each === quote ? `\\${each}` : each;
    if (shortEscapes[each]) return shortEscapes[each];
    const number = each.codePointAt(0).toString(16);
    return number.length <= 2 ? `\\x${number.padStart(2, '0')}` : number.length <= 4 ? `\\u${number.padStart(4, '0')}` : `\\U${number.padStart(8, '0')}`;
  }) + quote;
};
