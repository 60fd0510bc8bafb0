import { DateTime } from 'luxon'
import { now } from '#app/core/clock'
import { inTransaction, type Trx } from '#app/core/dialect'
import type { Actor } from '#app/users/actor'
import User from '#app/users/user'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { Workflow } from '#app/workflow/workflow'
import AllianceMember, { IN_ALLIANCE } from './alliance_member.js'
import Handover from './handover.js'
import { memberWorkflow } from './member_workflow.js'
import { appointRepresentative } from './representatives.js'

export type HandoverState = 'proposed' | 'confirmed' | 'refused' | 'withdrawn'

/** 代表交接: the one who spoke until now says yes; where that person is gone, the secretariat does, with a reason. */
export const handoverWorkflow = new Workflow(
  'alliance_handover',
  'alliance_handovers',
  {
    proposed: { tone: 'waiting', waitsFor: ['operator', 'principal', 'alliance_secretariat'], group: 'open' },
    confirmed: { tone: 'good', waitsFor: null, group: 'closed' },
    refused: { tone: 'bad', waitsFor: null, group: 'closed' },
    withdrawn: { tone: 'quiet', waitsFor: null, group: 'closed' },
  },
  {
    confirm: { from: ['proposed'], to: 'confirmed', recordedAs: 'alliance_handover.confirmed' },
    refuse: { from: ['proposed'], to: 'refused', recordedAs: 'alliance_handover.refused' },
    withdraw: { from: ['proposed'], to: 'withdrawn', recordedAs: 'alliance_handover.withdrawn' },
  } as const satisfies Record<string, { from: readonly HandoverState[]; to: HandoverState; recordedAs: string }>
)

type Person = Actor & { id: number }

/**
 * 拟变更代表
 *
 * @throws StepNotAllowed `handover_open`, `representative_already`
 */
export function proposeHandover(member: AllianceMember, by: Person, toUserId: number) {
  return inTransaction(async (trx) => {
    await memberWorkflow.hold(trx, member.id, IN_ALLIANCE, 'proposeHandover')
    if (await openHandoverOf(member, trx)) throw new StepNotAllowed('proposeHandover', 'handover_open')
    if (member.representativeId === toUserId) throw new StepNotAllowed('proposeHandover', 'representative_already')
    const handover = await Handover.create(
      {
        ...{ memberId: member.id, fromUserId: member.representativeId, toUserId, createdById: by.id },
        ...{ state: 'proposed', version: 0, stateSince: DateTime.fromJSDate(now()) },
      },
      { client: trx }
    )
    await handoverWorkflow.begin(trx, handover, by, 'alliance_handover.proposed', {
      ...(await personsOf(trx, handover)),
      memberId: member.id,
    })
    return handover
  })
}

export function openHandoverOf({ id }: Pick<AllianceMember, 'id'>, trx?: Trx) {
  return Handover.query({ client: trx })
    .where({ memberId: id, state: 'proposed' })
    .preload('from')
    .preload('to')
    .first()
}

/** From today the new one speaks. What waited for the old one waits for the new one: all of it asks who represents. */
export function confirmHandover(handover: Handover, by: Person, { opinion, version }: Ruling) {
  return handoverWorkflow.take('confirm', handover, {
    by,
    version,
    details: opinion ? { opinion } : {},
    also: async (trx) => {
      await memberWorkflow.hold(trx, handover.memberId, IN_ALLIANCE, 'confirmHandover')
      await refuseGone(trx, handover)
      await appointRepresentative(trx, { id: handover.memberId }, handover.toUserId)
      const details = await personsOf(trx, handover)
      await memberWorkflow.tell(trx, 'alliance_member.representative_changed', handover.memberId, by, details)
    },
  })
}

/** Whoever is to speak may have left meanwhile. */
async function refuseGone(trx: Trx, { memberId, toUserId }: Handover) {
  const { organizationId } = await AllianceMember.findOrFail(memberId, { client: trx })
  const person = await User.query({ client: trx }).where({ id: toUserId, organizationId, isActive: true }).first()
  if (!person) throw new StepNotAllowed('confirmHandover', 'representative_gone')
}

type Ruling = { opinion?: string | null; version?: number }

export function refuseHandover(handover: Handover, by: Person, { opinion, version }: Ruling) {
  return handoverWorkflow.take('refuse', handover, { by, version, details: { opinion } })
}

export function withdrawHandover(handover: Handover, by: Person, { version }: { version?: number }) {
  return handoverWorkflow.take('withdraw', handover, { by, version })
}

/** 张某 → 李某, for the trail of the member. */
async function personsOf(trx: Trx, { fromUserId, toUserId }: Handover) {
  const people = await User.query({ client: trx }).whereIn('id', [fromUserId ?? 0, toUserId])
  const nameOf = (id: number | null) => people.find((person) => person.id === id)?.name ?? '—'
  const [before, after] = [nameOf(fromUserId), nameOf(toUserId)]
  return { before, after, person: `${before} → ${after}` }
}
