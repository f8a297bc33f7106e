// Compares digests with the one that was sent: no more of them than it may, with pauses for the page, and until it is stopped.
import { digest, hmac, joined, same } from './hmac.js';

const sizes = { 'SHA-1': 20, 'SHA-256': 32, 'SHA-384': 48, 'SHA-512': 64 }; // bytes
const turn = 30; // milliseconds without a pause

/** It has done all that it may. */
export class Exhausted extends Error {}

export class SignatureSearch {
  #claimed;
  #left;
  #signal;
  #began = performance.now();

  /** What is being tried, for who is told that it was not tried to the end. */
  stage = '';

  /**
   * @param {Uint8Array} claimed the digest that was sent.
   * @param {number} most how many bytes may be hashed.
   * @param {AbortSignal} [signal] stops it.
   */
  constructor(claimed, most, signal) {
    this.#claimed = claimed;
    this.#left = most;
    this.#signal = signal;
  }

  /** Whether an HMAC is what was sent. */
  async isHmac(hash, key, bytes) {
    if (sizes[hash] !== this.#claimed.length) return false;
    await this.spend(key.length + bytes.length);
    return same(await hmac(hash, key, bytes), this.#claimed);
  }

  /** Whether the SHA-256 of some bytes, one behind the other, is. */
  async isHash(...parts) {
    if (sizes['SHA-256'] !== this.#claimed.length) return false;
    await this.spend(parts.reduce((length, part) => length + part.length, 0));
    return same(await digest('SHA-256', joined(...parts)), this.#claimed);
  }

  /**
   * Takes something from what it may do, and pauses where it is time.
   * @throws {Exhausted} there is not so much left.
   */
  async spend(bytes) {
    if (bytes > this.#left) throw new Exhausted();
    this.#left -= bytes;
    await this.pause();
  }

  /** Lets the page go on where it is time. */
  async pause() {
    this.#signal?.throwIfAborted();
    if (performance.now() - this.#began < turn) return;
    await new Promise(resolve => setTimeout(resolve));
    this.#began = performance.now();
    this.#signal?.throwIfAborted();
  }
}
