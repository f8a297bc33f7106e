// The signature helper. Body and key stay in this page: there is no request in this module, nor in those that it imports.
import { byId, count, element } from './elements.js';
import { ChosenFile } from './chosen-file.js';
import { canCompute, hex, hmac } from './hmac.js';
import { explain } from './signature-causes.js';

const state = byId('state'), result = byId('result'), compute = byId('compute'), key = byId('key'), sent = byId('sent'), others = byId('others');
const tell = (message, isError = false) => { state.textContent = message; state.classList.toggle('bad', isError); };
const chosen = new ChosenFile((message, file) => tell(message, !file));

let running = null; // what stops the computation under way

const stop = () => {
  running?.abort();
  running = null;
};

// Computing anew stops what is under way.
const run = async () => {
  stop();
  result.hidden = true;
  if (key.value === '') {
    tell('The signing key is missing.', true);
    key.focus();
    return;
  }
  const { signal } = running = new AbortController();
  const isReady = await chosen.ready; // a file may have been chosen a moment ago
  if (signal.aborted || !isReady) return;
  tell(sent.value === '' ? 'Computing…' : 'Computing… Of a large body this may take half a minute; Clear stops it.');
  try {
    const body = chosen.bytes, keyText = key.value;
    const verdict = sent.value === ''
      ? { header: `sha256=${hex(await hmac('SHA-256', new TextEncoder().encode(keyText), body))}` }
      : await explain({ body, key: keyText, sent: sent.value, otherKeys: others.value.split('\n').filter(line => line.trim() !== ''), signal });
    if (!signal.aborted) show(body, verdict.header, verdict.causes && verdict);
  } catch {
    if (!signal.aborted) tell('The browser could not compute it.', true);
  }
};

const show = (body, header, verdict) => {
  byId('header').textContent = `X-Webhook-Signature: ${header}`;
  byId('facts').textContent = `Of ${count(body.length)} bytes, ${chosen.isFile ? 'as they are in the file' : 'as they were typed or pasted, in UTF-8 and with LF at line ends'}; the key has ${count(new TextEncoder().encode(key.value).length)} bytes.`;
  byId('verdict').hidden = !verdict;
  if (verdict) {
    const isExplained = verdict.causes[0]?.code !== 'unexplained';
    byId('verdict').className = verdict.matches ? 'good' : 'bad';
    byId('verdict-title').textContent = verdict.matches ? 'What you sent is the same: it matches' : isExplained ? 'What you sent does not match, and this is why' : 'What you sent does not match';
    byId('causes').replaceChildren(...verdict.causes.map(cause => element('li', { class: 'cause' }, cause.text)));
    for (const [index, cause] of verdict.causes.entries()) byId('causes').children[index].dataset.code = cause.code;
  }
  result.hidden = false;
  tell(verdict ? `Computed. ${byId('verdict-title').textContent}.` : 'Computed.');
  byId('result-title').focus();
};

byId('show').addEventListener('change', event => { key.type = event.target.checked ? 'text' : 'password'; });
byId('clear').addEventListener('click', () => {
  stop();
  chosen.text = key.value = sent.value = others.value = '';
  result.hidden = true;
  tell('');
  byId('payload').focus();
});
compute.addEventListener('click', run);
for (const input of [key, sent]) input.addEventListener('keydown', event => { if (event.key === 'Enter') run(); });

if (!canCompute()) {
  compute.disabled = true;
  byId('insecure').hidden = false;
  byId('insecure').textContent = `Nothing can be computed here: browsers do that only on pages that came over https, or from this machine (http://localhost). This one came from ${location.origin}. Open it by https.`;
}
