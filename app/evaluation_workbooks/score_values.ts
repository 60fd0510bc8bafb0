import type { default as EvaluationSeat, Sheet } from '#app/evaluation_scoring/evaluation_seat'
import { findingIn } from '#app/evaluation_scoring/finding_form'
import type { Asked } from '#app/self_assessments/asked'
import type { SelfFigure } from '#app/self_assessments/self_assessment'
import { askedInWords } from '#app/self_assessments/self_words'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { askedValues, asTyped, cellsOfField } from './asked_cells.js'
import type { CellChange, TripValue } from './round_trip.js'
import { zh } from './workbook_words.js'

type Values = Record<string, TripValue>

export const ACCEPTED = '采信'
export const NOT_ACCEPTED = '不采信'

export const inCells = (asked: Asked, found: SelfFigure | undefined) => askedInWords(asked, 'finding', found, zh())

/** What is typed so far, or what was handed in before it was reopened. */
export function standing({ draft, sheets }: Pick<EvaluationSeat, 'draft' | 'sheets'>): Sheet {
  const { scores = {}, findings = {}, reasons = {}, verdicts = {}, opinion = '' } = draft ?? sheets[0] ?? {}
  return { scores, findings, reasons, verdicts, opinion }
}

/** `score.d1.quality`, `reason.d1.quality`, `findingpart.b1.sampled`, `verdict.7`, `why.7`, `opinion` */
export function scoreValues({ scores, findings, reasons, verdicts, opinion }: Sheet, asked: readonly Asked[]): Values {
  const cells = (kind: string, of: Record<string, TripValue>) =>
    Object.entries(of).map(([key, value]) => [`${kind}.${key}`, value === '' ? null : value] as const)
  const judged = Object.entries(verdicts).flatMap(([id, { accepted, reason }]) => [
    ...cells('verdict', { [id]: accepted ? ACCEPTED : NOT_ACCEPTED }),
    ...cells('why', { [id]: reason }),
  ])
  const found = asked.map((one) => askedValues(inCells(one, findings[one.figure]), one.figure))
  const said = Object.fromEntries([...cells('score', scores), ...cells('reason', reasons), ...judged])
  return Object.assign(said, { opinion: opinion || null }, ...found)
}

/**
 * @returns the sheet, and the cells of shares that lack their other part
 * @throws StepNotAllowed when another value stands there by now
 */
export function changedSheet(sheet: Sheet, asked: readonly Asked[], changes: readonly CellChange[]) {
  const values = scoreValues(sheet, asked)
  for (const { id, from, to } of changes) {
    if ((values[id] ?? null) !== from) throw new StepNotAllowed('import', 'edited_meanwhile')
    values[id] = to
  }
  const of = (kind: string) =>
    Object.entries(values).flatMap(([id, value]) =>
      id.startsWith(`${kind}.`) && value !== null ? [[id.slice(kind.length + 1), value] as const] : []
    )
  /** Who only says why does not believe it. */
  const judged = [...of('verdict'), ...of('why')].map(([id]) => [
    id,
    { accepted: values[`verdict.${id}`] === ACCEPTED, reason: String(values[`why.${id}`] ?? '') },
  ])
  const found = asked.map((one) => ({ ...one, ...foundIn(one, values) }))
  const changed: Sheet = {
    scores: Object.fromEntries(of('score').map(([figure, score]) => [figure, Number(score)])),
    findings: Object.fromEntries(found.flatMap(({ figure, value }) => (value === null ? [] : [[figure, value]]))),
    reasons: Object.fromEntries(of('reason').map(([figure, reason]) => [figure, String(reason)])),
    verdicts: Object.fromEntries(judged),
    opinion: String(values.opinion ?? ''),
  }
  const torn = found.flatMap(({ figure, isTorn }) => (isTorn ? cellsOfField('finding', figure) : []))
  return { sheet: changed, torn }
}

function foundIn(asked: Asked, values: Values): { value: SelfFigure | null; isTorn: boolean } {
  const typed = asTyped(inCells(asked, undefined), asked.figure, values)
  const { finding, findingpart, findingwhole } = typed
  const value = findingIn(asked, { value: finding, part: findingpart, whole: findingwhole })
  return { value, isTorn: value === null && Object.values(typed).some((one) => (one ?? null) !== null) }
}
