// What was sent as the header's value, read as generously as can be.
import { ofBase64, ofHex } from './hmac.js';

const prefixWanted = 'sha256=';
const headerName = /^\s*x-webhook-signature\s*:\s*/i; // of the whole line, as logs and examples have it
const digits = 64; // of a SHA-256
const lengths = [20, 32, 48, 64]; // bytes of SHA-1's, SHA-256's, SHA-384's and SHA-512's digests
const wanted = 'The value must be sha256= and 64 hex digits';

/**
 * Reads it.
 * @param {string} sent what was sent.
 * @param {string} right the hex digits that it should have: by them a beginning is known.
 * @returns the digest in it, null where there is none, and what is wrong with how it is written: the last of that is then why there is none. Otherwise is
 * what is wrong with it where no other algorithm explains a digest of this length, and undefined where that of HMAC-SHA256 has it.
 */
export const readHeader = (sent, right) => {
  const causes = [];
  const add = (code, text) => causes.push({ code, text });
  const none = (code, text) => ({ claimed: null, causes: [...causes, { code, text }] });
  const given = sent.replace(headerName, '');
  let value = given.replace(/\s/g, '');
  if (value !== given) add('form.white-space', 'There is white space in the signature, or around it.');
  const bare = value.replace(/^["']+|["']+$/g, '');
  if (bare !== value) {
    value = bare;
    if (causes.length === 0) add('form.white-space', 'There are quotation marks around the signature.');
  }
  if (value === '' || value.toLowerCase() === prefixWanted) {
    causes.length = 0;
    return none('form.empty', `The signature is empty: there is no digest in it, as where a variable is not set. ${wanted}.`);
  }
  const isBeginning = text => text.length < digits && right.startsWith(text.toLowerCase());
  const prefix = isBeginning(value) ? '' : prefixOf(value);
  const rest = value.slice(prefix.length), made = digestOf(rest);
  if (prefix === '') {
    if (made || isBeginning(rest)) add('form.no-prefix', 'The signature must begin with sha256= and does not.');
  } else if (prefix !== prefixWanted) {
    if (prefix.toLowerCase() === prefixWanted) add('form.prefix-case', 'The prefix must be sha256= in lower case.');
    else add('form.other-prefix', 'The prefix must be sha256= to the letter, and is another.');
  }
  // Before it is read: 40 digits of the right one would do for a SHA-1.
  const room = value.length === digits ? ' With sha256= the value has 71 characters: a column or variable of 64 is too short for it.' : '';
  if (isBeginning(rest)) return none('form.cut-off', `The signature is cut off: of the 64 hex digits only the first ${rest.length} are there, and those are right.${room}`);
  if (prefixWanted.startsWith(value.toLowerCase())) return none('form.cut-off', `The signature is cut off: it ends before its digits. ${wanted}.`);
  const unreadable = `There is no digest in the signature. ${wanted}, and this has ${rest.length} ${isHex(rest) ? 'hex digits' : 'characters in their place, some of them no hex digits'}.`;
  if (!made) return none('form.unreadable', unreadable);
  const otherwise = made.digest.length * 2 === digits ? undefined : [...causes, made.cause ? { code: 'form.unreadable', text: unreadable }
    : { code: 'form.length', text: `The signature has ${rest.length} hex digits, and must have 64: it is another algorithm's, or not as it was made.` }];
  if (made.cause) causes.push(made.cause);
  return { claimed: made.digest, causes, otherwise };
};

const isHex = text => /^[0-9a-f]*$/i.test(text);

// Up to the first mark that may end one, where what is there is no digest as it is.
const prefixOf = value => {
  if (/^sha256=/i.test(value)) return value.slice(0, prefixWanted.length);
  const end = value.search(/[=:]/);
  return end > 0 && end < value.length - 1 && !digestOf(value) ? value.slice(0, end + 1) : '';
};

// The digest that a text stands for, and what is wrong with how it is written; null where it stands for none.
const digestOf = text => {
  const ofHexText = ofHex(text);
  if (ofHexText && lengths.includes(ofHexText.length)) return { digest: ofHexText };
  if (isHex(text)) return null; // nobody's base64 has hex digits alone: it is a hex digest that lacks some
  const ofBase64Text = ofBase64(text);
  const twice = ofBase64Text && lengths.includes(ofBase64Text.length / 2) ? ofHex(String.fromCharCode(...ofBase64Text)) : null;
  if (twice) return { digest: twice, cause: { code: 'form.base64-of-hex', text: 'The hex digits are written in base64 once more. Send the digits themselves.' } };
  if (ofBase64Text && lengths.includes(ofBase64Text.length)) {
    return { digest: ofBase64Text, cause: { code: 'form.base64', text: 'The digest is written in base64. It must be hex: 64 digits.' } };
  }
  return null;
};
