// Fills the visitor's own values into the example code. They stay in this page.
import { byId, element } from './elements.js';

const defaults = new Map([...document.querySelectorAll('[data-value]')].map(place => [place, place.textContent]));
const languages = [...document.querySelectorAll('input[name="language"]')];

// An address without anything that would mean something in one of the languages.
const addressOf = text => {
  try {
    const url = new URL(text);
    const path = url.pathname.replace(/\/+$/, '');
    return /^https?:$/.test(url.protocol) && !url.username && !url.search && !url.hash && /^[A-Za-z0-9/._~-]*$/.test(path) ? url.origin + path : null;
  } catch {
    return null;
  }
};

const ehrOf = text => /^[A-Za-z0-9._~-]+$/.test(text) ? text : null;

const read = (id, parse) => {
  const input = byId(id), value = parse(input.value.trim());
  byId(`${id}-error`).hidden = value !== null;
  if (value === null) input.setAttribute('aria-invalid', 'true'); else input.removeAttribute('aria-invalid');
  return value;
};

const quoted = text => /^[A-Za-z0-9/._-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;

const fill = () => {
  const values = { INSIGHT_URL: read('url', addressOf), INSIGHT_EHR: read('ehr', ehrOf) };
  const files = [['INSIGHT_API_KEY', byId('api-key-file').value.trim()], ['INSIGHT_SIGNING_KEY', byId('signing-key-file').value.trim()]];
  for (const [place, text] of defaults) place.textContent = values[place.dataset.value] ?? text;
  for (const place of document.querySelectorAll('[data-run]')) {
    const lines = files.filter(([, file]) => file).map(([name, file]) => element('span', {}, `${name}="$(cat `, element('span', { class: 'own' }, quoted(file)), `)" \\\n`));
    place.replaceChildren(...lines, place.dataset.run);
  }
};

const choose = () => {
  const language = languages.find(each => each.checked).value;
  for (const example of document.querySelectorAll('.example')) example.hidden = example.dataset.language !== language;
};

const copy = async button => {
  const code = byId(button.dataset.copies);
  let isCopied = true;
  try {
    await navigator.clipboard.writeText(code.textContent);
  } catch {
    // Not on a page without https: the old way, by what is selected.
    getSelection().selectAllChildren(code);
    isCopied = document.execCommand('copy');
  }
  byId('state').textContent = isCopied ? 'Copied.' : 'It is selected: copy it with the keyboard.';
  button.classList.toggle('done', isCopied);
  setTimeout(() => button.classList.remove('done'), 2000);
};

if (/^https?:$/.test(location.protocol)) byId('url').value = location.origin;
for (const id of ['url', 'ehr', 'api-key-file', 'signing-key-file']) byId(id).addEventListener('input', fill);
for (const language of languages) language.addEventListener('change', choose);
for (const button of document.querySelectorAll('.copy')) {
  button.hidden = false;
  button.addEventListener('click', () => copy(button));
}
fill();
choose();
