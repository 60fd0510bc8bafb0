import 'reflect-metadata'
import { Ignitor } from '@adonisjs/core'
import { APP_ROOT, IMPORTER } from '../../bin/ignition.js'

/** Run by an installation: the office, and the newest year that a report can be about. */
const app = new Ignitor(APP_ROOT, { importer: IMPORTER })
  .tap((starting) => starting.booting(async () => void (await import('#start/env'))))
  .createApp('console')
await app.init()
await app.boot()
await app.start(async () => {
  const { makeWorld } = await import('../world.js')
  const { emptyTables } = await import('./empty_tables.js')
  const { lastYear } = await import('#app/work_reports/open_report')
  await emptyTables()
  const { people } = await makeWorld()
  console.log(JSON.stringify({ year: lastYear(), handler: people.handler.email }))
})
await app.terminate()
