// The same JSON, spelt in other ways: what other serialisers would have made of it. Numbers and repeated names stay as they are spelt, which
// JSON.parse would not keep.

const maxDepth = 100;
const token = /[\t\n\r ]*(?:([{}[\],:])|("(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|true|false|null))/y;
const string = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/g;

/** The text of bytes, with its byte order mark. @returns null where they are no UTF-8. */
export const decoded = bytes => {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
};

/** Reads JSON. @returns null where it is none. */
export const read = text => {
  try {
    token.lastIndex = 0;
    const tree = readValue(text, take(text), 0);
    return /^[\t\n\r ]*$/.test(text.slice(token.lastIndex)) ? tree : null;
  } catch {
    return null;
  }
};

const take = text => {
  const found = token.exec(text);
  if (!found) throw new SyntaxError('no JSON');
  return { mark: found[1], string: found[2], word: found[3] };
};

const readValue = (text, next, depth) => {
  if (depth > maxDepth) throw new SyntaxError('too deep');
  if (next.string !== undefined) return { string: next.string };
  if (next.word !== undefined) return { word: next.word };
  if (next.mark === '[') return { items: readList(text, ']', first => readValue(text, first, depth + 1)) };
  if (next.mark === '{') {
    return {
      members: readList(text, '}', first => {
        if (first.string === undefined || take(text).mark !== ':') throw new SyntaxError('no member');
        return { name: first.string, value: readValue(text, take(text), depth + 1) };
      }),
    };
  }
  throw new SyntaxError('no value');
};

const readList = (text, end, readItem) => {
  const items = [];
  let next = take(text);
  if (next.mark === end) return items;
  for (;;) {
    items.push(readItem(next));
    next = take(text);
    if (next.mark === end) return items;
    if (next.mark !== ',') throw new SyntaxError('no comma');
    next = take(text);
  }
};

/** White space between tokens. */
export const spacings = [
  { comma: ',', colon: ':', name: 'without spaces' },
  { comma: ', ', colon: ': ', name: 'with a space behind each comma and colon', by: 'Python' },
  { comma: ',', colon: ': ', name: 'with a space behind each colon' },
  ...[['\n', ''], ['\r\n', ' and CR LF at line ends']].flatMap(([lineEnd, ending]) => [['  ', 'two spaces'], ['    ', 'four spaces'], ['\t', 'tabs']]
    .map(([indent, by]) => ({ comma: ',', colon: ': ', indent, lineEnd, name: `indented by ${by}${ending}` }))),
];

const escaped = (text, characters, isUpper = false) => text.replace(characters, unit => {
  const number = unit.charCodeAt(0).toString(16).padStart(4, '0');
  return `\\u${isUpper ? number.toUpperCase() : number}`;
});

// Of a string's characters, its spelling without any escape that is not needed.
const plain = value => JSON.stringify(value);
const ascii = value => escaped(plain(value), /[\u007f-\uffff]/g);
const slashed = text => text.replaceAll('/', '\\/');
const dotNet = value => `"${escaped(plain(value).slice(1, -1).replaceAll('\\"', '\\u0022'), /[\u007f-\uffff<>&'+`]/g, true)}"`;
const go = value => escaped(plain(value), /[<>&\u2028\u2029]/g);

/** How strings are spelt. */
export const styles = [
  { write: plain, name: 'without escapes that are not needed' },
  { write: ascii, name: 'all but ASCII escaped (\\u00e9)', by: 'Python' },
  { write: value => slashed(plain(value)), name: 'slashes escaped (\\/)' },
  { write: value => slashed(ascii(value)), name: 'all but ASCII and slashes escaped (\\/)', by: 'PHP' },
  { write: dotNet, name: 'all but ASCII escaped in upper case (\\u00E9)', by: '.NET' },
  { write: go, name: '< > & escaped (\\u003c)', by: 'Go' },
];

const respelt = (raw, style) => style ? style(JSON.parse(raw)) : raw;

/** A number as Python writes it: the fewest digits that tell it from others, as JavaScript has them; but in Python's form: 1.0, 1e+16, 1e-05. */
export const pythonNumber = word => {
  if (!/[.eE]/.test(word)) return word === '-0' ? '0' : word;
  const number = Number(word);
  if (!Number.isFinite(number)) return word;
  const [mantissa, power] = Math.abs(number).toExponential().split('e');
  const sign = Object.is(number, -0) || number < 0 ? '-' : '', shown = mantissa.replace('.', ''), exponent = Number(power);
  if (exponent >= 16 || exponent < -4) return `${sign}${mantissa}e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${shown}`;
  return shown.length <= exponent + 1 ? `${sign}${shown.padEnd(exponent + 1, '0')}.0` : `${sign}${shown.slice(0, exponent + 1)}.${shown.slice(exponent + 1)}`;
};

/** How numbers are spelt by who has read them; Python escapes all but ASCII, or nothing. */
export const numberings = [
  { spell: word => String(Number(word)), name: 'with its numbers as JavaScript spells them (1 for 1.0)', styles },
  { spell: pythonNumber, name: 'with its numbers as Python spells them (1.5 for 1.50, 100000.0 for 1E5)', styles: styles.slice(0, 2) },
];

/** JSON with its strings spelt anew, and nothing else. */
export const withStrings = (text, style) => text.replace(string, raw => respelt(raw, style));

/**
 * Writes JSON.
 * @param tree what was read.
 * @param spacing one of spacings.
 * @param style how strings are spelt; without one, strings stay as they are spelt.
 * @param isSorted whether the names of each object are sorted.
 * @param spellNumber how numbers are spelt; without it, they stay as they are spelt.
 */
export const write = (tree, { spacing, style, isSorted = false, spellNumber }) => {
  const writeValue = (value, depth) => {
    if (value.string !== undefined) return respelt(value.string, style);
    if (value.word !== undefined) return spellNumber && /[0-9]/.test(value.word) ? spellNumber(value.word) : value.word;
    if (value.items) return writeList('[', ']', value.items.map(item => writeValue(item, depth + 1)), depth);
    const members = value.members.map(({ name, value: inner }) => ({ name: JSON.parse(name), text: `${respelt(name, style)}${spacing.colon}${writeValue(inner, depth + 1)}` }));
    if (isSorted) members.sort((a, b) => a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
    return writeList('{', '}', members.map(member => member.text), depth);
  };
  const writeList = (begin, end, items, depth) => {
    if (items.length === 0) return begin + end;
    if (spacing.indent === undefined) return begin + items.join(spacing.comma) + end;
    const line = spacing.lineEnd + spacing.indent.repeat(depth + 1);
    return begin + line + items.join(spacing.comma + line) + spacing.lineEnd + spacing.indent.repeat(depth) + end;
  };
  return writeValue(tree, 0);
};
