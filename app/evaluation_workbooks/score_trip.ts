import { record } from '#app/audit/record'
import type { Trx } from '#app/core/dialect'
import EvaluationSeat from '#app/evaluation_scoring/evaluation_seat'
import { OPEN } from '#app/evaluation_scoring/evaluation_seat_workflow'
import { openSeats } from '#app/evaluation_scoring/evaluation_sheet_page'
import { askedOfExperts } from '#app/evaluation_scoring/sheet_task'
import { filedContents, NOTHING_FILED } from '#app/self_assessments/filed_contents'
import type { FiledContent } from '#app/self_assessments/self_assessment'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import type { RoundTrip, Trip } from './round_trip.js'
import { SCORE_HEADERS, SCORE_WIDTHS, scoreRows } from './score_rows.js'
import { changedSheet, scoreValues, standing } from './score_values.js'

/** 专家评分表, domain §7 sheet 3, and beside it what experts are asked to find. */
export const scoreTrip: RoundTrip = {
  async trips(user, tokens) {
    const query = openSeats(user)
    if (tokens) query.whereIn('token', [...tokens])
    const seats = await query
      .preload('sheets', (sheets) => void sheets.orderBy('number', 'desc'))
      .preload('evaluation', (one) => void one.preload('cycle', (cycle) => void cycle.preload('indicatorVersion')))
    const filed = await filedContents(seats.map(({ evaluationId }) => evaluationId))
    return seats.map((seat) => tripOf(seat, filed.get(seat.evaluationId) ?? NOTHING_FILED))
  },

  async write(trx, token, changes, by) {
    const seat = await heldSeat(trx, token)
    const asked = askedOfExperts(seat.evaluation.cycle.indicatorVersion.content)
    const { sheet, torn } = changedSheet(standing(seat), asked, changes)
    await seat.merge({ draft: sheet, version: seat.version + 1 }).save()
    const details = { cells: changes.length }
    const subject = { type: 'evaluation_seat', id: seat.id }
    await record(trx, { action: 'evaluation_seat.sheet_imported', subject, by, details })
    return torn
  },
}

async function heldSeat(trx: Trx, token: string) {
  const seat = await EvaluationSeat.query({ client: trx })
    .where({ token })
    .forUpdate()
    .preload('panel')
    .preload('sheets', (sheets) => void sheets.orderBy('number', 'desc'))
    .preload('evaluation', (one) => void one.preload('cycle', (cycle) => void cycle.preload('indicatorVersion')))
    .firstOrFail()
  if (!OPEN.includes(seat.state) || seat.panel.state !== 'scoring') throw new StepNotAllowed('import', 'moved_on')
  return seat
}

function tripOf(seat: EvaluationSeat, filed: FiledContent): Trip {
  const { cycle, name, number, contentHash, variant } = seat.evaluation
  const { content } = cycle.indicatorVersion
  const asked = askedOfExperts(content)
  const rows = scoreRows({ content, variant, filed, asked })
  const values = scoreValues(standing(seat), asked)
  return {
    ...{ token: seat.token, label: name, title: `${cycle.title}专家评分表`, headers: SCORE_HEADERS, rows },
    note: `被评单位：${name}（${number}）    黄色单元格填写；填好后在系统中上传，核对后计入草稿，仍须在系统中提交。`,
    ...{ widths: SCORE_WIDTHS, contentHash: contentHash ?? '' },
    values: Object.fromEntries(rows.flatMap(({ open }) => open.map(({ id }) => [id, values[id] ?? null]))),
  }
}
