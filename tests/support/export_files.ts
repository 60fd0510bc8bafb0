import { DateTime } from 'luxon'
import ExportFile from '#app/export_files/export_file'
import { orderFor } from '#app/export_files/order_workbook'
import type { Format } from '#app/export_files/workbook_at'
import { writeExportFile } from '#app/export_files/write_export_file'
import type User from '#app/users/user'
import { actor } from './applications.js'
import { consultationRow, evaluatedPoints, insertRows } from './evaluation_figures.js'
import type { World } from '../world.js'

export const LEDGER = '/consultations/export.xlsx'

/** So many entries of a point, each with a question of its own. */
export async function manyConsultations(world: World, many: number) {
  const [point] = await evaluatedPoints(world, 1)
  const rows = Array.from({ length: many }, (_, at) =>
    consultationRow(point, world.people.operator.id, { question: `第 ${at + 1} 问` })
  )
  for (let at = 0; at < many; at += 200) await insertRows('consultations', rows.slice(at, at + 200))
}

/** The workbook of an address, ordered as a file. */
export function ordered(by: User, address = LEDGER, format: Format = 'xlsx') {
  return orderFor({ user: by, address, locale: by.locale }, format, actor(by))
}

/** An order in whatever state a test asks of it. */
export function makeExportFile(by: User, more: Partial<ExportFile> = {}) {
  return ExportFile.create({
    ...{ byId: by.id, title: '咨询服务台账', action: 'consultation.exported', address: LEDGER, format: 'xlsx' },
    ...{ locale: by.locale, state: 'ordered', version: 0, stateSince: DateTime.utc(), total: 12_000, done: 0, run: 0 },
    ...more,
  })
}

/** Whose page looks different: waiting, half written, done, not made, cancelled, expired. */
export async function furnishedExportFiles(by: User): Promise<ExportFile[]> {
  const done = await ordered(by)
  await writeExportFile(done.id)
  const expiresAt = DateTime.utc().minus({ days: 1 })
  return [
    await makeExportFile(by),
    await makeExportFile(by, { state: 'running', run: 1, done: 4500 }),
    done,
    await makeExportFile(by, { state: 'failed', refusal: 'not_allowed' }),
    await makeExportFile(by, { state: 'failed', refusal: 'broken', format: 'csv' }),
    await makeExportFile(by, { state: 'cancelled', done: 3000 }),
    await makeExportFile(by, { state: 'expired', done: 12_000, expiresAt }),
  ]
}
