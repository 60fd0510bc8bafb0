import { workCalendar } from '#app/calendar/work_calendar'
import { sqlTime, type Trx } from '#app/core/dialect'
import { inParts } from '#app/core/in_parts'
import type { Actor } from '#app/users/actor'
import Clock from './clock.js'
import { moveClocks } from './clocks.js'
import StepNotAllowed from './step_not_allowed.js'
import { tellAll } from './tell.js'
import type { Workflow } from './workflow.js'

type Row<S> = { id: number; state: S; version: number }
type Taking = { by: Actor; details?: Record<string, unknown>; set?: Record<string, unknown> }

/**
 * The same step for many rows as a part of something larger: a few statements for a hundred rows, and still an entry in
 * the trail of each one. The rows were read under lock.
 *
 * @throws StepNotAllowed when one of them is in another state by now: then none has moved
 */
export async function takeAllIn<S extends string, P extends string>(
  trx: Trx,
  workflow: Workflow<S, P>,
  step: P,
  rows: readonly Row<S>[],
  { by, details = {}, set = {} }: Taking
) {
  const { from, to, recordedAs } = workflow.steps[step]
  for (const some of inParts(rows)) {
    const ids = some.map(({ id }) => id)
    const moved = await trx
      .from(workflow.table)
      .whereIn('id', ids)
      .whereIn('state', [...from])
      .update({ ...set, state: to, state_since: sqlTime(), updated_at: sqlTime(), version: trx.raw('version + 1') })
    if (Number(moved) !== some.length) throw new StepNotAllowed(step, 'moved_on')
  }
  await runClocks(trx, workflow, rows, to)
  await tellAll(
    trx,
    recordedAs,
    rows.map(({ id, state }) => ({ type: workflow.subject, id, details: { from: state, to, ...details } })),
    by
  )
}

/** Only rows with a limit that runs, or one that begins, are gone through one by one. */
async function runClocks<S extends string, P extends string>(
  trx: Trx,
  { subject, clocks }: Workflow<S, P>,
  rows: readonly Row<S>[],
  to: S
) {
  if (!clocks || rows.length === 0) return
  const begins = Object.values(clocks.rules).some(({ runsIn }) => runsIn.includes(to))
  const ids = rows.map(({ id }) => id)
  const running = Map.groupBy(await Clock.of(subject, ids).useTransaction(trx), ({ subjectId }) => subjectId)
  const touched = begins ? rows : rows.filter(({ id }) => running.has(id))
  if (touched.length === 0) return
  const calendar = await workCalendar(trx)
  for (const row of touched) {
    const moved = { type: subject, id: row.id, title: clocks.title(row) }
    await moveClocks(trx, clocks.rules, moved, to, { open: running.get(row.id) ?? [], calendar })
  }
}
