import { DateTime } from 'luxon'
import { workCalendar } from '#app/calendar/work_calendar'
import { beijingDay } from '#app/core/beijing_day'
import { canonicalJson } from '#app/core/canonical_json'
import { inTransaction, isDuplicateKey, type Trx } from '#app/core/dialect'
import type { Actor } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import type { Plan, RollKind } from './roll_kind.js'
import { rollKinds } from './roll_kinds.js'
import RollOver from './roll_over.js'
import RollOverItem from './roll_over_item.js'
import { rollOverWorkflow as workflow } from './roll_over_workflow.js'

type Person = Actor & { id: number }
type Found = { kind: RollKind; plan: Plan; position: number }

/** Everything that the year would begin with, as last year had it. */
async function foundFor(year: number): Promise<Found[]> {
  const preparing = { year, calendar: await workCalendar(), today: beijingDay() }
  const found: { kind: RollKind; plan: Plan }[] = []
  for (const kind of rollKinds) {
    for (const plan of await kind.plans(preparing)) found.push({ kind, plan })
  }
  return found.map((one, position) => ({ ...one, position }))
}

/** 筹备新年度. There is one for each year. @throws StepNotAllowed `roll_over_there` */
export async function beginRollOver(year: number, by: Person): Promise<RollOver> {
  const found = await foundFor(year)
  try {
    return await inTransaction(async (trx) => {
      const fresh = { state: 'preparing', version: 0, stateSince: DateTime.utc(), begunById: by.id } as const
      const rollOver = await RollOver.create({ year, ...fresh }, { client: trx })
      for (const one of found) await addItem(trx, rollOver.id, one)
      await workflow.begin(trx, rollOver, by, 'roll_over.begun', { year, count: found.length })
      return rollOver
    })
  } catch (error) {
    if (isDuplicateKey(error)) throw new StepNotAllowed('begin', 'roll_over_there')
    throw error
  }
}

/**
 * 重新比对: what last year has got meanwhile is added, and what nobody has changed or ordered is planned anew, for
 * instance when the working calendar of the year is known.
 *
 * @returns how many were added and how many changed
 */
export async function lookAgain({ id, year }: RollOver, by: Person) {
  const found = await foundFor(year)
  return inTransaction(async (trx) => {
    await workflow.hold(trx, id, ['preparing'], 'refresh')
    const items = await RollOverItem.query({ client: trx }).where('rollOverId', id)
    const counts = { added: 0, changed: 0 }
    for (const one of found) {
      const item = items.find((known) => isOf(known, one))
      if (!item) await addItem(trx, id, one)
      if (!item) counts.added++
      else if (await plannedAnew(item, one.plan)) counts.changed++
    }
    await workflow.tell(trx, 'roll_over.refreshed', id, by, counts)
    return counts
  })
}

function isOf(item: RollOverItem, { kind, plan }: Found) {
  if (item.kind !== kind.key) return false
  return kind.isOnce || kind.opensItself || item.sourceId === plan.sourceId
}

function addItem(trx: Trx, rollOverId: number, { kind, plan, position }: Found) {
  const { sourceTitle, ...rest } = plan
  const row = { rollOverId, kind: kind.key, position, sourceTitle: sourceTitle.slice(0, 200), version: 0 }
  return RollOverItem.create({ ...row, ...rest }, { client: trx })
}

async function plannedAnew(item: RollOverItem, { sourceId, sourceTitle, before, facts, whys }: Plan) {
  if (item.editedAt || item.orderedAt) return false
  const known = canonicalJson({ before: item.before, facts: item.facts, whys: item.whys })
  if (known === canonicalJson({ before, facts, whys })) return false
  await item
    .merge({ sourceId, sourceTitle: sourceTitle.slice(0, 200), before, facts, whys, version: item.version + 1 })
    .save()
  return true
}

type Ending = { version?: number; opinion?: string }

/** 结束筹备: what was not opened is left to its own pages. */
export function concludeRollOver(rollOver: RollOver, by: Person, { version, opinion }: Ending) {
  return workflow.take('conclude', rollOver, { by, version, details: opinion ? { opinion } : {} })
}

export function reopenRollOver(rollOver: RollOver, by: Person, { version, opinion }: Ending) {
  return workflow.take('reopen', rollOver, { by, version, details: opinion ? { opinion } : {} })
}
