import config from '#config/evaluation_scoring'
import type { Indicator, IndicatorContent } from '#app/indicators/indicator_content'
import { findingLimits } from '#app/evaluation_scoring/finding_form'
import { criteriaOf } from '#app/indicators/rule_words'
import { type Asked, askedOf } from '#app/self_assessments/asked'
import type { FiledContent } from '#app/self_assessments/self_assessment'
import { askedCells } from './asked_cells.js'
import type { OpenCell, TripRow } from './round_trip.js'
import { ACCEPTED, inCells, NOT_ACCEPTED } from './score_values.js'
import { zh } from './workbook_words.js'

export const SCORE_HEADERS = [
  ...['序号', '一级指标', '二级指标', '分值', '评分标准', '佐证情况', '自评分', '专家评分', '扣分理由'],
  ...['核查结果', '核查总数'],
]
export const SCORE_WIDTHS = [6, 16, 30, 8, 48, 26, 9, 11, 40, 14, 10]
const [MARK, REASON, FOUND] = [8, 9, 10]

type Of = { content: IndicatorContent; variant: string; filed: FiledContent; asked: readonly Asked[] }
type Line = { open: TripRow['open']; words: string; most?: number; evidence?: string }

/** Only what experts give: points of source E, what they find in a sample, and whether they believe the evidence. */
export function scoreRows({ content, variant, filed, asked }: Of): TripRow[] {
  const left = new Map(asked.map((one) => [one.figure, one]))
  const lines = content.groups.flatMap(({ name, indicators }) =>
    indicators.flatMap((indicator) => {
      const own = [...markLines(indicator), ...findingLines(indicator, left), ...verdictLines(indicator, filed)]
      const score = filed.answers[indicator.id]?.score
      return own.map((line, at) => ({
        ...{ ...line, group: name.zh, criteria: at === 0 ? criteriaOf(indicator, zh(), variant).join('\n') : null },
        selfScore: at === 0 && typeof score === 'number' ? score / 100 : null,
      }))
    })
  )
  const rows = lines.map(({ open, group, words, most = null, criteria, evidence = null, selfScore }, at) => ({
    fixed: [at + 1, group, words, most, criteria, evidence, selfScore],
    open,
  }))
  const opinion = textCell('opinion', '总体意见', config.opinion.most)
  return [...rows, { fixed: [null, '总体意见'], open: [opinion], tone: 'total' }]
}

function markLines({ code, name, parts }: Indicator): Line[] {
  return parts.flatMap(({ rule }) => {
    if (rule.kind !== 'expert') return []
    const label = `${code} ${rule.of.zh}`
    return {
      ...{ words: `${code} ${name.zh}：${rule.of.zh}`, most: rule.points },
      open: [
        { id: `score.${rule.figure}`, column: MARK, label, kind: 'number', most: rule.points, decimals: 1 },
        textCell(`reason.${rule.figure}`, `${label} 扣分理由`),
      ],
    }
  })
}

/** What several indicators turn into points is asked once. */
function findingLines(indicator: Indicator, left: Map<string, Asked>): Line[] {
  return askedOf(indicator, 'E').flatMap(({ figure }) => {
    const one = left.get(figure)
    if (!one) return []
    left.delete(figure)
    const asked = inCells(one, undefined)
    const label = `${indicator.code} ${asked.label}`
    const words = `${indicator.code} ${indicator.name.zh}：${asked.label}${asked.unit ? `（${asked.unit}）` : ''}`
    return { words, open: askedCells({ ...asked, label }, figure, { column: FOUND, ...findingLimits(one) }) }
  })
}

function verdictLines({ id, code }: Indicator, { evidence }: FiledContent): Line[] {
  return evidence
    .filter(({ indicator }) => indicator === id)
    .map((piece) => {
      const label = `${code}-${piece.number} ${piece.name}`
      return {
        ...{ words: `佐证 ${label}`, evidence: `${code}-${piece.number}-${piece.name}` },
        open: [
          { id: `verdict.${piece.id}`, column: MARK, label, kind: 'choice', words: [ACCEPTED, NOT_ACCEPTED] },
          textCell(`why.${piece.id}`, `${label} 理由`),
        ],
      }
    })
}

function textCell(id: string, label: string, longest = config.reason.most): OpenCell {
  return { id, column: REASON, label, kind: 'text', longest }
}
