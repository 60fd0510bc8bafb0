import { redisIsMissing } from './redis_server.js'

/** What the system is tried on. A run of all tests comes here once for each set of parts (bin/run_tests.mjs). */

export const runsOn = (set: 'sqlite' | 'server') => (process.env.TEST_SET ?? set) === set

export type Queue = 'embedded' | 'redis'

const queues = [
  { queue: 'embedded', set: 'sqlite', missing: false },
  { queue: 'redis', set: 'server', missing: redisIsMissing },
] as const

/** The queues of this run, each tried on its own set, with the reason why one cannot be. */
export const queuesHere = queues.filter(({ set }) => runsOn(set))

/** Everything embedded, or MariaDB and Redis, and why that cannot be. */
export const onServers = !runsOn('sqlite')
export const parts = onServers ? 'MariaDB and Redis' : 'embedded'
export const partsMissing = onServers && redisIsMissing

/** The database of this run, empty but for its tables: for what has to be seen on MariaDB with processes of its own. */
export function serverDatabase(): Record<string, string> {
  const names = ['DB_CONNECTION', 'DB_HOST', 'DB_PORT', 'DB_USER', 'DB_PASSWORD', 'DB_DATABASE']
  return Object.fromEntries(names.map((name) => [name, process.env[name] ?? '']))
}
