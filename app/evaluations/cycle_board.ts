import db from '@adonisjs/lucid/services/db'
import { inTransaction } from '#app/core/dialect'
import { whyNot } from './cycle_conditions.js'
import type EvaluationCycle from './evaluation_cycle.js'
import { nextStep } from './evaluation_cycle_acts.js'
import { pointGroups } from './cycle_point_list.js'
import { pointEvaluationWorkflow as workflow, type EvaluationState } from './point_evaluation_workflow.js'
import { PARTS, type Part } from './point_evaluation.js'

export type Tally = {
  state: EvaluationState
  district_code: string
  host_type: string
  part: Part
  is_late: boolean
  total: number
  /** Of these, how many have filed. */
  filed: number
}

/** How the points of a cycle stand, counted by everything that the board shows: one statement, however many points. */
export async function talliesOf({ id }: EvaluationCycle): Promise<Tally[]> {
  const by = ['state', 'district_code', 'host_type', 'part', 'is_late']
  const rows = await db
    .from('point_evaluations')
    .where('cycle_id', id)
    .groupBy(...by)
    .select(...by)
    .count({ total: '*', filed: 'filed_at' })
  return rows.map((row) => ({
    ...{ ...row, is_late: Boolean(row.is_late) },
    ...{ total: Number(row.total), filed: Number(row.filed) },
  }))
}

const sum = (tallies: readonly Tally[]) => tallies.reduce((all, { total }) => all + total, 0)

/** The board, from the tallies. Pure. */
export function boardOf(tallies: readonly Tally[]) {
  const taking = tallies.filter(({ state }) => state !== 'left')
  return {
    all: sum(taking),
    left: sum(tallies) - sum(taking),
    late: sum(taking.filter(({ is_late: late }) => late)),
    filed: taking.reduce((all, { filed }) => all + filed, 0),
    states: (Object.keys(workflow.states) as EvaluationState[])
      .map((state) => ({ state, count: sum(tallies.filter((one) => one.state === state)) }))
      .filter(({ count }) => count > 0),
    parts: PARTS.map((part) => ({ part, count: sum(taking.filter((one) => one.part === part)) })),
    districts: crossed(taking, 'district_code'),
    types: crossed(taking, 'host_type'),
  }
}

/** Lines of one column by the groups of states, the largest first. */
function crossed(tallies: readonly Tally[], column: 'district_code' | 'host_type') {
  const keys = [...new Set(tallies.map((one) => one[column]))].toSorted()
  const lines = keys.map((key) => {
    const own = tallies.filter((one) => one[column] === key)
    const counts = pointGroups.map((group) => sum(own.filter(({ state }) => workflow.statesIn(group).includes(state))))
    return { key, counts, total: sum(own) }
  })
  return lines.toSorted((one, other) => other.total - one.total)
}

/** The next step, everything that keeps the cycle from it, and before the scoring how many points are not frozen yet. */
export async function nextOf(cycle: EvaluationCycle) {
  const step = nextStep(cycle)
  if (!step) return null
  const refusals = await inTransaction((trx) => whyNot(trx, step, cycle))
  const open = refusals.find(({ reason }) => reason === 'figures_open')
  return { step, refusals, unfrozen: Number(open?.facts?.count ?? 0) }
}
