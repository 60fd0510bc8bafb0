import 'reflect-metadata'
import { Ignitor } from '@adonisjs/core'
import { APP_ROOT, IMPORTER } from '../../bin/ignition.js'

/** Run by an installation: a workbook of many points, checked, and the import of it asked for. */
const ROWS = 600
const app = new Ignitor(APP_ROOT, { importer: IMPORTER })
  .tap((starting) => starting.booting(async () => void (await import('#start/env'))))
  .createApp('console')
await app.init()
await app.boot()
await app.start(async () => {
  const { makeWorld } = await import('../world.js')
  const { actor } = await import('./applications.js')
  const { bringWorkbook, pointCells, registerWorkbook } = await import('./register_workbooks.js')
  const { startImport } = await import('#app/imports/import_workflow')
  const { readImport } = await import('#app/imports/read_import')
  const { handler } = (await makeWorld()).people
  const rows = Array.from({ length: ROWS }, (_, at) => pointCells(at + 1, { number: null }))
  const intake = await bringWorkbook(await registerWorkbook(rows), handler)
  await readImport(intake.id)
  await intake.refresh()
  await startImport(intake, actor(handler))
  console.log(JSON.stringify({ rows: ROWS }))
})
await app.terminate()
