import { randomUUID } from 'node:crypto'
import { DateTime } from 'luxon'
import config from '#config/improvements'
import { inTransaction, isDuplicateKey, type Trx } from '#app/core/dialect'
import type { Actor } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import ImprovementMeasure from './improvement_measure.js'
import { held, improvementWorkflow, type ImprovementState } from './improvement_workflow.js'
import type { Problem } from './problem.js'

/**
 * Takes chosen problems of a year as measures, each once however often it is found.
 *
 * @returns those that were not there yet
 * @throws StepNotAllowed `edited_meanwhile` when somebody took one of them at the same moment
 */
export async function proposeMeasures(year: number, problems: readonly Problem[], by: Actor & { id: number }) {
  try {
    return await inTransaction(async (trx) => {
      const there = await ImprovementMeasure.query({ client: trx }).where('year', year).select('rule', 'subjectKey')
      const isThere = ({ rule, key }: Problem) => there.some((row) => row.rule === rule && row.subjectKey === key)
      const taken: ImprovementMeasure[] = []
      for (const problem of problems.filter((one) => !isThere(one))) taken.push(await propose(trx, year, problem, by))
      return taken
    })
  } catch (error) {
    if (isDuplicateKey(error)) throw new StepNotAllowed('propose', 'edited_meanwhile')
    throw error
  }
}

async function propose(trx: Trx, year: number, found: Problem, by: Actor & { id: number }) {
  const { rule, key, subject, problem, figures, path, measure, success } = found
  const row = await ImprovementMeasure.create(
    {
      ...{ year, rule, subjectKey: key, subjectName: subject, problem, evidence: [...figures], sourcePath: path },
      ...{ measure, success, dueOn: DateTime.fromISO(`${year + 1}-${config.dueDay}`) },
      ...begun(by),
    },
    { client: trx }
  )
  await improvementWorkflow.begin(trx, row, by, 'improvement_measure.proposed')
  return row
}

type Raised = { year: number; subject: string; raisedBecause: string; sourcePath: string | null }

/** 人工提出: what no rule found. It goes the same way, and its reason stands where others have their figures. */
export function raiseMeasure(
  { year, subject, raisedBecause, sourcePath }: Raised,
  facts: MeasureFacts,
  by: Actor & { id: number }
) {
  return inTransaction(async (trx) => {
    const row = await ImprovementMeasure.create(
      {
        ...{ year, rule: 'by_hand', subjectKey: `hand:${randomUUID()}`, subjectName: subject, evidence: [] },
        ...{ raisedBecause, sourcePath: sourcePath ?? '', ...columnsOf(facts), ...begun(by) },
      },
      { client: trx }
    )
    await improvementWorkflow.begin(trx, row, by, 'improvement_measure.raised', { opinion: raisedBecause })
    return row
  })
}

const begun = ({ id }: { id: number }) =>
  ({ state: 'proposed', version: 0, stateSince: DateTime.utc(), createdById: id }) as const

const columnsOf = <Facts extends { dueOn: string }>(facts: Facts) => ({
  ...{ ...facts, dueOn: DateTime.fromISO(facts.dueOn) },
})

export type MeasureFacts = {
  problem: string
  measure: string
  ownerId: number | null
  ownerDistrict: string | null
  partner: string | null
  dueOn: string
  success: string
}

export const WRITABLE: readonly ImprovementState[] = ['proposed', 'accepted', 'under_way']

export const isWritable = ({ state }: ImprovementMeasure) => WRITABLE.includes(state)

/** What it said before stays in the trail. @throws StepNotAllowed `edited_meanwhile` */
export async function reviseMeasure(row: ImprovementMeasure, by: Actor, facts: MeasureFacts, version: number) {
  await inTransaction(async (trx) => {
    await reviseIn(trx, await held(trx, row, WRITABLE, version, 'edit'), by, facts)
  })
  await row.refresh()
}

/** The same as a part of something larger, of a row that is held. */
export async function reviseIn(
  trx: Trx,
  row: ImprovementMeasure,
  by: Actor,
  facts: Pick<MeasureFacts, 'dueOn'> & Partial<MeasureFacts>
) {
  row.merge(columnsOf(facts))
  const before = Object.fromEntries(Object.keys(row.$dirty).map((name) => [name, plain(row.$original[name])]))
  await row.merge({ version: row.version + 1 }).save()
  await improvementWorkflow.tell(trx, 'improvement_measure.revised', row.id, by, { before })
}

const plain = (value: unknown) => (DateTime.isDateTime(value) ? value.toISODate() : value)
