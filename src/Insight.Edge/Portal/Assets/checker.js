// The payload checker: sends what is to be checked to the edge that this page came from, and shows what it says.
import { breakable, byId, count, element, visible } from './elements.js';
import { ChosenFile } from './chosen-file.js';
import { isLines } from './ndjson.js';
import { SourceText } from './source-text.js';
import { SourceView } from './source-view.js';

const issuesOfPage = 100;
const shownAnswer = 4000; // characters
const linesFile = /\.(ndjson|jsonl)$/i;
const maxBytes = Number(byId('form').dataset.maxBytes);
const state = byId('state'), result = byId('result'), contract = byId('contract'), check = byId('check'), list = byId('list');
const linesNote = 'This looks like NDJSON, one payload a line. This page checks a single payload; the program takes NDJSON: insight-contract check FILE.';
const tell = (message, { isError = false, hasLines = false } = {}) => {
  state.textContent = hasLines ? `${message} ${linesNote}` : message;
  state.classList.toggle('bad', isError);
  state.classList.toggle('notice', hasLines);
};
const fail = message => tell(message, { isError: true });
const chosen = new ChosenFile((message, file) => {
  mark(false);
  tell(message, { isError: !file, hasLines: Boolean(file) && linesFile.test(file.name) });
});
let running = null; // what stops the check under way
let found = null; // what is shown: the issues, the payload, the page of issues and the issue that was gone to

// What the edge says where it does not check, in its own words.
const refusal = async answer => {
  const text = (await answer.json().catch(() => null))?.message ?? `The edge answered ${answer.status}.`;
  return answer.status === 429 ? `Not checked. ${text}` : text;
};

// That there is nothing to check is said beside the field.
const mark = isEmpty => {
  const payload = byId('payload');
  byId('payload-error').hidden = !isEmpty;
  payload.setAttribute('aria-invalid', String(isEmpty));
  payload.setAttribute('aria-describedby', isEmpty ? 'payload-error payload-note' : 'payload-note');
};

const run = async () => {
  if (running) return;
  const { signal } = running = new AbortController();
  result.hidden = true;
  found = null;
  const isReady = await chosen.ready; // a file may have been chosen a moment ago
  if (signal.aborted) return;
  const bytes = isReady ? toSend() : null;
  const prediction = bytes && await ask(bytes, signal);
  if (signal.aborted) return;
  stop();
  if (!prediction) return;
  try {
    show(prediction, bytes);
  } catch (error) {
    fail('The edge answered, and this page could not show it.');
    throw error;
  }
};

// The payload; null, and told, where there is nothing to send.
const toSend = () => {
  const { bytes } = chosen, isEmpty = !chosen.isFile && byId('payload').value.trim() === '';
  mark(isEmpty);
  if (isEmpty) {
    tell('');
    byId('payload').focus();
    return null;
  }
  if (bytes.length > maxBytes) {
    fail(`Request body exceeds the limit of ${maxBytes} bytes. This one has ${count(bytes.length)}; a webhook would answer 413.`);
    return null;
  }
  return bytes;
};

// What the edge says of a payload; null, and told, where it says nothing of it.
const ask = async (bytes, signal) => {
  tell('Checking…');
  check.disabled = true;
  try {
    const query = contract.value ? `?contract=${encodeURIComponent(contract.value)}` : '';
    const answer = await fetch(`/docs/check${query}`, {
      method: 'POST', body: bytes, headers: { 'Content-Type': 'application/octet-stream' }, cache: 'no-store', credentials: 'omit', referrerPolicy: 'no-referrer', signal,
    });
    if (answer.ok) return await answer.json();
    const text = await refusal(answer);
    if (!signal.aborted) fail(text);
  } catch {
    if (!signal.aborted) fail('The edge did not answer. Try again.');
  }
  return null;
};

const stop = () => {
  running?.abort();
  running = null;
  check.disabled = false;
};

const show = (prediction, bytes) => {
  const issues = prediction.issues.map((issue, index) => ({ ...issue, number: index + 1 }));
  const total = prediction.issueCount, told = total === 1 ? '1 issue' : `${count(total)} issues`;
  const status = byId('status'), name = contract.querySelector(`option[value="${CSS.escape(prediction.contract)}"]`)?.textContent ?? prediction.contract;
  status.textContent = prediction.status;
  status.className = `status s${Math.floor(prediction.status / 100)}`;
  const choice = {
    caller: `Checked as ${name}`, payload: `Recognised as ${name}`, default: `Checked as ${name}, as nothing in it tells which webhook it is for`,
  }[prediction.chosenBy];
  byId('summary').textContent = `${choice}: ${count(prediction.accepted)} accepted, ${count(prediction.refused)} refused, ${told}.`;
  showAnswer(prediction.answer, prediction.answer.length > shownAnswer);
  // In the order of the lines, which is not always that in which the answer tells them.
  const ordered = issues.toSorted((a, b) => a.offset - b.offset || a.number - b.number);
  found = { issues: ordered, source: new SourceText(bytes), page: 0, at: -1 };
  byId('issues-bar').hidden = byId('list-box').hidden = byId('keys-note').hidden = issues.length === 0;
  byId('found').classList.toggle('clean', issues.length === 0);
  byId('issues-title').textContent = total > issues.length ? `The first ${count(issues.length)} of ${told}` : told;
  showPage(0);
  result.hidden = false;
  tell(`Checked: the answer would be ${prediction.status}, with ${told}.`, { hasLines: isLines(bytes) });
  byId('result-title').focus();
};

const showAnswer = (answer, isCut) => {
  byId('answer').replaceChildren(...visible(isCut ? answer.slice(0, shownAnswer) : answer));
  byId('answer-more').hidden = !isCut;
  byId('answer-whole').onclick = () => { showAnswer(answer, false); byId('answer').focus(); };
};

// Some of the issues, and the payload about them: the rest would only make the page slow.
const showPage = page => {
  const { issues } = found, pages = Math.ceil(issues.length / issuesOfPage);
  found.page = page;
  const shown = issues.slice(page * issuesOfPage, (page + 1) * issuesOfPage);
  list.start = page * issuesOfPage + 1;
  list.replaceChildren(...shown.map(issue => {
    const link = element('a', { href: `#issue-${issue.number}` }, ...breakable(issue.text));
    link.addEventListener('click', event => { event.preventDefault(); goTo(issues.indexOf(issue)); });
    return element('li', {}, link, ' ', element('span', { class: 'where' }, `line ${count(issue.line)}`));
  }));
  new SourceView(byId('source'), found.source, shown);
  byId('pages').hidden = pages <= 1;
  byId('page-previous').disabled = page === 0;
  byId('page-next').disabled = page >= pages - 1;
  showPosition();
};

const showPosition = () => {
  const { issues, at, page } = found, from = page * issuesOfPage + 1, to = Math.min(issues.length, from + issuesOfPage - 1);
  byId('position').textContent = at >= 0 ? `${count(at + 1)} of ${count(issues.length)}` : issues.length > issuesOfPage ? `${count(from)} to ${count(to)} are shown` : '';
  [...list.children].forEach((item, index) => {
    const isHere = page * issuesOfPage + index === at;
    if (isHere) { item.firstChild.setAttribute('aria-current', 'true'); item.scrollIntoView({ block: 'nearest' }); } else item.firstChild.removeAttribute('aria-current');
  });
};

const goTo = index => {
  if (!found || index < 0 || index >= found.issues.length) return;
  const page = Math.floor(index / issuesOfPage);
  if (page !== found.page) showPage(page);
  found.at = index;
  showPosition();
  const note = byId(`issue-${found.issues[index].number}`);
  note.focus({ preventScroll: true });
  note.scrollIntoView({ block: 'center' });
};

const next = () => goTo(found.at < 0 ? found.page * issuesOfPage : found.at + 1);
const previous = () => goTo(found.at < 0 ? found.page * issuesOfPage : found.at - 1);

const clear = () => {
  stop();
  chosen.text = '';
  mark(false);
  result.hidden = true;
  found = null;
  tell('');
  byId('payload').focus();
};

const useSample = async ending => {
  if (running) return;
  const name = contract.value || contract.querySelector('option:not([value=""])').value;
  let text;
  try {
    const answer = await fetch(`/docs/samples/${encodeURIComponent(name)}${ending}`);
    if (!answer.ok) throw new Error();
    text = await answer.text();
  } catch {
    fail('The edge did not answer. Try again.');
    return;
  }
  if (running) return;
  chosen.text = text;
  await run();
};

check.addEventListener('click', run);
byId('clear').addEventListener('click', clear);
byId('sample').addEventListener('click', () => useSample('.json'));
byId('broken').addEventListener('click', () => useSample('.broken.json'));
byId('next').addEventListener('click', next);
byId('previous').addEventListener('click', previous);
byId('page-next').addEventListener('click', () => { showPage(found.page + 1); found.at = -1; showPosition(); list.querySelector('a').focus(); });
byId('page-previous').addEventListener('click', () => { showPage(found.page - 1); found.at = -1; showPosition(); list.querySelector('a').focus(); });
byId('payload').addEventListener('input', () => { mark(false); if (state.classList.contains('notice')) tell(''); });
byId('unchoose').addEventListener('click', () => tell(''));
byId('payload').addEventListener('keydown', event => { if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) run(); });
// Single keys only while the focus is in the result, where nothing is typed.
result.addEventListener('keydown', event => {
  if (!found || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === 'n') next();
  else if (event.key === 'p') previous();
});
