import { DateTime } from 'luxon'
import Import from '#app/imports/import'
import { startImport } from '#app/imports/import_workflow'
import { readImport } from '#app/imports/read_import'
import { runImport } from '#app/imports/run_import'
import type User from '#app/users/user'
import { actor } from './applications.js'
import { bringWorkbook, pointCells, registerWorkbook, type PointCells } from './register_workbooks.js'

/** An import without a workbook, in whatever state a test asks of it. */
export function makeImport(by: User, more: Partial<Import> = {}) {
  const fileName = '网点名录.xlsx'
  const stateSince = DateTime.utc()
  return Import.create({
    ...{ kind: 'designation', params: {}, byId: by.id, fileName, state: 'checked', version: 0, stateSince },
    ...more,
  })
}

/** An import that was read and judged. */
export async function checkedImport(by: User, rows: PointCells[], headers?: Record<string, string | null>) {
  const intake = await bringWorkbook(await registerWorkbook(rows, headers), by)
  await readImport(intake.id)
  return Import.findOrFail(intake.id)
}

/** Whose page looks different: columns asked for, verdicts of every kind, rows in, being read, not read. */
export async function furnishedImports(by: User): Promise<number[]> {
  const rows = [
    pointCells(1),
    pointCells(2, { longitude: 39.95, latitude: 116.3 }),
    pointCells(3, { uscc: pointCells(1).uscc }),
    pointCells(4, { districtCode: '天河区', landline: '13800138000' }),
  ]
  const asking = await checkedImport(by, rows, { hours: '何时开放' })
  const imported = await checkedImport(by, rows)
  const checked = await checkedImport(by, rows)
  await startImport(imported, actor(by))
  await runImport(imported.id)
  const reading = await makeImport(by, { state: 'reading' })
  const refusal = { reason: 'too_many_rows', params: { rows: 10_000, columns: 50 } }
  const failed = await makeImport(by, { state: 'failed', refusal })
  return [asking, imported, checked, reading, failed].map(({ id }) => id)
}
