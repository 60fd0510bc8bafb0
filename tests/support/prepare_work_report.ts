import { inInstallation } from './in_installation.js'

/** Run by an installation: the office, and the newest year that a report can be about. */
await inInstallation(async () => {
  const { makeWorld } = await import('../world.js')
  const { emptyTables } = await import('./empty_tables.js')
  const { lastYear } = await import('#app/work_reports/open_report')
  await emptyTables()
  const { people } = await makeWorld()
  return { year: lastYear(), handler: people.handler.email }
})
