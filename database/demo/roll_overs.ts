import { beijingYear } from '#app/core/beijing_day'
import { beginRollOver } from '#app/roll_overs/begin_roll_over'
import { reviseItem } from '#app/roll_overs/revise_item'
import RollOverItem from '#app/roll_overs/roll_over_item'
import { actorFor } from '#app/users/actor'
import type { DemoPeople } from './people.js'

/** The next year, compared with this one and not opened yet; the head wants a longer public notice. */
export async function seedRollOvers({ head }: DemoPeople) {
  const by = { ...actorFor(head), id: head.id }
  const { id } = await beginRollOver(beijingYear() + 1, by)
  const batch = await RollOverItem.query().where({ rollOverId: id, kind: 'point_batch' }).first()
  if (batch) await reviseItem(batch, by, { ...batch.facts, noticeDays: 7 }, batch.version)
}
