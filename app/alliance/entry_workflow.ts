import { DateTime } from 'luxon'
import { now } from '#app/core/clock'
import { inTransaction } from '#app/core/dialect'
import type { Answers } from '#app/core/form'
import type { Actor } from '#app/users/actor'
import { Workflow } from '#app/workflow/workflow'
import type AllianceMember from './alliance_member.js'
import { IN_ALLIANCE } from './alliance_member.js'
import Entry, { type EntryState } from './entry.js'
import { memberWorkflow } from './member_workflow.js'

/** What was noted by mistake is struck out with a reason and stays to be seen. */
export const entryWorkflow = new Workflow(
  'alliance_entry',
  'alliance_entries',
  {
    kept: { tone: 'good', waitsFor: null, group: 'kept' },
    struck: { tone: 'quiet', waitsFor: null, group: 'struck' },
  },
  {
    strike: { from: ['kept'], to: 'struck', recordedAs: 'alliance_entry.struck' },
  } as const satisfies Record<string, { from: readonly EntryState[]; to: EntryState; recordedAs: string }>
)

/** 登记: a duty done or a breach, in the trail of the member too. */
export function noteEntry(member: AllianceMember, by: Actor & { id: number }, facts: Answers) {
  return inTransaction(async (trx) => {
    await memberWorkflow.hold(trx, member.id, IN_ALLIANCE, 'note')
    const { kind, happenedOn, title, text = null } = facts
    const entry = await Entry.create(
      {
        ...{ memberId: member.id, kind, title, text, happenedOn: DateTime.fromISO(happenedOn), createdById: by.id },
        ...{ state: 'kept', version: 0, stateSince: DateTime.fromJSDate(now()) },
      },
      { client: trx }
    )
    await entryWorkflow.begin(trx, entry, by, 'alliance_entry.noted')
    const action = kind === 'breach' ? 'alliance_member.breach_noted' : 'alliance_member.duty_noted'
    await memberWorkflow.tell(trx, action, member.id, by, { about: title, happenedOn, kind })
    return entry
  })
}

export async function strikeEntry(
  entry: Entry,
  by: Actor,
  { opinion, version }: { opinion: string; version?: number }
) {
  const { title, memberId } = entry
  const also = (trx: Parameters<typeof memberWorkflow.tell>[0]) =>
    memberWorkflow.tell(trx, 'alliance_member.entry_struck', memberId, by, { about: title, opinion }).then(() => {})
  await entryWorkflow.take('strike', entry, { by, version, details: { opinion }, also })
}
