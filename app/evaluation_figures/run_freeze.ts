import db from '@adonisjs/lucid/services/db'
import { sqlTime, type Trx } from '#app/core/dialect'
import { system } from '#app/users/actor'
import { unlessMoved } from '#app/workflow/unless_moved'
import { calculated, nameOf } from './calculate_figure.js'
import type { FigureRow } from './figure.js'
import { figureKeys, type FigureDefinition } from './figure_definitions.js'
import FigureFreeze, { FigureFreezeRun } from './figure_freeze.js'
import { figureFreezeWorkflow } from './figure_freeze_workflow.js'
import { rowsOfPoints } from './figures_of.js'

const AT_A_TIME = 50

/**
 * Freezes what is ordered. May be killed at any moment, be started again, and run twice at once: the figures of a point
 * are written in the step that takes it from ordered to frozen, which happens once.
 */
export async function runFreeze(runId: number) {
  const { year } = await FigureFreezeRun.findOrFail(runId)
  for (;;) {
    const freezes = await FigureFreeze.query().where({ runId, state: 'ordered' }).orderBy('id').limit(AT_A_TIME)
    if (freezes.length === 0) return
    const rows = await rowsOfPoints(
      freezes.map(({ designationId }) => designationId),
      year,
      figureKeys
    )
    for (const freeze of freezes) await keep(freeze, rows.get(freeze.designationId)!)
  }
}

async function keep(freeze: FigureFreeze, figures: ReadonlyMap<FigureDefinition, FigureRow[]>) {
  const freezing = {
    by: system('figure_freezer'),
    details: { point: freeze.designationId, year: freeze.year },
    set: { frozen_at: sqlTime() },
    also: (trx: Trx) => write(trx, freeze, figures),
  }
  await unlessMoved(() => figureFreezeWorkflow.take('freeze', freeze, freezing))
}

async function write(trx: Trx, { id }: FigureFreeze, figures: ReadonlyMap<FigureDefinition, FigureRow[]>) {
  const rows = [...figures].map(([definition, own]) => {
    const { value, numerator, denominator, n, rowsCount, rowsHash, queryVersion, note } = calculated(definition, own)
    return {
      ...{ freeze_id: id, figure_key: definition.key, value, numerator, denominator, n, note },
      ...{ rows_count: rowsCount, rows_hash: rowsHash, query_version: queryVersion },
      row_ids: JSON.stringify(own.map(nameOf)),
    }
  })
  await trx.table('frozen_figures').multiInsert(rows)
}

/** Of some runs: how many points are done. */
export async function progressOf(runIds: readonly number[]): Promise<Map<number, number>> {
  const rows = await db
    .from('figure_freezes')
    .whereIn('run_id', [...runIds])
    .whereNot('state', 'ordered')
    .groupBy('run_id')
    .select('run_id')
    .count('* as done')
  return new Map(rows.map((row) => [row.run_id, Number(row.done)]))
}
