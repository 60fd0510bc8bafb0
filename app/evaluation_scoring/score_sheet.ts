import type { I18n } from '@adonisjs/i18n'
import { beijingDay } from '#app/core/beijing_day'
import type { Column, Sheet } from '#app/core/spreadsheet'
import { textIn } from '#app/questions/answer_text'
import { askedOf } from '#app/self_assessments/asked'
import { askedInWords } from '#app/self_assessments/self_words'
import { criteriaOf } from '#app/indicators/rule_words'
import type { Indicator } from '#app/indicators/indicator_content'
import type { FiledContent } from '#app/self_assessments/self_assessment'
import type EvaluationSeat from './evaluation_seat.js'
import type { EvaluationScore } from './evaluation_seat.js'
import { taskOf, type SheetTask } from './sheet_task.js'
import { lastSheet } from './sheet_versions.js'

type Words = Pick<I18n, 't' | 'locale'>

type ScoreRow = {
  group: string
  indicator: string
  weight: number
  criteria: string
  evidence: string
  selfScore: number | null
  score: number | null
  reasons: string
}

export type SheetTold = { last: EvaluationScore | null; rows: ScoreRow[] }

/** The rows of one expert's sheet, indicator by indicator; the seat with its evaluation. */
export async function sheetRows(seat: EvaluationSeat, words: Words): Promise<SheetTold> {
  return toldOf(seat, await taskOf(seat.evaluation), await lastSheet(seat), words)
}

/** The same where everything is known already. */
export function toldOf(
  { evaluation: { variant } }: EvaluationSeat,
  { content, filed }: Pick<SheetTask, 'content' | 'filed'>,
  last: EvaluationScore | null,
  words: Words
): SheetTold {
  const rows = content.groups.flatMap(({ code, name, indicators }) =>
    indicators.map((one) => ({
      ...{ group: `${code} ${textIn(name, words)}`, indicator: `${one.code} ${textIn(one.name, words)}` },
      ...{ weight: one.points[variant] ?? 0, evidence: evidenceText(one, filed, last, words) },
      criteria: criteriaOf(one, words, variant).join('\n'),
      selfScore: selfScoreOf(one, filed),
      ...given(one, last),
    }))
  )
  return { last, rows }
}

function selfScoreOf({ id }: Indicator, { answers }: FiledContent) {
  const score = answers[id]?.score ?? null
  return score === null ? null : score / 100
}

function given({ parts }: Indicator, last: EvaluationScore | null) {
  const figures = parts.flatMap(({ rule }) => (rule.kind === 'expert' ? [rule.figure] : []))
  const scores = figures.flatMap((figure) => last?.scores[figure] ?? [])
  return {
    score: scores.length > 0 ? scores.reduce((sum, score) => sum + Math.round(score * 10), 0) / 10 : null,
    reasons: figures.flatMap((figure) => last?.reasons[figure] ?? []).join('\n'),
  }
}

/** 佐证情况: each piece with 采信 or 不采信 and why, and what the expert found in a sample. */
function evidenceText(indicator: Indicator, { evidence }: FiledContent, last: EvaluationScore | null, words: Words) {
  const found = foundText(indicator, last, words)
  const own = evidence.filter((piece) => piece.indicator === indicator.id)
  if (own.length === 0 && indicator.evidence) return [words.t('evaluation_sheets.no_evidence'), ...found].join('\n')
  const lines = own.map(({ id, number, name }) => {
    const verdict = last?.verdicts[id]
    const said = verdict ? words.t(`evaluation_sheets.verdicts.${verdict.accepted ? 'yes' : 'no'}`) : ''
    return `${indicator.code}-${number}-${name} ${said}${verdict?.reason ? `（${verdict.reason}）` : ''}`.trim()
  })
  return [...lines, ...found].join('\n')
}

/** What a rule turns into points has no points of its own here. */
function foundText(indicator: Indicator, last: EvaluationScore | null, words: Words) {
  return askedOf(indicator, 'E').flatMap((asked) => {
    const { label, told, unit } = askedInWords(asked, '', last?.findings[asked.figure], words)
    return told === null ? [] : `${label}：${told} ${unit}`.trim()
  })
}

/** 专家评分表 (domain §7, sheet 3). */
export const SCORE_COLUMNS: Column<ScoreRow>[] = [
  { header: '序号', width: 6, value: (_row, index) => index + 1 },
  { header: '一级指标', width: 16, value: ({ group }) => group },
  { header: '二级指标', width: 20, value: ({ indicator }) => indicator },
  { header: '分值', width: 7, value: ({ weight }) => weight },
  { header: '评分标准', width: 42, value: ({ criteria }) => criteria },
  { header: '佐证情况', width: 32, value: ({ evidence }) => evidence },
  { header: '自评分', width: 8, value: ({ selfScore }) => selfScore },
  { header: '专家评分', width: 9, value: ({ score }) => score },
  { header: '扣分理由', width: 32, value: ({ reasons }) => reasons },
]

/** 专家评分表 (one expert, one unit); the expert is loaded with the user. */
export function scoreSheet({ evaluation, expert, state }: EvaluationSeat, { last }: SheetTold): Sheet<ScoreRow> {
  const total = last ? (last.total / 100).toFixed(2) : ''
  return {
    name: '专家评分表',
    title: '专家评分表',
    note: `被评单位：${evaluation.name}（${evaluation.number}）`,
    columns: SCORE_COLUMNS,
    footer:
      `总分：${total}    总体意见：${last?.opinion ?? ''}    是否回避：${state === 'recused' ? '是' : '否'}    ` +
      `专家签字：${expert.user.name}    日期：${last ? beijingDay(last.createdAt.toJSDate()) : ''}`,
  }
}
