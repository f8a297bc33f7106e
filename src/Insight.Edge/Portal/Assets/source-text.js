// A payload by its lines. Only what is shown is decoded, so that it may be as large as it likes.

const lineFeed = 0x0a, carriageReturn = 0x0d;

export class SourceText {
  #bytes;
  #starts;
  #decoder = new TextDecoder('utf-8', { ignoreBOM: true });

  constructor(bytes) {
    this.#bytes = bytes;
    const starts = [0];
    for (let at = bytes.indexOf(lineFeed); at >= 0; at = bytes.indexOf(lineFeed, at + 1)) starts.push(at + 1);
    if (starts.length > 1 && starts.at(-1) === bytes.length) starts.pop(); // a line feed ends the last line
    this.#starts = starts;
  }

  get lineCount() { return this.#starts.length; }

  /** Where a line begins and ends, as offsets of bytes, without its line end. */
  rangeOf(line) {
    const start = this.#starts[line - 1];
    let end = line < this.#starts.length ? this.#starts[line] - 1 : this.#bytes.length;
    if (line === this.#starts.length && end > start && this.#bytes[end - 1] === lineFeed) end--;
    if (end > start && this.#bytes[end - 1] === carriageReturn) end--;
    return { start, end };
  }

  /** What stands between two offsets. */
  text(start, end) { return this.#decoder.decode(this.#bytes.subarray(start, end)); }

  /** The next offset, from one on, at which a character begins. */
  boundary(offset) {
    let at = Math.max(0, Math.min(offset, this.#bytes.length));
    while (at < this.#bytes.length && (this.#bytes[at] & 0xc0) === 0x80) at++;
    return at;
  }
}
