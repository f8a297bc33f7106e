// A payload, pasted or from a file, which may be dropped on the form. A file's bytes stay as they are.
import { byId, count } from './elements.js';

export class ChosenFile {
  #bytes = null;
  #latest = null; // the file that is being read
  #settle = null; // ends the wait for it
  #text = byId('payload');
  #input = byId('file');

  /** Whether what is chosen can be had: where a file is still being read, once it is; false where it could not be, or was taken away. */
  ready = Promise.resolve(true);

  /** @param {(message: string, file?: File) => void} tell is told what happened: which file was chosen, or, without one, that it could not be read. */
  constructor(tell) {
    this.tell = tell;
    const form = byId('form');
    this.#input.addEventListener('change', () => { if (this.#input.files.length > 0) this.#choose(this.#input.files[0]); });
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
    this.#end(false);
    this.#input.value = '';
    byId('chosen').hidden = true;
    this.#text.hidden = false;
  }

  #choose(file) {
    // Whoever waits for a file that was chosen before waits for this one.
    if (!this.#settle) this.ready = new Promise(resolve => { this.#settle = resolve; });
    this.#latest = file;
    this.#read(file);
  }

  async #read(file) {
    const bytes = await file.arrayBuffer().then(buffer => new Uint8Array(buffer), () => null);
    if (this.#latest !== file) return; // another one was chosen meanwhile, or none
    if (bytes) {
      this.#bytes = bytes;
      byId('chosen-name').textContent = `${file.name}, ${count(file.size)} bytes`;
      byId('chosen').hidden = false;
      this.#text.hidden = true;
      this.tell(`${file.name} is chosen.`, file);
    } else {
      this.#input.value = '';
      this.tell('The file could not be read.');
    }
    this.#end(Boolean(bytes));
  }

  #end(isRead) {
    this.#settle?.(isRead);
    this.#latest = this.#settle = null;
    this.ready = Promise.resolve(true);
  }
}
