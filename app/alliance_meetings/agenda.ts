import { inTransaction, sqlTime, type Trx } from '#app/core/dialect'
import type { MemberClass } from '#app/alliance/member_classes'
import type { Actor } from '#app/users/actor'
import type AllianceMeeting from './alliance_meeting.js'
import MeetingItem, { type ItemKind } from './meeting_item.js'
import { meetingWorkflow } from './meeting_workflow.js'

export type ItemFacts = {
  kind: ItemKind
  title: string
  body: string | null
  memberId: number | null
  electedClass: MemberClass | null
  seats: number | null
  isSecret: boolean
  candidateIds: number[]
}

/** Stores the papers that came with the item; one that is refused refuses the whole. */
type KeepPapers = (trx: Trx, item: MeetingItem) => Promise<void>

/** The agenda is written while the meeting is a draft: who was called together knows what for. */
export function addItem(
  meeting: AllianceMeeting,
  by: Actor,
  { candidateIds, ...facts }: ItemFacts,
  keep: KeepPapers = async () => {}
) {
  return onDraft(meeting, async (trx) => {
    const [{ last }] = await trx.from('meeting_items').where({ meeting_id: meeting.id }).max('position as last')
    const item = await MeetingItem.create(
      { ...facts, meetingId: meeting.id, position: Number(last ?? 0) + 1, state: 'pending' },
      { client: trx }
    )
    await item.related('candidates').sync(candidateIds)
    await keep(trx, item)
    await meetingWorkflow.tell(trx, 'alliance_meeting.item_added', meeting.id, by, { about: item.title })
    return item
  })
}

export function reviseItem(
  meeting: AllianceMeeting,
  { id }: MeetingItem,
  by: Actor,
  facts: ItemFacts,
  keep: KeepPapers = async () => {}
) {
  return onDraft(meeting, async (trx) => {
    const item = await MeetingItem.findOrFail(id, { client: trx })
    const { candidateIds, ...columns } = facts
    await item.merge(columns).save()
    await item.related('candidates').sync(candidateIds)
    await keep(trx, item)
    await meetingWorkflow.tell(trx, 'alliance_meeting.item_revised', meeting.id, by, { about: item.title })
  })
}

/** One place earlier. */
export function raiseItem(meeting: AllianceMeeting, item: MeetingItem) {
  return onDraft(meeting, async (trx) => {
    const before = await MeetingItem.query({ client: trx })
      .where('meetingId', meeting.id)
      .where('position', '<', item.position)
      .orderBy('position', 'desc')
      .first()
    if (!before) return
    await trx.from('meeting_items').where('id', item.id).update({ position: before.position })
    await trx.from('meeting_items').where('id', before.id).update({ position: item.position })
  })
}

export function removeItem(meeting: AllianceMeeting, item: MeetingItem, by: Actor) {
  return onDraft(meeting, async (trx) => {
    await trx.from('meeting_candidates').where('item_id', item.id).delete()
    await trx.from('attachments').where({ subject_type: 'meeting_item', subject_id: item.id }).update({
      removed_at: sqlTime(),
    })
    await trx.from('meeting_items').where('id', item.id).delete()
    await meetingWorkflow.tell(trx, 'alliance_meeting.item_removed', meeting.id, by, { about: item.title })
  })
}

function onDraft<T>(meeting: AllianceMeeting, work: (trx: Trx) => Promise<T>) {
  return inTransaction(async (trx) => {
    await meetingWorkflow.hold(trx, meeting.id, ['draft'], 'agenda')
    return work(trx)
  })
}
