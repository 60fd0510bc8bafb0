import { inInstallation } from './in_installation.js'

/** Run by an installation: a workbook of many points, checked, and the import of it asked for. */
const ROWS = 600
await inInstallation(async () => {
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
  return { rows: ROWS }
})
