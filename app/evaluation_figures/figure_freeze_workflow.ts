import { inTransaction, insertMissing, sqlTime, type Trx } from '#app/core/dialect'
import { inParts } from '#app/core/in_parts'
import { tell } from '#app/workflow/tell'
import type { Actor } from '#app/users/actor'
import { Workflow } from '#app/workflow/workflow'
import { enqueue } from '#jobs/queue'
import type FigureFreeze from './figure_freeze.js'

export type FreezeState = 'ordered' | 'frozen' | 'lifted'

/** A year of one point: a job freezes it; the head may lift that, and then it is frozen anew. */
export const figureFreezeWorkflow = new Workflow(
  'figure_freeze',
  'figure_freezes',
  {
    ordered: { tone: 'info', waitsFor: null, group: 'running' },
    frozen: { tone: 'good', waitsFor: null, group: 'frozen' },
    lifted: { tone: 'quiet', waitsFor: null, group: 'lifted' },
  },
  {
    freeze: { from: ['ordered'], to: 'frozen', recordedAs: 'figure_freeze.frozen' },
    lift: { from: ['frozen'], to: 'lifted', recordedAs: 'figure_freeze.lifted' },
  } as const satisfies Record<string, { from: readonly FreezeState[]; to: FreezeState; recordedAs: string }>
)

type Person = Actor & { id: number }

/**
 * 冻结: the figures of a year of these points, once, by a job. Points whose year is frozen already are left as they are.
 *
 * @param before what a room above holds still first, or refuses
 * @returns how many are frozen now, and the run whose progress can be watched
 */
export function freezeFigures(
  year: number,
  designationIds: readonly number[],
  by: Person,
  before?: (trx: Trx) => Promise<void>
) {
  return inTransaction(async (trx) => {
    await before?.(trx)
    /** Whoever changes what is in force at the same moment waits here, or is waited for. */
    const points = await trx
      .from('designations')
      .whereIn('id', [...designationIds])
      .orderBy('id')
      .forUpdate()
      .select('id')
    const [id] = await trx.table('figure_freeze_runs').insert({ year, total: 0, by_id: by.id, created_at: sqlTime() })
    const runId = Number(id)
    await order(trx, runId, year, points)
    const [{ count }] = await trx.from('figure_freezes').where('run_id', runId).count('* as count')
    const total = Number(count)
    const run = trx.from('figure_freeze_runs').where('id', runId)
    await (total > 0 ? run.update({ total }) : run.delete())
    if (total > 0) await promiseFreeze(trx, runId, year, total, by)
    return { runId, total }
  })
}

async function order(trx: Trx, runId: number, year: number, points: { id: number }[]) {
  const moment = sqlTime()
  const rows = points.map(({ id }) => ({
    ...{ run_id: runId, designation_id: id, year, is_current: true, state: 'ordered', version: 0 },
    ...{ state_since: moment, created_at: moment, updated_at: moment },
  }))
  const key = ['designation_id', 'year', 'is_current']
  for (const some of inParts(rows)) await insertMissing(trx, 'figure_freezes', some, key)
}

async function promiseFreeze(trx: Trx, runId: number, year: number, total: number, by: Person) {
  const subject = { type: 'figure_freeze_run', id: runId }
  await tell(trx, { action: 'figure_freeze_run.ordered', subject, by, details: { year, total } })
  await enqueue(trx, 'evaluation_figures/freeze', { runId }, { dedupeKey: `evaluation_figures/freeze/${runId}` })
}

/** 解冻 of one institution's year, with a reason: its figures follow the records again. */
export function liftFreeze(
  freeze: FigureFreeze,
  by: Person,
  { opinion, version }: { opinion: string; version: number }
) {
  return figureFreezeWorkflow.take('lift', freeze, {
    by,
    version,
    details: { opinion, point: freeze.designationId, year: freeze.year },
    set: { is_current: null },
  })
}
