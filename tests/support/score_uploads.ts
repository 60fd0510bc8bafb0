import { DateTime } from 'luxon'
import ExcelJS from 'exceljs'
import ScoreUpload from '#app/evaluation_workbooks/score_upload'
import User from '#app/users/user'
import { PASSWORD, type World } from '../world.js'
import { makeExpert } from './experts.js'
import { ratedCycle, seatFor } from './evaluations.js'
import { EvaluationPanel } from '#app/evaluation_scoring/evaluation_seat'

export function makeUpload(byId: number) {
  return ScoreUpload.create({
    ...{ kind: 'score_sheet', subjectId: 1, byId, fileName: '评分表.xlsx', fileHash: 'ab'.repeat(32) },
    ...{ comparison: [], accepted: null, state: 'compared', version: 0, stateSince: DateTime.utc() },
  })
}

/** The same workbook as somebody saved it after writing into it. */
export async function filledIn(file: Buffer, write: (workbook: ExcelJS.Workbook) => void) {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(file as never)
  write(workbook)
  return Buffer.from(await workbook.xlsx.writeBuffer())
}

/** The rows of the first sheet by what their third column says. */
export function rowWith(workbook: ExcelJS.Workbook, text: string, sheet = 0) {
  let found = 0
  workbook.worksheets[sheet].eachRow((row) => {
    if (!found && [2, 3].some((column) => row.getCell(column).text.includes(text))) found = row.number
  })
  return workbook.worksheets[sheet].getRow(found)
}

/** A cycle with results and an expert with a sheet that came back in conflict. */
export async function furnishedWorkbooks(world: World) {
  const { cycle, evaluations } = await ratedCycle(world, { others: 1, year: 2020 })
  const panel = await EvaluationPanel.findByOrFail('cycleId', cycle.id)
  const expert = await makeExpert(world)
  const seat = await seatFor(panel, evaluations[0], expert.id, 'offline')
  const upload = await makeUpload(expert.userId!)
  const cell = { label: 'D2 特色产品', cell: 'H5', system: 3, file: 4.5 }
  const cells = [
    { ...cell, id: 'score.d2.quality', changed: 'conflict' as const },
    { ...cell, id: 'reason.d2.quality', system: null, file: '使用证明少', changed: 'file' as const },
  ]
  const label = evaluations[0].name
  await upload
    .merge({ subjectId: seat.id, comparison: [{ token: seat.token, sheet: label, label, same: 9, cells }] })
    .save()
  const user = await (await User.findOrFail(expert.userId)).merge({ password: PASSWORD }).save()
  return { cycleId: cycle.id, expert: user, token: seat.token, uploadId: upload.id }
}
