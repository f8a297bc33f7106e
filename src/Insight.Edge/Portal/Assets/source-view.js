// Shows a payload around its issues: each line that has any, marked, with the issues beneath it, and some lines about it. What lies between can be
// opened. Of a long line, as in JSON without line ends, there is an excerpt for each issue.
import { breakable, count, element, visible } from './elements.js';

const around = 2;         // lines before and behind one with an issue
const opened = 200;       // lines that are opened at once
const first = 40;         // lines that are shown of a payload without an issue
const longLine = 320;     // bytes
const excerpt = 120;      // bytes on each side of what an excerpt is of
const longestMark = 160;  // bytes

export class SourceView {
  #box; #source; #issues;

  /**
   * @param {HTMLElement} box takes the view.
   * @param {import('./source-text.js').SourceText} source the payload.
   * @param issues those to show, each with its number.
   */
  constructor(box, source, issues) {
    this.#box = box;
    this.#source = source;
    this.#issues = Map.groupBy(issues, issue => Math.min(issue.line, source.lineCount));
    this.#render();
  }

  #render() {
    const total = this.#source.lineCount;
    const blocks = [];
    for (const line of this.#issues.size ? [...this.#issues.keys()].sort((a, b) => a - b) : [1]) {
      const [from, to] = this.#issues.size ? [Math.max(1, line - around), Math.min(total, line + around)] : [1, Math.min(total, first)];
      if (blocks.length && from <= blocks.at(-1).to + 1) blocks.at(-1).to = to;
      else blocks.push({ from, to });
    }
    const shown = document.createDocumentFragment();
    let next = 1;
    for (const { from, to } of blocks) {
      this.#addGap(shown, next, from - 1);
      for (let line = from; line <= to; line++) this.#addLine(shown, line);
      next = to + 1;
    }
    this.#addGap(shown, next, total);
    this.#box.replaceChildren(shown);
  }

  #addGap(parent, from, to) {
    const lines = to - from + 1;
    if (lines <= 0) return;
    if (lines <= around) {
      for (let line = from; line <= to; line++) this.#addLine(parent, line);
      return;
    }
    const last = Math.min(to, from + opened - 1);
    const name = last < to ? `Show lines ${count(from)} to ${count(last)} of ${count(lines)} without a shown issue` : `Show lines ${count(from)} to ${count(to)}`;
    const button = element('button', { type: 'button', class: 'gap' }, name);
    button.addEventListener('click', () => {
      const lines = document.createDocumentFragment();
      for (let line = from; line <= last; line++) this.#addLine(lines, line);
      const firstLine = lines.firstElementChild;
      this.#addGap(lines, last + 1, to);
      button.replaceWith(lines);
      firstLine.tabIndex = -1;
      firstLine.focus({ preventScroll: true });
    });
    parent.append(button);
  }

  #addLine(parent, line) {
    const { start, end } = this.#source.rangeOf(line);
    const issues = this.#issues.get(line) ?? [];
    if (end - start <= longLine) {
      this.#addText(parent, line, start, end, start, end, issues);
      return;
    }
    if (issues.length === 0) {
      this.#addText(parent, line, start, this.#source.boundary(start + excerpt), start, end, []);
      return;
    }
    for (const issue of issues) {
      const from = this.#source.boundary(Math.max(start, issue.offset - excerpt));
      const to = this.#source.boundary(Math.min(end, issue.offset + markLength(issue) + excerpt));
      this.#addText(parent, line, from, Math.min(end, to), start, end, [issue]);
    }
  }

  // One row: a line, or a piece of one, and what is wrong in it.
  #addText(parent, line, from, to, start, end, issues) {
    const code = element('code');
    if (from > start) code.append(cut());
    let at = from;
    for (const { offset, until } of this.#marks(issues, from, to)) {
      if (offset > at) code.append(...visible(this.#source.text(at, offset)));
      code.append(element('mark', {}, ...visible(this.#source.text(offset, until))));
      at = until;
    }
    code.append(...visible(this.#source.text(at, to)));
    if (to < end) code.append(cut());
    parent.append(element('div', { class: issues.length ? 'line wrong' : 'line' }, element('span', { class: 'number' }, element('span', { class: 'unseen' }, 'Line '), count(line)), code));
    for (const issue of issues) parent.append(note(issue));
  }

  // What is wrong between two offsets, in order; what touches is one.
  #marks(issues, from, to) {
    const joined = [];
    for (const { offset, length } of issues.map(issue => ({ offset: issue.offset, length: markLength(issue) })).sort((a, b) => a.offset - b.offset)) {
      const until = Math.min(to, this.#source.boundary(offset + length));
      if (until <= Math.max(from, offset)) continue;
      const last = joined.at(-1);
      if (last && offset <= last.until) last.until = Math.max(last.until, until);
      else joined.push({ offset: Math.max(from, offset), until });
    }
    return joined;
  }
}

const cut = () => element('span', { class: 'cut' }, '…');

const note = issue => element(
  'p', { class: 'issue', id: `issue-${issue.number}`, tabIndex: -1 },
  element('strong', {}, ...breakable(issue.text)), ' ',
  ...(issue.hint ? [element('span', { class: 'hint' }, issue.hint), ' '] : []),
  element('span', { class: 'where' }, `Line ${count(issue.line)}, column ${count(issue.column)}: ${issue.rule.replaceAll('_', ' ')}`, ...(issue.pointer ? [' at ', element('code', {}, ...visible(issue.pointer))] : [])));

// Of an object that something is missing from, its beginning is enough.
const markLength = issue => issue.length > longestMark ? 1 : Math.max(1, issue.length);
