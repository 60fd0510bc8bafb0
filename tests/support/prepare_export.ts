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
  const { default: db } = await import('@adonisjs/lucid/services/db')
  const { makeWorld } = await import('../world.js')
  const { manyConsultations } = await import('./export_files.js')
  const world = await makeWorld()
  await manyConsultations(world, 1)
  const { id, number, question, ...rest } = await db.from('consultations').firstOrFail()
  const columns = Object.keys(rest)
  await db.rawQuery(
    `insert into consultations (number, question, ${columns.join(', ')})
     with recursive numbers (n) as (select 2 union all select n + 1 from numbers where n < ${ROWS})
     select 'ZX-' || n, '第 ' || n || ' 问', ${columns.map((column) => `c.${column}`).join(', ')}
     from numbers join consultations c on c.id = ?`,
    [id]
  )
  console.log(JSON.stringify({ rows: ROWS, handler: world.people.handler.email }))
})
await app.terminate()
