// Why a signature does not match: makes it again with each of the mistakes that are made in practice, alone and then some of them together, until
// one of them gives what was sent.
import { base64, digest, hex, hmac, joined, ofBase64, ofHex, same } from './hmac.js';
import { disguises } from './json-disguises.js';
import { decoded, numberings, read, spacings, styles, withStrings, write } from './json-spelling.js';
import { readHeader } from './signature-header.js';
import { Exhausted, SignatureSearch } from './signature-search.js';

const largestRespelt = 2 * 1024 * 1024; // bytes; what is read of more would fill the memory
const largestKnown = 64 * 1024; // characters; longer spellings are not remembered, for the same reason
const mostWork = 2 * 1024 * 1024 * 1024; // bytes hashed; about half a minute
const otherKeysName = 'Other keys that may have been used'; // on the page
const writing = 4; // a byte written takes as long as so many hashed
const encoder = new TextEncoder();
const bytesOf = text => encoder.encode(text);

/**
 * Explains.
 * @param {{ body: Uint8Array, key: string, sent: string, otherKeys?: string[], signal?: AbortSignal, most?: number }} what signal stops it; most is how
 * many bytes it may hash.
 * @returns the right header, whether what was sent is the same, and otherwise the causes, those of the header before those of what was signed.
 */
export const explain = async ({ body, key, sent, otherKeys = [], signal, most = mostWork }) => {
  const right = await hmac('SHA-256', bytesOf(key), body);
  const header = `sha256=${hex(right)}`;
  // Where there is no digest, key and body are not at fault for all that is known.
  const { claimed, causes, otherwise } = readHeader(sent, hex(right));
  if (claimed === null) return { header, matches: false, causes };
  if (same(claimed, right)) return { header, matches: causes.length === 0, causes };
  const { found, untried } = await search({ body, key, claimed, otherKeys, signal, most });
  return { header, matches: false, causes: found ? [...causes, ...found] : otherwise ?? [unexplained(untried), ...causes] };
};

const unexplained = untried => ({
  code: 'unexplained',
  text: `${untried.length === 0 ? 'None of the usual mistakes explains it.' : `None of the mistakes that were tried explains it. Not tried: ${untried.join('; ')}.`} Compare the bytes that you signed with those that you sent, and the key with the one that you were given. Were the two keys swapped? The API key, or another that may have been used, the last one or the next, can be given under “${otherKeysName}”.`,
});

const search = async ({ body, key, claimed, otherKeys, signal, most }) => {
  const work = new SignatureSearch(claimed, most, signal);
  const untried = body.length > largestRespelt ? ['the same JSON written in another way, because the body is larger than 2 MiB'] : [];
  try {
    return { found: await find({ body, key, otherKeys, work }), untried };
  } catch (error) {
    if (!(error instanceof Exhausted)) throw error;
    return { found: null, untried: [...untried, `${work.stage}, because with a body so large it would take too long`] };
  }
};

const find = async ({ body, key, otherKeys, work }) => {
  const keys = keyMistakes(key, otherKeys), bodies = [], right = bytesOf(key);
  const isMade = (keyBytes, bytes) => work.isHmac('SHA-256', keyBytes, bytes);
  const findAlgorithm = async (keyBytes, bytes) => {
    for (const { isMadeBy, cause } of algorithmMistakes) if (await isMadeBy(work, keyBytes, bytes)) return cause;
    return null;
  };
  const findSpelling = async look => {
    for (const { text, cause, isNew, endings } of spellingMistakes(body)) {
      await work.spend(text.length * writing);
      if (!isNew) continue;
      for (const ending of endings) {
        const found = await look(bytesOf(text + ending), cause);
        if (found) return found;
      }
    }
    return null;
  };

  // 1  one mistake; the same JSON from another serialiser is one
  work.stage = 'some ways of writing the same JSON, and two mistakes at once';
  for (const mistake of keys) if (await isMade(mistake.bytes, body)) return [mistake.cause];
  for await (const mistake of bodyMistakes(body)) {
    await work.pause();
    if (await isMade(right, mistake.bytes)) return [mistake.cause];
    bodies.push(mistake);
  }
  const algorithm = await findAlgorithm(right, body);
  if (algorithm) return [algorithm];
  const spelling = await findSpelling(async (bytes, cause) => await isMade(right, bytes) ? [cause] : null);
  if (spelling) return spelling;

  // 2  two of them
  work.stage = 'some pairs of mistakes';
  for (const ofKey of keys) {
    for (const ofBody of bodies) if (await isMade(ofKey.bytes, ofBody.bytes)) return [ofBody.cause, ofKey.cause];
    const ofAlgorithm = await findAlgorithm(ofKey.bytes, body);
    if (ofAlgorithm) return [ofKey.cause, ofAlgorithm];
  }
  for (const ofBody of bodies) {
    const ofAlgorithm = await findAlgorithm(right, ofBody.bytes);
    if (ofAlgorithm) return [ofBody.cause, ofAlgorithm];
  }
  return findSpelling(async (bytes, cause) => {
    const ofAlgorithm = await findAlgorithm(right, bytes);
    if (ofAlgorithm) return [cause, ofAlgorithm];
    for (const ofKey of keys) if (await isMade(ofKey.bytes, bytes)) return [cause, ofKey.cause];
    return null;
  });
};

const causes = {
  addedLineEnd: { code: 'body.trailing-newline-lost', text: 'What was signed ends in a line end that the body does not have. (curl -d drops it, --data-binary does not; echo adds one, printf %s does not.)' },
  addedLineEnds: { code: 'body.trailing-newline-lost', text: 'What was signed ends in two line ends that the body does not have. (curl -d drops them, --data-binary does not.)' },
  removedLineEnd: { code: 'body.trailing-newline-added', text: 'The body ends in a line end that was not there when it was signed.' },
  removedLineEnds: { code: 'body.trailing-newline-added', text: 'The body ends in line ends that were not there when it was signed.' },
  trimmed: { code: 'body.white-space-around', text: 'White space at the ends of the body was not there when it was signed.' },
  crLf: { code: 'body.line-ends-to-crlf', text: 'What was signed has CR LF where the body has LF.' },
  lf: { code: 'body.line-ends-to-lf', text: 'What was signed has LF where the body has CR LF.' },
  noLineEnds: { code: 'body.line-ends-dropped', text: 'What was signed has no line ends. (curl -d drops them, --data-binary does not.)' },
  addedBom: { code: 'body.byte-order-mark-lost', text: 'What was signed begins with a byte order mark that the body does not have.' },
  removedBom: { code: 'body.byte-order-mark-added', text: 'The body begins with a byte order mark that was not there when it was signed. JSON may have none.' },
  addedBomAndLineEnd: { code: 'body.byte-order-mark-lost', text: 'What was signed begins with a byte order mark and ends in a line end that the body does not have, as Out-File of Windows PowerShell writes them.' },
  removedBomAndLineEnd: { code: 'body.byte-order-mark-added', text: 'The body begins with a byte order mark and ends in a line end that were not there when it was signed, as Out-File of Windows PowerShell writes them. JSON may have no mark.' },
  empty: { code: 'body.empty', text: 'An empty body was signed: the signature was made before the body was there, or after it had been read.' },
  object: { code: 'body.object-as-text', text: 'The text [object Object] was signed, in place of the JSON: an object was made into a text without JSON.stringify.' },
  missingBody: { code: 'body.missing', text: 'The text undefined, null, None or {} was signed, in place of the JSON: the body was not there yet where the signature was made.' },
  pythonBytes: { code: 'body.python-bytes', text: "The text that Python's str() makes of bytes (b'…') was signed, in place of the bytes. Sign the bytes themselves." },
  base64Body: { code: 'body.base64', text: 'The base64 of the body was signed, in place of the body. Sign the bytes that are sent.' },
  digestOfBody: { code: 'body.digest', text: 'The SHA-256 of the body was signed, as hex or as bytes, in place of the body. HMAC-SHA256 takes the body itself.' },
  windows1252: { code: 'body.charset', text: 'What was signed was encoded in Windows-1252, and the body is UTF-8. Encode once, as UTF-8, and sign those bytes.' },
  latin1: { code: 'body.charset', text: 'What was signed was encoded in Latin-1 (ISO 8859-1), and the body is UTF-8. Encode once, as UTF-8, and sign those bytes.' },
  utf8: { code: 'body.charset', text: 'What was signed was encoded in UTF-8, and the body is Latin-1. Send UTF-8.' },
  utf8Twice: { code: 'body.charset', text: 'What was signed had been encoded in UTF-8 twice. Encode once, and sign those bytes.' },
  utf16: { code: 'body.charset', text: 'What was signed was encoded in UTF-16, and the body is UTF-8. Encode once, as UTF-8, and sign those bytes.' },
  sha1: { code: 'algorithm.hmac-sha1', text: 'It was made with HMAC-SHA1. It must be HMAC-SHA256.' },
  sha384: { code: 'algorithm.hmac-sha384', text: 'It was made with HMAC-SHA384. It must be HMAC-SHA256.' },
  sha512: { code: 'algorithm.hmac-sha512', text: 'It was made with HMAC-SHA512. It must be HMAC-SHA256.' },
  plainHash: { code: 'algorithm.sha256-of-body', text: 'It is the SHA-256 of the body alone, without the key. It must be HMAC-SHA256, keyed with the signing key.' },
  keyAndBody: { code: 'algorithm.sha256-of-key-and-body', text: 'It is the SHA-256 of key and body, one behind the other. It must be HMAC-SHA256.' },
  bodyAndKey: { code: 'algorithm.sha256-of-body-and-key', text: 'It is the SHA-256 of body and key, one behind the other. It must be HMAC-SHA256.' },
  swapped: { code: 'algorithm.swapped', text: 'Key and body have changed places: the body was used as the key.' },
  trimmedKey: { code: 'key.white-space', text: 'The key given here has white space at its ends that the key that signed has not.' },
  spacedKey: { code: 'key.white-space', text: 'The key that signed has white space at its ends, a line end perhaps, that the key given here has not.' },
  quotedKey: { code: 'key.white-space', text: 'The key that signed has quotation marks around it.' },
  markedKey: { code: 'key.byte-order-mark', text: 'The key that signed begins with a byte order mark: its file was read with it.' },
  hexKey: { code: 'key.hex-decoded', text: 'The key was taken for hex and decoded. Its characters, as they are, are the key.' },
  base64Key: { code: 'key.base64-decoded', text: 'The key was taken for base64 and decoded. Its characters, as they are, are the key.' },
  hexOfKey: { code: 'key.hex-encoded', text: 'The key was written in hex before it was used. Its characters, as they are, are the key.' },
  base64OfKey: { code: 'key.base64-encoded', text: 'The key was written in base64 before it was used. Its characters, as they are, are the key.' },
  utf16Key: { code: 'key.utf-16', text: 'The key was encoded in UTF-16. Its bytes in UTF-8 are the key.' },
  lowerKey: { code: 'key.lower-case', text: 'The key was turned to lower case.' },
  upperKey: { code: 'key.upper-case', text: 'The key was turned to upper case.' },
  missingKey: { code: 'key.missing', text: 'The text undefined, null, None or nil was used as the key: where it should have come from, there was nothing.' },
  noKey: { code: 'key.empty', text: 'The key that signed was empty: a variable that was not set?' },
  otherKey: { code: 'key.other', text: `It was made with another key: one of those under “${otherKeysName}”. Another signing key is good while both are active; the API key makes no signature.` },
};

const missingTexts = ['undefined', 'null', 'None', 'nil'];

const keyMistakes = (key, otherKeys) => {
  const mistakes = [];
  const add = (bytes, cause) => { if (bytes && !same(bytes, bytesOf(key))) mistakes.push({ bytes, cause }); };
  for (const other of otherKeys) for (const text of new Set([other, other.trim(), `${other}\n`])) add(bytesOf(text), causes.otherKey);
  for (const [before, behind] of [['', '\n'], ['', '\r\n'], ['', ' '], [' ', ''], ['\n', ''], [' ', ' '], ['', '\t']]) add(bytesOf(before + key + behind), causes.spacedKey);
  for (const mark of ['"', "'"]) add(bytesOf(mark + key + mark), causes.quotedKey);
  add(bytesOf(key.trim()), causes.trimmedKey);
  add(bytesOf(`\ufeff${key}`), causes.markedKey);
  for (const text of new Set([key, key.trim(), withoutMark(key.trim()), withoutMarks(key.trim())])) {
    add(ofHex(text), causes.hexKey);
    add(ofBase64(text), causes.base64Key);
  }
  add(bytesOf(hex(bytesOf(key))), causes.hexOfKey);
  add(bytesOf(base64(bytesOf(key))), causes.base64OfKey);
  add(utf16(key, true), causes.utf16Key);
  add(bytesOf(key.toLowerCase()), causes.lowerKey);
  add(bytesOf(key.toUpperCase()), causes.upperKey);
  for (const missing of missingTexts) add(bytesOf(missing), causes.missingKey);
  add(new Uint8Array(0), causes.noKey);
  return mistakes;
};

// Keys may begin with a mark of what they are: up to the first underline, or the last.
const withoutMark = key => key.replace(/^[^_]*_/, '');
const withoutMarks = key => key.replace(/^.*_/s, '');

const byteOrderMark = Uint8Array.of(0xef, 0xbb, 0xbf);

// Made while they are asked for: of a large body each takes its time.
const bodyMistakes = async function* (body) {
  const text = decoded(body);
  for (const [ending, cause] of [['\n', causes.addedLineEnd], ['\r\n', causes.addedLineEnd], ['\n\n', causes.addedLineEnds], ['\r\n\r\n', causes.addedLineEnds]]) {
    yield { bytes: joined(body, bytesOf(ending)), cause };
  }
  const isBom = body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf;
  yield isBom ? { bytes: body.subarray(3), cause: causes.removedBom } : { bytes: joined(byteOrderMark, body), cause: causes.addedBom };
  if (isBom) {
    const unmarked = body.subarray(3);
    yield { bytes: unmarked.subarray(0, unmarked.findLastIndex(byte => byte !== 0x0a && byte !== 0x0d) + 1), cause: causes.removedBomAndLineEnd };
  } else {
    for (const ending of ['\n', '\r\n']) yield { bytes: joined(byteOrderMark, body, bytesOf(ending)), cause: causes.addedBomAndLineEnd };
  }
  yield { bytes: new Uint8Array(0), cause: causes.empty };
  yield { bytes: bytesOf('[object Object]'), cause: causes.object };
  for (const missing of ['undefined', 'null', 'None', '{}']) yield { bytes: bytesOf(missing), cause: causes.missingBody };
  yield { bytes: pythonBytes(body), cause: causes.pythonBytes };
  yield { bytes: bytesOf(base64(body)), cause: causes.base64Body };
  const hashed = await digest('SHA-256', body), hashedHex = hex(hashed);
  for (const bytes of [bytesOf(hashedHex), bytesOf(hashedHex.toUpperCase()), hashed]) yield { bytes, cause: causes.digestOfBody };
  if (text === null) {
    yield { bytes: ofLatin1(body), cause: causes.utf8 };
    return;
  }
  const unmarked = isBom ? text.slice(1) : text;
  const changes = [
    [() => text.replace(/\r?\n$/, ''), causes.removedLineEnd],
    [() => text.slice(0, endOf(text)), causes.removedLineEnds],
    [() => text.replaceAll('\r\n', '\n'), causes.lf],
    [() => text.replace(/\r?\n/g, '\r\n'), causes.crLf],
    [() => text.replace(/[\r\n]/g, ''), causes.noLineEnds],
    [() => unmarked.trim(), causes.trimmed],
  ];
  for (const [change, cause] of changes) {
    const changed = change();
    if (changed !== text) yield { bytes: bytesOf(changed), cause };
  }
  yield { bytes: toLatin1(text), cause: causes.latin1 };
  yield { bytes: toLatin1(text, ofWindows1252), cause: causes.windows1252 };
  yield { bytes: ofLatin1(body), cause: causes.utf8Twice };
  for (const isLittle of [true, false]) {
    yield { bytes: utf16(unmarked, isLittle), cause: causes.utf16 };
    yield { bytes: utf16(`\ufeff${unmarked}`, isLittle), cause: causes.utf16 };
  }
};

// Where the line ends at a text's end begin. An expression would try at each of many line ends anew.
const endOf = text => {
  let end = text.length;
  while (end > 0 && '\r\n'.includes(text[end - 1])) end--;
  return end;
};

// The UTF-8 of bytes that are taken for Latin-1.
const ofLatin1 = bytes => {
  const made = new Uint8Array(2 * bytes.length);
  let at = 0;
  for (const byte of bytes) {
    if (byte >= 0x80) made[at++] = 0xc0 | byte >> 6;
    made[at++] = byte >= 0x80 ? 0x80 | byte & 0x3f : byte;
  }
  return made.slice(0, at);
};

// From 0x80 to 0x9f, where Latin-1 has control characters.
const ofWindows1252 = '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';

// What it writes of each byte.
const ofPython = quote => Array.from({ length: 256 }, (_, byte) => bytesOf(
  { 9: '\\t', 10: '\\n', 13: '\\r', 92: '\\\\', [quote]: `\\${String.fromCharCode(quote)}` }[byte]
  ?? (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : `\\x${byte.toString(16).padStart(2, '0')}`)));

// The text that Python's str() makes of bytes.
const pythonBytes = bytes => {
  const quote = bytes.includes(0x27) && !bytes.includes(0x22) ? 0x22 : 0x27, spellings = ofPython(quote);
  const made = new Uint8Array(4 * bytes.length + 3);
  made.set([0x62, quote]); // b'
  let at = 2;
  for (const byte of bytes) {
    const spelling = spellings[byte];
    for (let i = 0; i < spelling.length; i++) made[at++] = spelling[i];
  }
  made[at++] = quote;
  return made.slice(0, at);
};

// Characters that Latin-1 does not have become question marks, each one.
const toLatin1 = (text, special = '') => {
  const made = new Uint8Array(text.length);
  let at = 0;
  for (let unit = 0; unit < text.length; unit++) {
    const number = text.charCodeAt(unit);
    const index = number > 0x7f ? special.indexOf(text[unit]) : -1;
    if (number < 0xdc00 || number > 0xdfff) made[at++] = index >= 0 ? 0x80 + index : number <= 0xff ? number : 0x3f;
  }
  return made.slice(0, at);
};

const utf16 = (text, isLittle) => {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let at = 0; at < text.length; at++) view.setUint16(at * 2, text.charCodeAt(at), isLittle);
  return new Uint8Array(view.buffer);
};

const algorithmMistakes = [
  { isMadeBy: (work, key, body) => work.isHmac('SHA-1', key, body), cause: causes.sha1 },
  { isMadeBy: (work, key, body) => work.isHmac('SHA-384', key, body), cause: causes.sha384 },
  { isMadeBy: (work, key, body) => work.isHmac('SHA-512', key, body), cause: causes.sha512 },
  { isMadeBy: (work, key, body) => work.isHash(body), cause: causes.plainHash },
  { isMadeBy: (work, key, body) => work.isHash(key, body), cause: causes.keyAndBody },
  { isMadeBy: (work, key, body) => work.isHash(body, key), cause: causes.bodyAndKey },
  { isMadeBy: (work, key, body) => work.isHmac('SHA-256', body, key), cause: causes.swapped },
];

// Other spellings of the same JSON, those with the fewest changes first. Where it is remembered which there were, those that were are not new.
const spellingMistakes = function* (body) {
  const text = body.length <= largestRespelt ? decoded(body) : null;
  const tree = text === null ? null : read(text.replace(/^\ufeff/, ''));
  if (tree === null) return;
  const tried = new Set([text]);
  const mistake = (spelling, changes) => {
    const isNew = !tried.has(spelling);
    if (isNew && spelling.length <= largestKnown) tried.add(spelling);
    return { text: spelling, cause: respelt(changes), isNew, endings: ['', '\n'] };
  };
  for (const style of styles) yield mistake(withStrings(text, style.write), { style });
  // Where the spacing is one of those known, it is no change.
  const trimmed = text.trim();
  let own;
  for (const spacing of spacings) {
    const spelling = write(tree, { spacing });
    yield { text: spelling, isNew: false }; // they follow below: this is work, and no mistake
    if (spelling === trimmed) { own = spacing; break; }
  }
  const plain = write(tree, { spacing: spacings[0] }), respellings = new Set([plain]);
  for (const numbering of [undefined, ...numberings]) {
    if (numbering) {
      const spelling = write(tree, { spacing: spacings[0], spellNumber: numbering.spell });
      yield { text: spelling, isNew: false };
      if (respellings.has(spelling)) continue; // most payloads hold no number
      respellings.add(spelling);
    }
    for (const isSorted of [false, true]) {
      for (const style of [undefined, ...(numbering?.styles ?? styles)]) {
        for (const spacing of own ? [own, ...spacings] : spacings) {
          yield mistake(write(tree, { spacing, style: style?.write, isSorted, spellNumber: numbering?.spell }), { spacing: spacing === own ? undefined : spacing, style, isSorted, numbering });
        }
      }
    }
  }
  for (const { text: disguise, cause } of disguises(text, tree)) {
    const isNew = !tried.has(disguise);
    if (isNew && disguise.length <= largestKnown) tried.add(disguise);
    yield { text: disguise, cause, isNew, endings: [''] };
  }
};

const respelt = ({ spacing, style, isSorted, numbering }) => ({
  code: isSorted ? 'body.key-order' : style ? 'body.escapes' : numbering ? 'body.numbers' : 'body.spacing',
  text: `The JSON was written again between signing and sending. What was signed was written ${[
    // Who writes so is told once, behind the last of it.
    spacing && named(spacing, spacing.by === style?.by), style && named(style), isSorted && 'with its names in alphabetical order', numbering?.name,
  ].filter(Boolean).join(', ')}. Serialise once, sign those bytes, and send those bytes.`,
});

const named = ({ name, by }, isToldLater = false) => by && !isToldLater ? `${name}, as ${by} writes it` : name;
