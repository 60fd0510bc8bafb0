const ANSI = /\x1b(\[[\d;?]*[A-Za-z]|c)/g

/** What Japa says at its very end: "Tests  2 failed, 11 passed (13)". Nothing is undefined when it did not get there. */
export function countsIn(output) {
  const text = output.replace(ANSI, '')
  if (/^\s*NO TESTS EXECUTED\s*$/m.test(text)) return { passed: 0, failed: 0, skipped: 0 }

  const closing = [...text.matchAll(/^\s*Tests\s+(.*)\(\d+\)\s*$/gm)].at(-1)
  if (!closing) return undefined
  const number = (word) => Number(new RegExp(`(\\d+) ${word}\\b`).exec(closing[1])?.[1] ?? 0)
  return {
    passed: number('passed') + number('regression'),
    failed: number('failed'),
    skipped: number('skipped') + number('todo'),
  }
}

/** The titles of the tests that failed, as Japa marks them; with the first line of the reason once it has told that. */
function failuresIn(output) {
  const text = output.replace(ANSI, '')
  const titles = [...text.matchAll(/^\s*[✖×] (.+)$/gm)].map(([, title]) => title)
  const reasons = text.split(/^\s*ERRORS\s*$/m)[1]?.matchAll(/^❯ (.+)$(?:\n(?!❯ ).*)*?\nℹ (.+)$/gm) ?? []
  const told = [...reasons].map(([, title, reason]) => `${title}: ${reason}`)
  return told.length < titles.length ? titles : told
}

/** The first line of each error that nobody caught: it belongs to no test, and Japa shows it last of all. */
function unhandledIn(output) {
  const [, ...sections] = output.replace(ANSI, '').split(/^[─ ]*\[?Unhandled (?:Error|Rejection)s?\]?[─ ]*$/m)
  const lines = [...sections.join('').matchAll(/^(?:ℹ|Error:) +(.+)$/gm)].map(([, line]) => `unhandled: ${line}`)
  return [...new Set(lines)]
}

/** A run that ended badly without a failed test to show for it (a crash, a time limit) counts as one failure. */
export function verdictOf(output, { code, overtime }) {
  const found = countsIn(output)
  const unfinished = found === undefined
  const counts = found ?? { passed: 0, failed: 0, skipped: 0 }
  const bad = code !== 0 || overtime || unfinished
  const failures = [...failuresIn(output), ...unhandledIn(output)]
  return { ...counts, failed: counts.failed || (bad ? 1 : 0), failures, unfinished, overtime }
}

export function total(verdicts) {
  const sum = (word) => verdicts.reduce((all, verdict) => all + verdict[word], 0)
  const skipped = sum('skipped')
  return `${sum('passed')} passed, ${sum('failed')} failed${skipped ? `, ${skipped} skipped` : ''}`
}
