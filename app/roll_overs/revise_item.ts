import { DateTime } from 'luxon'
import { canonicalJson } from '#app/core/canonical_json'
import { now } from '#app/core/clock'
import { inTransaction } from '#app/core/dialect'
import type { Answers } from '#app/core/form'
import type { Actor } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { rollKind } from './roll_kinds.js'
import type { Whys } from './roll_kind.js'
import RollOverItem from './roll_over_item.js'
import { rollOverWorkflow as workflow } from './roll_over_workflow.js'

type Person = Actor & { id: number }

/**
 * Changes what would be opened. Each field that differs says who wanted it so.
 *
 * @throws StepNotAllowed `edited_meanwhile`; `roll_item_opened` when it is there already
 */
export function reviseItem({ id, rollOverId }: RollOverItem, by: Person, facts: Answers, version: number) {
  return inTransaction(async (trx) => {
    await workflow.hold(trx, rollOverId, ['preparing'], 'edit')
    const item = await RollOverItem.query({ client: trx }).where('id', id).forUpdate().firstOrFail()
    if (item.isOpened) throw new StepNotAllowed('edit', 'roll_item_opened')
    if (item.version !== version) throw new StepNotAllowed('edit', 'edited_meanwhile')
    const changed = rollKind(item.kind).editable.filter((name) => !isSame(item.facts[name], facts[name]))
    if (changed.length === 0) return
    const edited = { key: 'edited', params: { name: by.name } }
    const whys: Whys = { ...item.whys, ...Object.fromEntries(changed.map((name) => [name, edited])) }
    const changes = Object.fromEntries(changed.map((name) => [name, [item.facts[name] ?? null, facts[name] ?? null]]))
    const editedAt = DateTime.fromJSDate(now())
    await item.merge({ facts: { ...item.facts, ...facts }, whys, editedAt, version: version + 1 }).save()
    await workflow.tell(trx, 'roll_over.revised', rollOverId, by, { kind: item.kind, about: item.sourceTitle, changes })
  })
}

const isSame = (one: unknown, other: unknown) =>
  canonicalJson({ value: one ?? null }) === canonicalJson({ value: other ?? null })
