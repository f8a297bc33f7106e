/** A client's token bucket and its requests in flight. */
export class Limiter {
  #tokens;
  #last = performance.now();
  #inFlight = 0;

  constructor({ permitsPerSecond, burst, maxConcurrent }) {
    this.rate = permitsPerSecond;
    this.burst = burst;
    this.maxConcurrent = maxConcurrent;
    this.policy = `"default";q=${burst};w=${Math.ceil(burst / permitsPerSecond)}`;
    this.#tokens = burst;
  }

  /** Takes a permit; retryAfter is 0 where there is one, else in seconds. */
  take() {
    const now = performance.now();
    this.#tokens = Math.min(this.burst, this.#tokens + ((now - this.#last) / 1000) * this.rate);
    this.#last = now;
    if (this.#tokens < 1 || this.#inFlight >= this.maxConcurrent) {
      return { text: this.#text(), retryAfter: Math.max(1, Math.ceil((1 - this.#tokens) / this.rate)) };
    }
    this.#tokens--;
    this.#inFlight++;
    return { text: this.#text(), retryAfter: 0 };
  }

  /** Ends a request that took one. */
  release() {
    this.#inFlight--;
  }

  #text() {
    return `"default";r=${Math.floor(this.#tokens)};t=${Math.max(1, Math.ceil((this.burst - this.#tokens) / this.rate))}`;
  }
}
