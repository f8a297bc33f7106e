// Makes elements. Whatever stands in them is text: nothing on these pages is ever read as HTML.

export const byId = id => document.getElementById(id);

/** An element with properties of its own and children: elements or texts. */
export const element = (name, properties = {}, ...children) => {
  const made = document.createElement(name);
  for (const [property, value] of Object.entries(properties)) {
    if (property === 'class') made.className = value;
    else if (property in made) made[property] = value;
    else made.setAttribute(property, value);
  }
  made.append(...children);
  return made;
};

export const count = number => number.toLocaleString('en');

/** An issue's text, which may be broken between the names in it. */
export const breakable = text => text.split(/(?<=[.\]])(?=[a-z])/).flatMap((piece, index) => index ? [element('wbr'), ...visible(piece)] : visible(piece));

/** Characters that are not seen, or that move what stands beside them: controls, marks of direction, separators of lines. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;

/** A text for a line of code: what would not be seen, or would change how the rest is seen, is shown by its number. */
export const visible = text => {
  const pieces = [];
  let plain = '';
  for (const character of text) {
    if (character === '\t' || !unseen.test(character)) { plain += character; continue; }
    if (plain) pieces.push(plain);
    plain = '';
    const number = character.codePointAt(0).toString(16).toUpperCase().padStart(4, '0');
    pieces.push(element('span', { class: 'odd' }, `U+${number}`));
  }
  if (plain) pieces.push(plain);
  return pieces;
};
