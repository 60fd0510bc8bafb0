import { buffer } from 'node:stream/consumers'
import { Readable } from 'node:stream'
import { workbookRule } from '#app/imports/import_files'
import { keepFile, receiveFile } from '#app/attachments/store_file'
import { workbookStream, type Cell } from '#app/core/spreadsheet'
import { receiveImport } from '#app/imports/import_workflow'
import { registerSheet } from '#app/register_imports/register_columns'
import { usccCheckCharacter } from '#app/organizations/uscc'
import type User from '#app/users/user'
import { actor } from './applications.js'

export type PointCells = Record<string, Cell>

/** A code that passes its check, the n-th of many. */
export function usccOf(n: number) {
  const first17 = `91110108MA${String(n).padStart(7, '0')}`
  return first17 + usccCheckCharacter(first17)
}

/** One line of the register without a fault, the n-th of many. */
export function pointCells(n: number, more: PointCells = {}): PointCells {
  return {
    index: n,
    name: `玉泉第${n}服务站`,
    hostType: '公共图书馆',
    districtCode: '海淀区',
    address: `北京市海淀区示例路 ${n} 号`,
    longitude: 116.3,
    latitude: 39.95,
    landline: '010-12345678',
    hours: '周一至周五 09:00–17:00',
    fields: '专利、商标',
    services: '专利检索咨询、商标查询',
    website: 'https://points.example',
    validUntil: '2029-03-04',
    uscc: usccOf(n),
    number: `京知信网〔2026〕${String(n).padStart(3, '0')}号`,
    docNumber: '京知局〔2026〕3号',
    recognizedOn: '2026-03-05',
    ...more,
  }
}

/** The workbook that an office would send; `headers` for other words, null for a column that is not there. */
export function registerWorkbook(rows: PointCells[], headers: Record<string, string | null> = {}): Promise<Buffer> {
  const columns = registerSheet.columns
    .filter(({ field }) => headers[field] !== null)
    .map(({ field, header }) => ({ header: headers[field] ?? header, value: (row: PointCells) => row[field] }))
  const { name, title, note, footer } = registerSheet
  return buffer(workbookStream({ name, title, note, footer, columns }, batches(rows)))
}

async function* batches(rows: PointCells[]) {
  yield rows
}

/** As somebody uploads it; the job that reads it is promised. */
export function bringWorkbook(file: Buffer, user: User, kind = 'designation', name = '网点名录.xlsx') {
  const by = actor(user)
  return receiveImport(kind, {}, by, async (trx, { id: subjectId }) => {
    const received = await receiveFile(Readable.from([file]), name, workbookRule)
    const owner = { subjectType: 'import', subjectId, purpose: 'workbook', organizationId: null, uploadedById: user.id }
    return keepFile(trx, received, owner, by)
  })
}
