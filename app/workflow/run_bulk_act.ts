import logger from '@adonisjs/core/services/logger'
import { inTransaction, sqlTime, type Trx } from '#app/core/dialect'
import { actorFor, inNameOf, system } from '#app/users/actor'
import { loadStandIns } from '#app/users/stand_in'
import User from '#app/users/user'
import BulkAct from './bulk_act.js'
import { fitOf, type Misfit } from './bulk_fit.js'
import BulkItem, { type Verdict } from './bulk_item.js'
import { bulkKind, type BulkKind } from './bulk_kinds.js'
import { bulkActWorkflow } from './bulk_workflow.js'
import StepNotAllowed from './step_not_allowed.js'
import { unlessMoved } from './unless_moved.js'

const AT_A_TIME = 50

/** Another worker has settled this row: what was about to be done again is undone. */
class SettledBefore extends Error {}

type Outcome = { verdict: Verdict; reason?: string; params?: object | null }

/**
 * Does the act to each row that has no verdict yet. May be killed at any moment, be started again, and run twice at
 * once: the verdict is written in the transaction of the act itself, and only where there is none.
 */
export async function runBulkAct(id: number) {
  const act = await BulkAct.findOrFail(id)
  if (act.state !== 'running') return

  const kind = bulkKind(act.act)
  for (;;) {
    const items = await BulkItem.query().where({ bulkActId: id }).whereNull('verdict').orderBy('id').limit(AT_A_TIME)
    if (items.length === 0) break
    for (const item of items) await settle(kind, act, item)
  }
  await finish(act)
}

/** The others go on, whatever becomes of one. */
async function settle(kind: BulkKind, act: BulkAct, item: BulkItem) {
  try {
    await actOn(kind, act, item)
  } catch (error) {
    if (!(error instanceof SettledBefore)) await writeAlone(item, outcomeOf(error, item))
  }
}

/** The person is asked for anew with each row: somebody deactivated meanwhile does nothing any more. */
async function actOn(kind: BulkKind, act: BulkAct, item: BulkItem) {
  const user = await User.findOrFail(act.byId)
  if (!user.isActive) return writeAlone(item, { verdict: 'refused', reason: 'person_inactive' })
  await loadStandIns(user)

  const [row] = await kind.rows(user, [item.subjectId])
  const fit = await fitOf(kind, user, item, row)
  if (fit.misfit) return writeAlone(item, await refusal(kind, item, fit.misfit, row?.state))

  const by = inNameOf({ ...actorFor(user), id: user.id }, fit.name)
  const also = (trx: Trx) => write(trx, item, { verdict: 'done' })
  await kind.run(fit.row, { ...act.params, ...item.params }, by, { version: item.version, also })
}

async function refusal(kind: BulkKind, { subjectId }: BulkItem, reason: Misfit, state?: string): Promise<Outcome> {
  if (reason !== 'moved_on') return { verdict: 'refused', reason, params: state ? { state } : null }
  const { subject, table } = kind.workflow
  const { lastAct } = await inTransaction((trx) => StepNotAllowed.because(trx, subject, table, subjectId, 'bulk'))
  return { verdict: 'refused', reason, params: lastAct }
}

function outcomeOf(error: unknown, { id }: BulkItem): Outcome {
  if (error instanceof StepNotAllowed) return { verdict: 'refused', reason: error.reason, params: error.lastAct }
  logger.error({ err: error, bulkItemId: id }, 'a row of a bulk act failed')
  return { verdict: 'failed', reason: 'failed' }
}

async function writeAlone(item: BulkItem, outcome: Outcome) {
  await inTransaction((trx) => write(trx, item, outcome)).catch((error) => {
    if (!(error instanceof SettledBefore)) throw error
  })
}

/** @throws SettledBefore when there is a verdict already */
async function write(trx: Trx, { id }: BulkItem, { verdict, reason, params }: Outcome) {
  const written = await trx
    .from('bulk_items')
    .where({ id })
    .whereNull('verdict')
    .update({
      verdict,
      reason: reason ?? null,
      reason_params: params ? JSON.stringify(params) : null,
      settled_at: sqlTime(),
    })
  if (Number(written) === 0) throw new SettledBefore()
}

/** The notice goes out once, whoever comes to the end first. */
async function finish(act: BulkAct) {
  const { waiting, ...counts } = (await BulkAct.countsOf([act.id]))(act.id)
  const finishing = { by: system('bulk_runner'), details: counts, set: { finished_at: sqlTime() } }
  await unlessMoved(() => bulkActWorkflow.take('finish', act, finishing))
}
