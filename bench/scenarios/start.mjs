import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { builtAce } from '../../bin/support/application.mjs'
import { startLimit, startWeb, startWorker } from '../application.mjs'
import { memoryOf } from '../machine.mjs'
import { median } from '../numbers.mjs'

/** From nothing to the first page, and the memory of programs at rest. */
export default {
  key: 'S7',
  title: 'start: seconds to the first page, and memory at rest',
  async measure({ env, store, rounds }) {
    /** What the scenarios before have promised: a worker that carries it is not at rest. */
    await store.rows('update outbox set done_at = created_at where done_at is null')
    const [bare, web] = [[], []]
    for (let round = 0; round < Math.max(rounds, 3); round++) {
      bare.push(await started(startLimit, env))
      web.push(await started(startWeb, env))
    }
    const middle = (all, name) => median(all.map((one) => one[name]))
    const worker = env.QUEUE_BACKEND === 'redis' ? await started(startWorker, env) : undefined
    const embedded = await started(startWeb, await emptyInstallation(env))
    const memory = (name, value, most, limit) => ({ name, value, limit, target: `≤ ${most}`, isMet: value <= most })
    return [
      { name: 'first page, seconds', value: middle(web, 'firstPage'), limit: middle(bare, 'firstPage'), target: '≤ 1.3', isMet: middle(web, 'firstPage') <= 1.3 },
      memory('web at rest, MB', middle(web, 'megabytes'), 200, middle(bare, 'megabytes')),
      ...(worker ? [memory('worker at rest, MB', worker.megabytes, 200)] : []),
      memory('everything in one process, MB', embedded.megabytes, 550),
    ]
  },
}

async function started(start, env) {
  const program = await start(env)
  const megabytes = await atRest(program.pid)
  await program.stop()
  return { firstPage: program.firstPage, megabytes }
}

/** When it has not changed for two seconds: an embedded queue takes longer than the first page. */
async function atRest(pid) {
  let rest = 0
  for (let [steady, tries] = [0, 0]; steady < 4 && tries < 60; tries++) {
    await pause(500)
    const now = memoryOf(pid)?.now
    steady = Math.abs(now - rest) < 2 ? steady + 1 : 0
    rest = now
  }
  return rest
}

/** SQLite, the queue and the web in one process, as `npm start` runs it. */
async function emptyInstallation(env) {
  const folder = join(env.STORAGE_DIR, 'embedded')
  mkdirSync(folder, { recursive: true })
  const own = { STORAGE_DIR: folder, DB_CONNECTION: 'sqlite', SQLITE_FILE: join(folder, 'jingzhi.sqlite3') }
  const settings = { ...env, ...own, QUEUE_BACKEND: 'embedded', QUEUE_INLINE: 'true' }
  await builtAce(['migration:run', '--force'], { env: settings })
  return settings
}
