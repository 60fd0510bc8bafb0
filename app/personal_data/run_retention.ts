import { DateTime } from 'luxon'
import { record } from '#app/audit/record'
import { inTransaction, sqlTime, type Trx } from '#app/core/dialect'
import type { Actor } from '#app/users/actor'
import config from '#config/retention'
import { countOverdue, forgetSome, retentionClasses, type Ending } from './retention_class.js'
import RetentionRun from './retention_run.js'

/** More are not counted for a page. */
export const MOST_COUNTED = 100_000

/** What every class keeps, and how many rows are over their time: nothing is touched. */
export async function retentionStanding() {
  const standing = []
  for (const one of retentionClasses()) {
    standing.push({ ...one, waiting: one.end === 'none' ? 0 : await countOverdue(one, MOST_COUNTED) })
  }
  return standing
}

/**
 * Deletes or makes anonymous what is over its time, in small transactions, each with its count. A run that was killed
 * is gone on with; one class that fails does not keep the others waiting.
 */
export async function runRetention(by: Actor) {
  const run = await openRun()
  const faults: unknown[] = []
  for (const one of retentionClasses()) {
    if (one.end !== 'none') await forgetAll(run, one).catch((error) => faults.push(error))
  }
  if (faults.length > 0) throw new AggregateError(faults, faults.map(String).join('; '))
  await finish(run, by)
  return run.refresh()
}

async function openRun() {
  const left = await RetentionRun.query().whereNull('finishedAt').orderBy('id').first()
  return left ?? RetentionRun.create({ counts: {}, total: 0, createdAt: DateTime.utc() })
}

/** What has been done is counted where it is done, so that a killed run has lost nothing it did. */
async function forgetAll({ id }: RetentionRun, one: Ending) {
  for (let batch = 0; batch < config.mostBatches; batch++) {
    const done = await inTransaction(async (trx) => {
      const some = await forgetSome(trx, one, config.batch)
      if (some > 0) await count(trx, id, one.key, some)
      return some
    })
    if (done === 0) return
  }
}

async function count(trx: Trx, id: number, key: string, some: number) {
  const run = await RetentionRun.query({ client: trx }).where({ id }).forUpdate().firstOrFail()
  run.counts = { ...run.counts, [key]: (run.counts[key] ?? 0) + some }
  run.total += some
  await run.save()
}

function finish({ id }: RetentionRun, by: Actor) {
  return inTransaction(async (trx) => {
    const row = { finished_at: sqlTime(), updated_at: sqlTime() }
    const moved = await trx.from('retention_runs').where({ id }).whereNull('finished_at').update(row)
    if (Number(moved) === 0) return
    const { total, counts } = await RetentionRun.findOrFail(id, { client: trx })
    const subject = { type: 'retention_run', id }
    await record(trx, { action: 'retention_run.finished', subject, by, details: { total, counts } })
  })
}
