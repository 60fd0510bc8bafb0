import { DateTime } from 'luxon'
import config from '#config/improvements'
import Attachment from '#app/attachments/attachment'
import { beijingDay } from '#app/core/beijing_day'
import { inTransaction, isDuplicateKey, type Trx } from '#app/core/dialect'
import type { Actor } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { Workflow } from '#app/workflow/workflow'
import ImprovementMeasure from './improvement_measure.js'
import type { Problem } from './problem.js'

export type ImprovementState = 'proposed' | 'accepted' | 'under_way' | 'reported' | 'done' | 'not_done' | 'dropped'

const OWNERS = ['bureau_handler', 'division_head', 'bureau_leader', 'district_reviewer'] as const

/** Found in the records of a year, decided, taken by its owner, and told of in the next report as done or not. */
export const improvementWorkflow = new Workflow(
  'improvement_measure',
  'improvement_measures',
  {
    proposed: { tone: 'quiet', waitsFor: ['bureau_handler', 'division_head'], group: 'proposed' },
    accepted: { tone: 'waiting', waitsFor: OWNERS, group: 'owner' },
    under_way: { tone: 'info', waitsFor: OWNERS, group: 'owner' },
    reported: { tone: 'waiting', waitsFor: ['division_head'], group: 'reported' },
    done: { tone: 'good', waitsFor: null, group: 'done' },
    not_done: { tone: 'bad', waitsFor: null, group: 'not_done' },
    dropped: { tone: 'quiet', waitsFor: null, group: 'dropped' },
  },
  {
    accept: { from: ['proposed'], to: 'accepted', recordedAs: 'improvement_measure.accepted' },
    start: { from: ['accepted'], to: 'under_way', recordedAs: 'improvement_measure.started' },
    report: { from: ['accepted', 'under_way'], to: 'reported', recordedAs: 'improvement_measure.reported' },
    sendBack: { from: ['reported'], to: 'under_way', recordedAs: 'improvement_measure.returned' },
    confirm: { from: ['reported'], to: 'done', recordedAs: 'improvement_measure.confirmed' },
    fail: { from: ['accepted', 'under_way', 'reported'], to: 'not_done', recordedAs: 'improvement_measure.not_done' },
    drop: { from: ['proposed', 'accepted', 'under_way'], to: 'dropped', recordedAs: 'improvement_measure.dropped' },
  } as const satisfies Record<string, { from: readonly ImprovementState[]; to: ImprovementState; recordedAs: string }>
)

/** What the report tells of: what was only proposed or was dropped is nobody's task. */
export const DECIDED: readonly ImprovementState[] = ['accepted', 'under_way', 'reported', 'done', 'not_done']

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
      ...{ state: 'proposed', version: 0, stateSince: DateTime.utc(), createdById: by.id },
    },
    { client: trx }
  )
  await improvementWorkflow.begin(trx, row, by, 'improvement_measure.proposed')
  return row
}

export type MeasureFacts = {
  problem: string
  measure: string
  ownerId: number | null
  ownerDistrict: string | null
  partner: string | null
  dueOn: string
  success: string
}

const WRITABLE: readonly ImprovementState[] = ['proposed', 'accepted', 'under_way']

export const isWritable = ({ state }: ImprovementMeasure) => WRITABLE.includes(state)

/** What it said before stays in the trail. @throws StepNotAllowed `edited_meanwhile` */
export async function reviseMeasure(row: ImprovementMeasure, by: Actor, facts: MeasureFacts, version: number) {
  await inTransaction(async (trx) => {
    const now = await held(trx, row, WRITABLE, version, 'edit')
    const columns = { ...facts, dueOn: DateTime.fromISO(facts.dueOn) }
    now.merge(columns)
    const before = Object.fromEntries(Object.keys(now.$dirty).map((name) => [name, plain(now.$original[name])]))
    await now.merge({ version: version + 1 }).save()
    await improvementWorkflow.tell(trx, 'improvement_measure.revised', row.id, by, { before })
  })
  await row.refresh()
}

const plain = (value: unknown) => (DateTime.isDateTime(value) ? value.toISODate() : value)

/** The row as it is now, held still. */
async function held(
  trx: Trx,
  { id }: ImprovementMeasure,
  states: readonly ImprovementState[],
  version: number,
  act: string
) {
  await improvementWorkflow.hold(trx, id, states, act)
  const row = await ImprovementMeasure.findOrFail(id, { client: trx })
  if (row.version !== version) throw new StepNotAllowed(act, 'edited_meanwhile')
  return row
}

type Said<Words = unknown> = Words & { version: number }

/** @throws StepNotAllowed `owner_missing` */
export async function acceptMeasure(row: ImprovementMeasure, by: Actor, { opinion, version }: Said<Opinion>) {
  if (!row.hasOwner) throw new StepNotAllowed('accept', 'owner_missing')
  await improvementWorkflow.take('accept', row, { by, version, details: { opinion } })
}

type Opinion = { opinion?: string | null }

/** 进展: the first one begins the work. */
export async function noteProgress(row: ImprovementMeasure, by: Actor, { progress, version }: Said<{ progress: string }>) {
  const details = { opinion: progress }
  if (row.state === 'accepted') return improvementWorkflow.take('start', row, { by, version, set: { progress }, details })
  await inTransaction(async (trx) => {
    const now = await held(trx, row, ['under_way'], version, 'progress')
    await now.merge({ progress, version: version + 1 }).save()
    await improvementWorkflow.tell(trx, 'improvement_measure.progressed', row.id, by, details)
  })
  await row.refresh()
}

/**
 * 报告完成: with files, or a page of ours, that show it.
 *
 * @throws StepNotAllowed `measure_unproven`
 */
export function reportMeasure(
  row: ImprovementMeasure,
  by: Actor,
  { proof, proofPath, version }: Said<{ proof: string; proofPath: string | null }>
) {
  return improvementWorkflow.take('report', row, {
    ...{ by, version, details: { opinion: proof } },
    set: { proof, proof_path: proofPath, done_on: beijingDay() },
    also: async (trx) => {
      if (!proofPath && !(await hasProof(row, trx))) throw new StepNotAllowed('report', 'measure_unproven')
    },
  })
}

export async function hasProof(row: ImprovementMeasure, trx?: Trx) {
  return (await filesOf(row, trx).limit(1)).length > 0
}

export function filesOf({ id }: ImprovementMeasure, trx?: Trx) {
  return Attachment.query({ client: trx })
    .where({ subjectType: 'improvement_measure', subjectId: id })
    .whereNull('removedAt')
    .orderBy('id')
}

export function sendMeasureBack(row: ImprovementMeasure, by: Actor, { opinion, version }: Said<Opinion>) {
  return improvementWorkflow.take('sendBack', row, { by, version, set: { done_on: null }, details: { opinion } })
}

export function confirmMeasure(row: ImprovementMeasure, by: Actor, { opinion, version }: Said<Opinion>) {
  return improvementWorkflow.take('confirm', row, { by, version, details: { opinion } })
}

/** 未完成: the next report says why. */
export function failMeasure(row: ImprovementMeasure, by: Actor, { reason, version }: Said<{ reason: string }>) {
  const set = { reason, done_on: null }
  return improvementWorkflow.take('fail', row, { by, version, set, details: { opinion: reason } })
}

/** 不列入 */
export function dropMeasure(row: ImprovementMeasure, by: Actor, { reason, version }: Said<{ reason: string }>) {
  return improvementWorkflow.take('drop', row, { by, version, set: { reason }, details: { opinion: reason } })
}
