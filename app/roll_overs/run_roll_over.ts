import logger from '@adonisjs/core/services/logger'
import { beijingDay } from '#app/core/beijing_day'
import { inTransaction, sqlTime, type Trx } from '#app/core/dialect'
import { actorFor, system } from '#app/users/actor'
import { loadStandIns } from '#app/users/stand_in'
import User from '#app/users/user'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { unlessMoved } from '#app/workflow/unless_moved'
import { checkedItem } from './checked_item.js'
import { rollKind } from './roll_kinds.js'
import RollOver from './roll_over.js'
import RollOverItem, { type ItemVerdict } from './roll_over_item.js'
import { rollOverWorkflow as workflow } from './roll_over_workflow.js'

/** Another worker has settled this one: what was about to be made again is undone. */
class SettledBefore extends Error {}

type Outcome = { verdict: ItemVerdict; reason?: string; params?: object | null; resultId?: number }

/**
 * Opens what was ordered, one transaction each. May be killed at any moment, be started again, and run twice at once:
 * the verdict is written in the transaction of the verb itself, and only where there is none.
 */
export async function runRollOver(id: number) {
  const rollOver = await RollOver.findOrFail(id)
  if (rollOver.state !== 'running') return
  const items = await RollOverItem.query()
    .where('rollOverId', id)
    .whereNotNull('orderedAt')
    .whereNull('verdict')
    .orderBy('position')
    .orderBy('id')
  for (const item of items) await settle(rollOver, item)
  await finish(rollOver)
}

/** The others go on, whatever becomes of one. */
async function settle(rollOver: RollOver, item: RollOverItem) {
  try {
    await open(rollOver, item)
  } catch (error) {
    if (!(error instanceof SettledBefore)) await writeAlone(item, outcomeOf(error, item))
  }
}

/** The person is asked for anew, and the rules of the form: a day may be over since it was ordered. */
async function open({ year }: RollOver, item: RollOverItem) {
  const kind = rollKind(item.kind)
  const user = await User.findOrFail(item.orderedById!)
  if (!user.isActive) return writeAlone(item, { verdict: 'refused', reason: 'person_inactive' })
  await loadStandIns(user)
  if (!kind.run || !(await kind.may(user))) return writeAlone(item, { verdict: 'refused', reason: 'forbidden' })
  const from = kind.opensFrom?.(year + kind.about)
  if (from && beijingDay() < from) throw new StepNotAllowed('open', 'roll_item_early', null, { day: from })
  const { problems, answers: facts } = await checkedItem(item)
  if (problems.length > 0) return writeAlone(item, { verdict: 'refused', reason: 'roll_item_invalid' })

  const by = { ...actorFor(user), id: user.id }
  await kind.run({ sourceId: item.sourceId, facts }, by, async (trx, resultId) => {
    await write(trx, item, { verdict: 'opened', resultId })
    const details = { kind: item.kind, about: facts.title ?? facts.name ?? item.sourceTitle, resultId }
    await workflow.tell(trx, 'roll_over.item_opened', item.rollOverId, by, details)
  })
}

function outcomeOf(error: unknown, { id }: RollOverItem): Outcome {
  if (error instanceof StepNotAllowed) {
    return { verdict: 'refused', reason: error.reason, params: { ...error.lastAct, ...error.facts } }
  }
  logger.error({ err: error, rollOverItemId: id }, 'a thing of the new year could not be opened')
  return { verdict: 'failed', reason: 'failed' }
}

async function writeAlone(item: RollOverItem, outcome: Outcome) {
  await inTransaction((trx) => write(trx, item, outcome)).catch((error) => {
    if (!(error instanceof SettledBefore)) throw error
  })
}

/** @throws SettledBefore when there is a verdict already */
async function write(trx: Trx, { id }: RollOverItem, { verdict, reason, params, resultId }: Outcome) {
  const written = await trx
    .from('roll_over_items')
    .where({ id })
    .whereNull('verdict')
    .update({
      ...{ verdict, reason: reason ?? null, reason_params: params ? JSON.stringify(params) : null },
      ...{ result_id: resultId ?? null, settled_at: sqlTime(), updated_at: sqlTime() },
    })
  if (Number(written) === 0) throw new SettledBefore()
}

/** Of this run alone. The notice goes out once, whoever comes to the end first. */
async function finish(rollOver: RollOver) {
  const items = await RollOverItem.query().where('rollOverId', rollOver.id).whereNotNull('verdict')
  const settled = items.filter(({ settledAt }) => settledAt && settledAt >= rollOver.stateSince)
  const of = (verdict: ItemVerdict) => settled.filter((item) => item.verdict === verdict)
  const details = {
    ...{ opened: of('opened').length, refused: of('refused').length, failed: of('failed').length },
    kinds: [...new Set(of('opened').map(({ kind }) => kind))],
    orderedById: rollOver.orderedById,
  }
  await unlessMoved(() => workflow.take('finish', rollOver, { by: system('roll_over_runner'), details }))
}
