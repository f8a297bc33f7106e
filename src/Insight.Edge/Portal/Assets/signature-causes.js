// Why a signature does not match: makes it again with each of the mistakes that are made in practice, alone and then some of them together, until
// one of them gives what was sent.
import { base64, digest, hex, hmac, joined, ofBase64, ofHex, same } from './hmac.js';
import { read, spacings, styles, withStrings, write } from './json-spelling.js';

const largestRespelt = 2 * 1024 * 1024; // bytes; beyond that it would take minutes
const lengths = [20, 32, 48, 64]; // bytes of SHA-1's, SHA-256's, SHA-384's and SHA-512's digests
const encoder = new TextEncoder();
const bytesOf = text => encoder.encode(text);

/**
 * Explains.
 * @param {{ body: Uint8Array, key: string, sent: string, otherKeys?: string[] }} what
 * @returns the right header, whether what was sent is the same, and otherwise the causes, those of the header before those of what was signed.
 */
export const explain = async ({ body, key, sent, otherKeys = [] }) => {
  const right = await hmac('SHA-256', bytesOf(key), body);
  const header = `sha256=${hex(right)}`;
  const { claimed, causes } = readHeader(sent);
  if (claimed === null) return { header, matches: false, causes };
  if (same(claimed, right)) return { header, matches: causes.length === 0, causes };
  const found = await find({ body, key, claimed, otherKeys });
  return { header, matches: false, causes: found ? [...causes, ...found] : [{ code: 'unexplained', text: 'None of the usual mistakes explains it. Compare the bytes that you signed with those that you sent, and the key with the one that you were given.' }, ...causes] };
};

// What is wrong with the value itself, and the digest in it.
const readHeader = sent => {
  const causes = [];
  const add = (code, text) => causes.push({ code, text });
  let value = sent.replace(/\s/g, '');
  if (value !== sent) add('form.white-space', 'There is white space in the signature, or around it.');
  if (/^(".*"|'.*')$/s.test(value)) {
    value = value.slice(1, -1);
    add('form.white-space', 'There are quotation marks around the signature.');
  }
  const prefix = /^(?:hmac[-_]?)?sha-?[0-9]+[=:]/i.exec(value);
  if (!prefix) add('form.no-prefix', 'The signature must begin with sha256= and does not.');
  else if (prefix[0] !== 'sha256=') {
    if (/^sha256=$/i.test(prefix[0])) add('form.prefix-case', 'The prefix must be sha256= in lower case.');
    else add('form.other-prefix', 'The prefix must be sha256= to the letter, and is another.');
  }
  const rest = prefix ? value.slice(prefix[0].length) : value;
  const ofHexText = ofHex(rest);
  if (ofHexText && lengths.includes(ofHexText.length)) return { claimed: ofHexText, causes };
  const ofBase64Text = ofBase64(rest);
  const twice = ofBase64Text?.length === 64 ? ofHex(String.fromCharCode(...ofBase64Text)) : null;
  if (twice) {
    add('form.base64-of-hex', 'The hex digits are written in base64 once more. Send the digits themselves.');
    return { claimed: twice, causes };
  }
  if (ofBase64Text && lengths.includes(ofBase64Text.length)) {
    add('form.base64', 'The digest is written in base64. It must be hex: 64 digits.');
    return { claimed: ofBase64Text, causes };
  }
  add('form.unreadable', `What follows the prefix is no digest: it must be 64 hex digits, and has ${rest.length} characters${/^[0-9a-f]*$/i.test(rest) ? '' : ', some of them no hex digits'}.`);
  return { claimed: null, causes };
};

const find = async ({ body, key, claimed, otherKeys }) => {
  const keys = keyMistakes(key, otherKeys), bodies = bodyMistakes(body), right = bytesOf(key);
  const isClaimed = async (keyBytes, bytes) => same(await hmac('SHA-256', keyBytes, bytes), claimed);
  const findAlgorithm = async (keyBytes, bytes) => (await algorithmMistakes(keyBytes, bytes)).find(mistake => same(mistake.digest, claimed))?.cause;
  const findSpelling = async keyBytes => {
    for (const { text, cause } of spellingMistakes(body)) {
      if (await isClaimed(keyBytes, bytesOf(text)) || await isClaimed(keyBytes, bytesOf(`${text}\n`))) return cause;
    }
    return null;
  };

  // 1  one mistake; the same JSON from another serialiser is one
  for (const mistake of keys) if (await isClaimed(mistake.bytes, body)) return [mistake.cause];
  for (const mistake of bodies) if (await isClaimed(right, mistake.bytes)) return [mistake.cause];
  const algorithm = await findAlgorithm(right, body);
  if (algorithm) return [algorithm];
  const spelling = await findSpelling(right);
  if (spelling) return [spelling];

  // 2  two of them
  for (const ofKey of keys) {
    for (const ofBody of bodies) if (await isClaimed(ofKey.bytes, ofBody.bytes)) return [ofBody.cause, ofKey.cause];
    const ofAlgorithm = await findAlgorithm(ofKey.bytes, body);
    if (ofAlgorithm) return [ofKey.cause, ofAlgorithm];
  }
  for (const ofBody of bodies) {
    const ofAlgorithm = await findAlgorithm(right, ofBody.bytes);
    if (ofAlgorithm) return [ofBody.cause, ofAlgorithm];
  }
  for (const ofKey of keys) {
    const ofSpelling = await findSpelling(ofKey.bytes);
    if (ofSpelling) return [ofSpelling, ofKey.cause];
  }
  return null;
};

const causes = {
  addedLineEnd: { code: 'body.trailing-newline-lost', text: 'What was signed ends in a line end that the body does not have. (curl -d drops it, --data-binary does not; echo adds one, printf %s does not.)' },
  removedLineEnd: { code: 'body.trailing-newline-added', text: 'The body ends in a line end that was not there when it was signed.' },
  trimmed: { code: 'body.white-space-around', text: 'White space at the ends of the body was not there when it was signed.' },
  crLf: { code: 'body.line-ends-to-crlf', text: 'What was signed has CR LF where the body has LF.' },
  lf: { code: 'body.line-ends-to-lf', text: 'What was signed has LF where the body has CR LF.' },
  noLineEnds: { code: 'body.line-ends-dropped', text: 'What was signed has no line ends. (curl -d drops them, --data-binary does not.)' },
  addedBom: { code: 'body.byte-order-mark-lost', text: 'What was signed begins with a byte order mark that the body does not have.' },
  removedBom: { code: 'body.byte-order-mark-added', text: 'The body begins with a byte order mark that was not there when it was signed. JSON may have none.' },
  empty: { code: 'body.empty', text: 'An empty body was signed: the signature was made before the body was there, or after it had been read.' },
  object: { code: 'body.object-as-text', text: 'The text [object Object] was signed, in place of the JSON: an object was made into a text without JSON.stringify.' },
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
  noKey: { code: 'key.empty', text: 'The key that signed was empty: a variable that was not set?' },
  otherKey: { code: 'key.other', text: 'It was made with another key: one of those given below. It is good while both are active.' },
};

const keyMistakes = (key, otherKeys) => {
  const mistakes = [];
  const add = (bytes, cause) => { if (bytes && !same(bytes, bytesOf(key))) mistakes.push({ bytes, cause }); };
  for (const other of otherKeys) for (const text of new Set([other, other.trim(), `${other}\n`])) add(bytesOf(text), causes.otherKey);
  for (const [before, behind] of [['', '\n'], ['', '\r\n'], ['', ' '], [' ', ''], ['\n', ''], [' ', ' '], ['', '\t']]) add(bytesOf(before + key + behind), causes.spacedKey);
  for (const mark of ['"', "'"]) add(bytesOf(mark + key + mark), causes.quotedKey);
  add(bytesOf(key.trim()), causes.trimmedKey);
  add(bytesOf(`\ufeff${key}`), causes.markedKey);
  for (const text of new Set([key, key.trim(), withoutMark(key.trim())])) {
    add(ofHex(text), causes.hexKey);
    add(ofBase64(text), causes.base64Key);
  }
  add(bytesOf(hex(bytesOf(key))), causes.hexOfKey);
  add(bytesOf(base64(bytesOf(key))), causes.base64OfKey);
  add(utf16(key, true), causes.utf16Key);
  add(bytesOf(key.toLowerCase()), causes.lowerKey);
  add(bytesOf(key.toUpperCase()), causes.upperKey);
  add(new Uint8Array(0), causes.noKey);
  return mistakes;
};

// Keys may begin with a mark of what they are.
const withoutMark = key => key.replace(/^[a-z]{1,8}_/, '');

const bodyMistakes = body => {
  const text = decoded(body);
  const mistakes = [];
  const add = (bytes, cause) => mistakes.push({ bytes, cause });
  add(joined(body, bytesOf('\n')), causes.addedLineEnd);
  add(joined(body, bytesOf('\r\n')), causes.addedLineEnd);
  const isBom = body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf;
  if (isBom) add(body.subarray(3), causes.removedBom);
  else add(joined(Uint8Array.of(0xef, 0xbb, 0xbf), body), causes.addedBom);
  add(new Uint8Array(0), causes.empty);
  add(bytesOf('[object Object]'), causes.object);
  if (text === null) {
    add(bytesOf(ofLatin1(body)), causes.utf8);
    return mistakes;
  }
  const unmarked = isBom ? text.slice(1) : text;
  const change = (changed, cause) => { if (changed !== text) add(bytesOf(changed), cause); };
  change(text.replace(/\r?\n$/, ''), causes.removedLineEnd);
  change(text.replace(/(\r?\n)+$/, ''), causes.removedLineEnd);
  change(text.replace(/\r\n/g, '\n'), causes.lf);
  change(text.replace(/\r?\n/g, '\r\n'), causes.crLf);
  change(text.replace(/[\r\n]/g, ''), causes.noLineEnds);
  change(unmarked.trim(), causes.trimmed);
  // Characters that Latin-1 does not have become question marks.
  add(Uint8Array.from(text, character => character.codePointAt(0) <= 0xff ? character.charCodeAt(0) : 0x3f), causes.latin1);
  change(ofLatin1(body), causes.utf8Twice);
  for (const isLittle of [true, false]) {
    add(utf16(unmarked, isLittle), causes.utf16);
    add(utf16(`\ufeff${unmarked}`, isLittle), causes.utf16);
  }
  return mistakes;
};

const decoded = bytes => {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
};

const ofLatin1 = bytes => {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
};

const utf16 = (text, isLittle) => {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let at = 0; at < text.length; at++) view.setUint16(at * 2, text.charCodeAt(at), isLittle);
  return new Uint8Array(view.buffer);
};

const algorithmMistakes = async (key, body) => [
  { digest: await hmac('SHA-1', key, body), cause: causes.sha1 },
  { digest: await hmac('SHA-384', key, body), cause: causes.sha384 },
  { digest: await hmac('SHA-512', key, body), cause: causes.sha512 },
  { digest: await digest('SHA-256', body), cause: causes.plainHash },
  { digest: await digest('SHA-256', joined(key, body)), cause: causes.keyAndBody },
  { digest: await digest('SHA-256', joined(body, key)), cause: causes.bodyAndKey },
  { digest: await hmac('SHA-256', body, key), cause: causes.swapped },
];

// Other spellings of the same JSON, those with the fewest changes first. None twice.
const spellingMistakes = function* (body) {
  const text = body.length <= largestRespelt ? decoded(body) : null;
  const tree = text === null ? null : read(text.replace(/^\ufeff/, ''));
  if (tree === null) return;
  const tried = new Set([text]);
  const isNew = spelling => !tried.has(spelling) && tried.add(spelling) !== undefined;
  for (const style of styles) {
    const spelling = withStrings(text, style.write);
    if (isNew(spelling)) yield { text: spelling, cause: respelt({ style }) };
  }
  // Where the spacing is one of those known, it is no change.
  const own = spacings.find(spacing => write(tree, { spacing }) === text.trim());
  for (const isRenumbered of [false, true]) {
    for (const isSorted of [false, true]) {
      for (const style of [undefined, ...styles]) {
        for (const spacing of own ? [own, ...spacings] : spacings) {
          const spelling = write(tree, { spacing, style: style?.write, isSorted, isRenumbered });
          if (isNew(spelling)) yield { text: spelling, cause: respelt({ spacing: spacing === own ? undefined : spacing, style, isSorted, isRenumbered }) };
        }
      }
    }
  }
};

const respelt = ({ spacing, style, isSorted, isRenumbered }) => ({
  code: isSorted ? 'body.key-order' : style ? 'body.escapes' : isRenumbered ? 'body.numbers' : 'body.spacing',
  text: `The JSON was written again between signing and sending. What was signed was written ${[
    spacing?.name, style?.name, isSorted && 'with its names in alphabetical order', isRenumbered && 'with its numbers as JavaScript spells them (1 for 1.0)',
  ].filter(Boolean).join(', ')}. Serialise once, sign those bytes, and send those bytes.`,
});
