import type { I18n } from '@adonisjs/i18n'
import { beijingDay } from '#app/core/beijing_day'
import { madeOf, type Batches } from '#app/core/batches'
import { joinedColumns, linesOfSheet, type JoinedLine } from '#app/core/joined_sheet'
import { inChunks } from '#app/core/list'
import type { Sheet } from '#app/core/spreadsheet'
import { indicatorsOf, type IndicatorContent } from '#app/indicators/indicator_content'
import { filedContents, NOTHING_FILED } from '#app/self_assessments/filed_contents'
import type { EvaluationPanel } from './evaluation_panel.js'
import type EvaluationSeat from './evaluation_seat.js'
import { handedIn } from './panel_sheets.js'
import { SCORE_COLUMNS, toldOf } from './score_sheet.js'

type Line = JoinedLine<EvaluationSeat>

const SEATS_AT_A_TIME = 50

/** 专家评分表 of all seats that handed in, one below the other. */
export function panelScoreSheet(title: string): Sheet<Line> {
  const front = [
    { header: '编号', width: 14, value: ({ evaluation }: EvaluationSeat) => evaluation.number },
    { header: '单位名称', width: 26, value: ({ evaluation }: EvaluationSeat) => evaluation.name },
    { header: '专家', width: 10, value: ({ expert }: EvaluationSeat) => expert.user.name },
    { header: '总分', width: 8, value: ({ total }: EvaluationSeat) => (total ?? 0) / 100 },
  ]
  return {
    ...{ name: '专家评分表', title: `${title}专家评分表`, note: `导出日期：${beijingDay()}            单位：分` },
    columns: joinedColumns(front, SCORE_COLUMNS),
  }
}

/** So many seats at a time, as the file is written. */
export function panelScoreLines(
  panel: EvaluationPanel,
  content: IndicatorContent,
  words: Pick<I18n, 't' | 'locale'>
): Batches<Line> {
  const seats = inChunks(
    handedIn(panel).preload('sheets', (sheets) => void sheets.orderBy('number', 'desc')),
    SEATS_AT_A_TIME
  )
  const lines = madeOf(seats, async (some) => {
    const filed = await filedContents(some.map(({ evaluationId }) => evaluationId))
    return some.flatMap((seat) => {
      const task = { content, filed: filed.get(seat.evaluationId) ?? NOTHING_FILED }
      return linesOfSheet(seat, { columns: SCORE_COLUMNS }, toldOf(seat, task, seat.sheets[0] ?? null, words).rows)
    })
  })
  return { ...lines, count: async () => (await seats.count!()) * indicatorsOf(content).length }
}
