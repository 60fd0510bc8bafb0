const ANSI = /\x1b(\[[\d;?]*[A-Za-z]|c)/g
const SECONDS = { ms: 0.001, s: 1, m: 60, h: 3600 }

/** How long each file of a run takes, from what Japa says as it goes: "unit / The clock (tests/a.spec.ts)", "✔ ticks (12ms)". */
export class FileTimes {
  #seconds = new Map()
  #file
  #unfinished = ''

  hear(text) {
    const lines = (this.#unfinished + text).replace(ANSI, '').split('\n')
    this.#unfinished = lines.pop()
    for (const line of lines) this.#hearLine(line)
  }

  #hearLine(line) {
    this.#file = /^\w+ \/ .*\((tests\/[^()]+)\)$/.exec(line)?.[1] ?? this.#file
    const [, number, unit] = /^\s+[✔✖×] .*\(([\d.]+)(ms|s|m|h)\)\s*$/.exec(line) ?? []
    if (!unit || !this.#file) return
    this.#seconds.set(this.#file, (this.#seconds.get(this.#file) ?? 0) + number * SECONDS[unit])
  }

  entries() {
    return [...this.#seconds].map(([file, seconds]) => ({ file, seconds }))
  }
}

/** The files to look at first when a run takes too long. */
export function slowestOf(verdicts, count = 10) {
  const all = verdicts.flatMap(({ title, times }) => times.map((time) => ({ ...time, title })))
  return all.sort((one, other) => other.seconds - one.seconds).slice(0, count)
}
