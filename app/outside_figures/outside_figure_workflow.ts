import { DateTime } from 'luxon'
import config from '#config/outside_figures'
import { inTransaction, isDuplicateKey, type Trx } from '#app/core/dialect'
import { holdOffice, retally } from '#app/tallies/tally'
import type { Actor } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { Workflow } from '#app/workflow/workflow'
import OutsideFigure from './outside_figure.js'
import { outsideCounting } from './outside_countings.js'
import type { FigureFacts } from './outside_figure_form.js'
import { countedFigures } from './yearly_figure.js'

export type FigureState = 'current' | 'replaced' | 'struck'

/** A value is never written over: another one takes its place and both stay to be seen. */
export const outsideFigureWorkflow = new Workflow(
  'outside_figure',
  'outside_figures',
  {
    current: { tone: 'good', waitsFor: null, group: 'current' },
    replaced: { tone: 'quiet', waitsFor: null, group: 'past' },
    struck: { tone: 'bad', waitsFor: null, group: 'past' },
  },
  {
    replace: { from: ['current'], to: 'replaced', recordedAs: 'outside_figure.replaced' },
    strike: { from: ['current'], to: 'struck', recordedAs: 'outside_figure.struck' },
  } as const satisfies Record<string, { from: readonly FigureState[]; to: FigureState; recordedAs: string }>
)

export type Entering = {
  by: Actor
  via: OutsideFigure['via']
  apiKeyId?: number
  /** Why a value that is there already is replaced. */
  reason?: string | null
  /** Written in the same transaction. */
  also?: (trx: Trx, entered: OutsideFigure[]) => Promise<void>
}

/**
 * Notes figures, all or none. Whoever tells the same value again changes nothing and gets the row that is there.
 *
 * @throws StepNotAllowed `reason_missing`, `figure_just_entered`
 */
export async function enterFigures(all: readonly FigureFacts[], entering: Entering): Promise<OutsideFigure[]> {
  try {
    return await inTransaction(async (trx) => {
      await holdMeasures(trx, all)
      const entered: OutsideFigure[] = []
      for (const facts of all) entered.push(await enterOne(trx, facts, entering))
      await countAnew(trx, all)
      await entering.also?.(trx, entered)
      return entered
    })
  } catch (error) {
    throw isDuplicateKey(error) ? new StepNotAllowed('enter', 'figure_just_entered') : error
  }
}

/** The value of a period that counts today. */
export function currentFigure({ measure, source, period, districtCode }: FigureFacts, trx?: Trx) {
  return OutsideFigure.query({ client: trx }).where({ measure, source, period, districtCode, state: 'current' }).first()
}

export function saysTheSame(figure: OutsideFigure, facts: FigureFacts) {
  return Number(figure.value) === facts.value && Number(figure.base ?? 0) === (facts.base ?? 0)
}

async function enterOne(trx: Trx, { asOf, ...facts }: FigureFacts, { by, via, apiKeyId, reason }: Entering) {
  const before = await currentFigure({ asOf, ...facts }, trx)
  if (before && saysTheSame(before, { asOf, ...facts })) return before
  if (before && !reason) throw new StepNotAllowed('enter', 'reason_missing')
  if (before) await outsideFigureWorkflow.takeIn(trx, 'replace', before, { by, details: { opinion: reason } })
  const { measure, source, period, districtCode } = facts
  const [{ last }] = await trx
    .from('outside_figures')
    .where({ measure, source, period, district_code: districtCode })
    .max('edition as last')
  const figure = await OutsideFigure.create(
    {
      ...facts,
      asOf: DateTime.fromISO(asOf),
      edition: Number(last ?? 0) + 1,
      reason: before ? reason : null,
      counts: false,
      ...{ via, apiKeyId: apiKeyId ?? null, enteredById: by.id, enteredBy: by.name.slice(0, 60) },
      ...{ state: 'current', version: 0, stateSince: DateTime.utc() },
    },
    { client: trx }
  )
  await outsideFigureWorkflow.tell(trx, 'outside_figure.entered', figure.id, by, { value: facts.value })
  return figure
}

/** 作废: a value that nobody should have told. The period is empty until another one comes. */
export function strikeFigure(
  figure: OutsideFigure,
  by: Actor,
  { reason, version }: { reason: string; version: number }
) {
  return outsideFigureWorkflow.take('strike', figure, {
    by,
    version,
    details: { opinion: reason },
    also: async (trx) => {
      await holdMeasures(trx, [figure])
      await countAnew(trx, [figure])
    },
  })
}

/** Two who write of the same measure wait for each other, always in the same order. */
async function holdMeasures(trx: Trx, of: readonly Pick<FigureFacts, 'measure'>[]) {
  for (const measure of [...new Set(of.map((one) => one.measure))].sort())
    await holdOffice(trx, outsideCounting(measure))
}

/** Marks the figures that make each year, and brings the tallies after them. */
async function countAnew(trx: Trx, changed: readonly Pick<FigureFacts, 'measure' | 'source' | 'year'>[]) {
  const years = new Map(
    changed.map(({ measure, source, year }) => [`${measure}/${source}/${year}`, { measure, source, year }])
  )
  for (const { measure, source, year } of years.values()) {
    const all = OutsideFigure.query({ client: trx }).where({ measure, source, year })
    const given = await all.clone().where('state', 'current')
    const counted = countedFigures(given, config.measures[measure].yearly)
    await all.clone().where('counts', true).update({ counts: false })
    await all
      .clone()
      .whereIn('id', [...counted])
      .update({ counts: true })
  }
  for (const measure of new Set(changed.map((one) => one.measure))) await retally(trx, outsideCounting(measure), 0)
}
