// A payload, pasted or from a file, which may be dropped on the form. A file's bytes stay as they are.
import { byId, count } from './elements.js';

export class ChosenFile {
  #bytes = null;
  #text = byId('payload');
  #input = byId('file');

  /** @param {(message: string, file?: File) => void} tell is told what happened, and to which file where it was chosen. */
  constructor(tell) {
    this.tell = tell;
    const form = byId('form');
    this.#input.addEventListener('change', () => this.#choose(this.#input.files[0]));
    byId('unchoose').addEventListener('click', () => { this.remove(); this.#text.focus(); });
    form.addEventListener('dragover', event => {
      if (!event.dataTransfer.types.includes('Files')) return;
      event.preventDefault();
      form.classList.add('dropping');
    });
    form.addEventListener('dragleave', event => { if (!form.contains(event.relatedTarget)) form.classList.remove('dropping'); });
    form.addEventListener('drop', event => {
      form.classList.remove('dropping');
      if (event.dataTransfer.files.length === 0) return;
      event.preventDefault();
      this.#choose(event.dataTransfer.files[0]);
    });
  }

  /** Whether it is from a file. */
  get isFile() { return this.#bytes !== null; }

  /** Its bytes. */
  get bytes() { return this.#bytes ?? new TextEncoder().encode(this.#text.value); }

  /** Puts a text in its place. */
  set text(value) { this.remove(); this.#text.value = value; }

  /** Takes the file away, and shows the text again. */
  remove() {
    this.#bytes = null;
    this.#input.value = '';
    byId('chosen').hidden = true;
    this.#text.hidden = false;
  }

  async #choose(file) {
    if (!file) return;
    try {
      this.#bytes = new Uint8Array(await file.arrayBuffer());
    } catch {
      this.tell('The file could not be read.');
      return;
    }
    byId('chosen-name').textContent = `${file.name}, ${count(file.size)} bytes`;
    byId('chosen').hidden = false;
    this.#text.hidden = true;
    this.tell(`${file.name} is chosen.`, file);
  }
}
