import { DateTime } from 'luxon'
import { beijingDay } from '#app/core/beijing_day'
import { now } from '#app/core/clock'
import { inTransaction } from '#app/core/dialect'
import type { Answers } from '#app/core/form'
import type { Actor } from '#app/users/actor'
import { Workflow } from '#app/workflow/workflow'
import AllianceMember from './alliance_member.js'
import Seat, { type SeatState } from './seat.js'

/** Who sits where. A seat is held until it ends; what was is never overwritten. */
export const seatWorkflow = new Workflow(
  'alliance_seat',
  'alliance_seats',
  {
    held: { tone: 'good', waitsFor: null, group: 'held' },
    ended: { tone: 'quiet', waitsFor: null, group: 'ended' },
  },
  {
    end: { from: ['held'], to: 'ended', recordedAs: 'alliance_seat.ended' },
  } as const satisfies Record<string, { from: readonly SeatState[]; to: SeatState; recordedAs: string }>
)

/** 任职: of a member's unit where the unit is one; its seats end with the membership. */
export function fillSeat(by: Actor & { id: number }, { fromOn, ...facts }: Answers) {
  return inTransaction(async (trx) => {
    const member = await AllianceMember.query({ client: trx })
      .withScopes((scopes) => scopes.inAlliance())
      .where('name', facts.unit)
      .first()
    const { organ, post, person, unit, basis } = facts
    const seat = await Seat.create(
      {
        ...{ organ, post, person, unit, basis, fromOn: DateTime.fromISO(fromOn), memberId: member?.id ?? null },
        ...{ state: 'held', version: 0, stateSince: DateTime.fromJSDate(now()), createdById: by.id },
      },
      { client: trx }
    )
    await seatWorkflow.begin(trx, seat, by, 'alliance_seat.filled', { person, post, organ })
    return seat
  })
}

/** 卸任, today. */
export function endSeat(seat: Seat, by: Actor, { opinion, version }: { opinion: string; version?: number }) {
  const set = { until_on: beijingDay() }
  return seatWorkflow.take('end', seat, {
    by,
    version,
    set,
    details: { opinion, person: seat.person, post: seat.post },
  })
}
