import { createHash } from 'node:crypto'

const WORDS = 5
const BYTES = 6
const RANGE = 2 ** (BYTES * 8)

/**
 * Chance that anybody can work out again: word n of a seed is six bytes of SHA-256("<seed>:<n / 5>"), from byte
 * 6 · (n mod 5) on, as a whole number.
 */
export class DrawStream {
  #block = -1
  #bytes = Buffer.alloc(0)

  constructor(
    readonly seed: string,
    /** The next word. Who goes on later begins here. */
    public position = 0
  ) {}

  /** A whole number from 0 up to, not including, `most`, each as likely as the others. */
  below(most: number): number {
    const fair = RANGE - (RANGE % most)
    for (;;) {
      const word = this.#word()
      if (word < fair) return word % most
    }
  }

  #word() {
    const block = Math.floor(this.position / WORDS)
    if (block !== this.#block) {
      this.#bytes = createHash('sha256').update(`${this.seed}:${block}`).digest()
      this.#block = block
    }
    return this.#bytes.readUIntBE((this.position++ % WORDS) * BYTES, BYTES)
  }
}
