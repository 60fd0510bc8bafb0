import 'reflect-metadata'
import { Ignitor } from '@adonisjs/core'
import { APP_ROOT, IMPORTER } from '../../bin/ignition.js'

/** Run by an installation: lets answers out, and is killed after so many statements (`DIES_AFTER`), mid-transaction. */
const app = new Ignitor(APP_ROOT, { importer: IMPORTER })
  .tap((starting) => starting.booting(async () => void (await import('#start/env'))))
  .createApp('console')
await app.init()
await app.boot()
await app.start(async () => {
  const { default: db } = await import('@adonisjs/lucid/services/db')
  const { releaseAnswers } = await import('#app/survey_answers/release_answers')
  const { id } = await db.from('survey_waves').firstOrFail()
  let left = Number(process.env.DIES_AFTER ?? Infinity)
  const client = db.connection().getWriteClient()
  client.on('query', () => void (--left === 0 && process.kill(process.pid, 'SIGKILL')))
  await releaseAnswers(id)
  console.log(JSON.stringify({ done: true }))
})
await app.terminate()
