import Attachment from '#app/attachments/attachment'
import type { Trx } from '#app/core/dialect'
import { told } from '#app/evaluation_figures/figure_provider'
import { standingsOf, type Standing, type Standings } from '#app/evaluation_figures/standings'
import type PointEvaluation from '#app/evaluations/point_evaluation'
import { type Indicator, type IndicatorGroup } from '#app/indicators/indicator_content'
import { type Figures, scoreOf } from '#app/indicators/rules'
import { type Asked, askedOf, recordedKeys } from './asked.js'
import SelfAnswer, { type FiledContent, SelfEvidence } from './self_assessment.js'

type Answer = FiledContent['answers'][string]

/** 佐证材料 with its file. */
export type Piece = Pick<SelfEvidence, 'id' | 'number' | 'name' | 'isFiled'> & { indicatorId: string; file: Attachment }

/** One indicator as a point assesses itself by it. */
export type Line = {
  group: IndicatorGroup
  indicator: Indicator
  /** Hundredths, in the variant of the point. */
  weight: number
  asked: Asked[]
  /** 系统数据 */
  known: Standing[]
  answer: Answer
  /** What the rule gives for what is known; `isWhole` says that nothing is missing. Hundredths. */
  suggested: { hundredths: number; isWhole: boolean }
  pieces: Piece[]
}

const UNANSWERED: Answer = { figures: {}, score: null, statement: '' }

/** What the records of the system say of a point in the year of its cycle. Read outside of transactions. */
export async function standingsFor({ designationId, cycle }: PointEvaluation): Promise<Standings> {
  const years = await standingsOf([designationId], cycle.year, { compares: false })
  return years.get(designationId)!.figures
}

type From = { filed?: FiledContent | null; standings?: Standings; client?: Trx }

/**
 * The self-assessment of a point, line by line: as typed so far, or as it was filed.
 *
 * @param evaluation with its cycle and the version of its indicators
 */
export async function linesOf(evaluation: PointEvaluation, from: From = {}): Promise<Line[]> {
  const { filed, client } = from
  const { variant, cycle } = evaluation
  const { content } = cycle.indicatorVersion
  const standings = from.standings ?? (await standingsFor(evaluation))
  const answers = filed?.answers ?? (await answersOf(evaluation.id, client))
  const pieces = await piecesOf(evaluation.id, { filed, client })
  const own = Object.fromEntries(Object.values(answers).flatMap(({ figures }) => Object.entries(figures)))
  const records = Object.fromEntries(Object.values(standings).map((one) => [one.key, told(one)]))
  const figures = { ...own, ...records }

  return content.groups.flatMap((group) =>
    group.indicators.map((indicator) => ({
      ...{ group, indicator, weight: Math.round((indicator.points[variant] ?? 0) * 100) },
      asked: askedOf(indicator),
      known: recordedKeys(indicator).flatMap((key) => standings[key] ?? []),
      answer: answers[indicator.id] ?? UNANSWERED,
      suggested: suggestedFor(indicator, variant, figures),
      pieces: pieces.filter(({ indicatorId }) => indicatorId === indicator.id),
    }))
  )
}

function suggestedFor(indicator: Indicator, variant: string, figures: Figures) {
  const { hundredths, missing } = scoreOf(indicator, variant, figures)
  return { hundredths, isWhole: missing.length === 0 }
}

/** 自评得分: what was typed, else what the rule gives where nothing of it is missing. */
export function scoreIn({ answer, suggested }: Pick<Line, 'answer' | 'suggested'>): number | null {
  return answer.score ?? (suggested.isWhole ? suggested.hundredths : null)
}

export async function answersOf(evaluationId: number, client?: Trx): Promise<FiledContent['answers']> {
  const rows = await SelfAnswer.query({ client }).where({ evaluationId })
  return Object.fromEntries(
    rows.map(({ indicatorId, figures, score, statement }) => [indicatorId, { figures, score, statement }])
  )
}

/** The evidence as it stands, or as it was filed: under the number and name of then. */
export async function piecesOf(
  evaluationId: number,
  { filed, client }: { filed?: FiledContent | null; client?: Trx } = {}
): Promise<Piece[]> {
  const query = SelfEvidence.query({ client }).where({ evaluationId }).orderBy('indicatorId').orderBy('number')
  const rows = filed ? await query : await query.whereNull('removedAt')
  const files = await filesOf(rows, client)
  const named = new Map(filed?.evidence.map((piece) => [piece.id, piece]))
  return rows.flatMap(({ id, indicatorId, number, name, isFiled }) => {
    const file = files.get(id)
    const then = named.get(id)
    if (!file || (filed && !then)) return []
    return [
      { ...{ id, indicatorId, number, name, isFiled, file }, ...(then && { number: then.number, name: then.name }) },
    ]
  })
}

async function filesOf(rows: readonly SelfEvidence[], client?: Trx) {
  const files = await Attachment.query({ client })
    .where({ subjectType: 'self_evidence', purpose: 'evidence' })
    .whereIn(
      'subjectId',
      rows.map(({ id }) => id)
    )
    .whereNull('removedAt')
  return new Map(files.map((file) => [file.subjectId, file]))
}

export async function fileOf(piece: SelfEvidence) {
  return (await filesOf([piece])).get(piece.id) ?? null
}
