import type { Trx } from '#app/core/dialect'
import type { default as Import, Refusal } from './import.js'
import { importKind, type DoneRow } from './import_kinds.js'
import ImportRow from './import_row.js'

/** How many are named. */
export const NAMED = 5

/** Rows that are not as the import left them any more, so that none of it is undone. */
export class RowsChanged extends Error {
  constructor(readonly rows: DoneRow[]) {
    super(`${rows.length} imported rows have changed`)
  }

  get refusal(): Refusal {
    const named = this.rows.slice(0, NAMED)
    return { reason: 'changed', params: { count: this.rows.length, rows: named.map(({ title }) => title).join('、') } }
  }
}

/** @throws RowsChanged */
export async function refuseChanged(trx: Trx, intake: Import): Promise<DoneRow[]> {
  const rows = await importedRows(trx, intake.id)
  const changed = await importKind(intake.kind).changed(trx, rows)
  if (changed.length > 0) throw new RowsChanged(changed)
  return rows
}

export async function importedRows(trx: Trx, importId: number): Promise<DoneRow[]> {
  const rows = await ImportRow.query({ client: trx }).where({ importId, outcome: 'imported' }).orderBy('line')
  return rows.map(({ id, line, title, effect }) => ({ id, line, title, effect: effect! }))
}
