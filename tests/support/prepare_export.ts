import 'reflect-metadata'
import { Ignitor } from '@adonisjs/core'
import { APP_ROOT, IMPORTER } from '../../bin/ignition.js'

/** Run by an installation: a ledger of 100,000 entries, numbered in their order, and who may take it out. */
const ROWS = 100_000
const app = new Ignitor(APP_ROOT, { importer: IMPORTER })
  .tap((starting) => starting.booting(async () => void (await import('#start/env'))))
  .createApp('console')
await app.init()
await app.boot()
await app.start(async () => {
  const { makeWorld } = await import('../world.js')
  const { emptyTables } = await import('./empty_tables.js')
  const { manyConsultations } = await import('./export_files.js')
  await emptyTables()
  const world = await makeWorld()
  await manyConsultations(world, ROWS)
  console.log(JSON.stringify({ rows: ROWS, handler: world.people.handler.email }))
})
await app.terminate()
