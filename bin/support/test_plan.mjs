import { Refusal } from './words.mjs'

const SUITES = ['unit', 'functional', 'browser', 'pages', 'faults']
/** What does not depend on the database is tried once. */
const ONCE = ['unit', 'pages']
const SETS = ['sqlite', 'server']

export const NAMES = { sqlite: 'SQLite + embedded queue', server: 'MariaDB + Redis' }

/** `unit functional --set sqlite --files cases` → these suites on that set, and the rest is for Japa. */
export function planFrom(args) {
  const rest = [...args]
  const suites = []
  while (SUITES.includes(rest[0])) suites.push(rest.shift())
  const sets = takeSet(rest) ?? SETS

  const wanted = SUITES.filter((suite) => suites.length === 0 || suites.includes(suite))
  const runs = wanted.flatMap((suite) => {
    if (ONCE.includes(suite)) return sets.includes('sqlite') ? [{ suite, set: 'sqlite', title: suite }] : []
    return sets.map((set) => ({ suite, set, title: `${suite} on ${NAMES[set]}` }))
  })
  return { runs, rest }
}

function takeSet(rest) {
  const at = rest.findIndex((word) => /^--set(=|$)/.test(word))
  if (at < 0) return undefined
  const [flag, value] = rest.splice(at, rest[at].includes('=') ? 1 : 2).join('=').split('=')
  if (!SETS.includes(value)) throw new Refusal(`${flag} is one of ${SETS.join(', ')}, not ${value}`)
  return [value]
}

/** What a run cannot do without, beside the project itself. */
export function needsOf({ suite, set }) {
  return [
    ...(set === 'server' ? ['mariadbd', 'redis-server'] : []),
    ...(suite === 'browser' || suite === 'pages' ? ['chromium'] : []),
  ]
}
