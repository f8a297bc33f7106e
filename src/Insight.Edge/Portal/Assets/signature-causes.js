// Why a signature does not match: makes it again with each of the mistakes that are made in practice, alone and then some of them together, until
// one of them gives what was sent.
import { base64, hex, hmac, joined, ofBase64, ofHex, same } from './hmac.js';
import { read, spacings, styles, withStrings, write } from './json-spelling.js';
import { Exhausted, SignatureSearch } from './signature-search.js';

const largestRespelt = 2 * 1024 * 1024; // bytes; what is read of more would fill the memory
const largestKnown = 64 * 1024; // characters; longer spellings are not remembered, for the same reason
const mostWork = 2 * 1024 * 1024 * 1024; // bytes hashed; about half a minute
const writing = 4; // a byte written takes as long as so many hashed
const lengths = [20, 32, 48, 64]; // bytes of SHA-1's, SHA-256's, SHA-384's and SHA-512's digests
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
  const { claimed, causes } = readHeader(sent);
  if (claimed === null) return { header, matches: false, causes };
  if (same(claimed, right)) return { header, matches: causes.length === 0, causes };
  const { found, untried } = await search({ body, key, claimed, otherKeys, signal, most });
  return { header, matches: false, causes: found ? [...causes, ...found] : [unexplained(untried), ...causes] };
};

const unexplained = untried => ({
  code: 'unexplained',
  text: `${untried.length === 0 ? 'None of the usual mistakes explains it.' : `None of the mistakes that were tried explains it. Not tried: ${untried.join('; ')}.`} Compare the bytes that you signed with those that you sent, and the key with the one that you were given.`,
});

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
  const prefix = prefixOf(value);
  if (prefix === '') {
    if (digestOf(value)) add('form.no-prefix', 'The signature must begin with sha256= and does not.');
  } else if (prefix !== 'sha256=') {
    if (prefix.toLowerCase() === 'sha256=') add('form.prefix-case', 'The prefix must be sha256= in lower case.');
    else add('form.other-prefix', 'The prefix must be sha256= to the letter, and is another.');
  }
  const rest = value.slice(prefix.length), made = digestOf(rest);
  if (!made) {
    add('form.unreadable', `${prefix ? 'What follows the prefix' : 'It'} is no digest: the value must be sha256= and 64 hex digits, and has ${rest.length} characters${prefix ? ' there' : ''}${/^[0-9a-f]*$/i.test(rest) ? '' : ', some of them no hex digits'}.`);
    return { claimed: null, causes };
  }
  if (made.cause) causes.push(made.cause);
  return { claimed: made.digest, causes };
};

// Up to the first mark that may end one, where what is there is no digest as it is.
const prefixOf = value => {
  if (/^sha256=/i.test(value)) return value.slice(0, 'sha256='.length);
  const end = value.search(/[=:]/);
  return end > 0 && end < value.length - 1 && !digestOf(value) ? value.slice(0, end + 1) : '';
};

// The digest that a text stands for, and what is wrong with how it is written; null where it stands for none.
const digestOf = text => {
  const ofHexText = ofHex(text);
  if (ofHexText && lengths.includes(ofHexText.length)) return { digest: ofHexText };
  const ofBase64Text = ofBase64(text);
  const twice = ofBase64Text?.length === 64 ? ofHex(String.fromCharCode(...ofBase64Text)) : null;
  if (twice) return { digest: twice, cause: { code: 'form.base64-of-hex', text: 'The hex digits are written in base64 once more. Send the digits themselves.' } };
  if (ofBase64Text && lengths.includes(ofBase64Text.length)) {
    return { digest: ofBase64Text, cause: { code: 'form.base64', text: 'The digest is written in base64. It must be hex: 64 digits.' } };
  }
  return null;
};

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
  const keys = keyMistakes(key, otherKeys), bodies = bodyMistakes(body), right = bytesOf(key);
  const isMade = (keyBytes, bytes) => work.isHmac('SHA-256', keyBytes, bytes);
  const findAlgorithm = async (keyBytes, bytes) => {
    for (const { isMadeBy, cause } of algorithmMistakes) if (await isMadeBy(work, keyBytes, bytes)) return cause;
    return null;
  };
  const findSpelling = async look => {
    for (const { text, cause, isNew } of spellingMistakes(body)) {
      await work.spend(text.length * writing);
      if (!isNew) continue;
      for (const ending of ['', '\n']) {
        const found = await look(bytesOf(text + ending), cause);
        if (found) return found;
      }
    }
    return null;
  };

  // 1  one mistake; the same JSON from another serialiser is one
  work.stage = 'some ways of writing the same JSON, and two mistakes at once';
  for (const mistake of keys) if (await isMade(mistake.bytes, body)) return [mistake.cause];
  for (const mistake of bodies) if (await isMade(right, mistake.bytes)) return [mistake.cause];
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
    return { text: spelling, cause: respelt(changes), isNew };
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
  for (const isRenumbered of [false, true]) {
    for (const isSorted of [false, true]) {
      for (const style of [undefined, ...styles]) {
        for (const spacing of own ? [own, ...spacings] : spacings) {
          yield mistake(write(tree, { spacing, style: style?.write, isSorted, isRenumbered }), { spacing: spacing === own ? undefined : spacing, style, isSorted, isRenumbered });
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
