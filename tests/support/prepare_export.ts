import { inInstallation } from './in_installation.js'

/** Run by an installation: a ledger of 100,000 entries, numbered in their order, and who may take it out. */
const ROWS = 100_000
await inInstallation(async () => {
  const { makeWorld } = await import('../world.js')
  const { emptyTables } = await import('./empty_tables.js')
  const { manyConsultations } = await import('./export_files.js')
  await emptyTables()
  const world = await makeWorld()
  await manyConsultations(world, ROWS)
  return { rows: ROWS, handler: world.people.handler.email }
})
