import { buffer } from 'node:stream/consumers'
import type { ApiClient } from '@japa/api-client'
import { workbookStream } from '#app/core/spreadsheet'
import type { ImportKind } from '#app/imports/import_kinds'
import ImportRow from '#app/imports/import_row'
import type User from '#app/users/user'
import { drainOutbox } from '#jobs/drain'

export type Line = Record<string, string | number | null>

/** A workbook as a point fills in the template. */
export async function ledgerOf({ sheet: { columns, ...sheet } }: ImportKind, lines: Line[]) {
  const cells = columns.map(({ header, field, counted }) => ({
    header,
    value: (row: Line, index: number) => (counted ? index + 1 : row[field]),
  }))
  async function* rows() {
    yield lines
  }
  return buffer(workbookStream({ ...sheet, columns: cells }, rows()))
}

export async function bringLedger(client: ApiClient, kind: string, file: Buffer, user: User, point: number) {
  const answer = await client
    .post('/imports')
    .fields({ kind, point: String(point) })
    .file('file', file, { filename: '台账.xlsx' })
    .withCsrfToken()
    .loginAs(user)
    .redirects(0)
  await drainOutbox()
  return answer
}

/** What was said of each line, and the columns that it was said of. */
export async function verdicts() {
  const rows = await ImportRow.query().orderBy('line')
  return rows.map(({ verdict, faults }) => [verdict, faults.map(({ field }) => field).join()])
}
