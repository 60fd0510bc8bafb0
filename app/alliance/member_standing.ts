import rules from '#config/alliance'
import { addDays, beijingDay } from '#app/calendar/working_days'
import Clock from '#app/workflow/clock'
import type AllianceMember from './alliance_member.js'
import { dutiesOf } from './duty_sources.js'
import Proceeding from './proceeding.js'
import { proceedingWorkflow } from './proceeding_workflow.js'
import { standingOf, type Standing, type StandingFacts } from './standing.js'

/** How far back the last duty is looked for: further back nobody is a member any more. */
const LOOKED_BACK = 3 * 366

/** The standing of some members as of today, in a fixed number of statements. */
export async function standingsOf(members: readonly AllianceMember[]): Promise<Map<number, Standing>> {
  const facts = await standingFactsOf(members)
  return new Map(members.map(({ id }) => [id, standingOf(facts.get(id)!, rules)]))
}

export async function standingFactsOf(members: readonly AllianceMember[]): Promise<Map<number, StandingFacts>> {
  const today = beijingDay()
  const ids = members.map(({ id }) => id)
  const duties = await dutiesOf(members, { from: addDays(today, -LOOKED_BACK), until: today })
  const clocks = await Clock.of('alliance_member', ids)
  const open = await Proceeding.query().whereIn('memberId', ids).whereIn('state', proceedingWorkflow.statesIn('open'))
  const heard = await Clock.of(
    'alliance_proceeding',
    open.map(({ id }) => id)
  )
  return new Map(
    members.map((member) => {
      const proceeding = open.find(({ memberId }) => memberId === member.id)
      const dueOn = heard.find(({ subjectId }) => subjectId === proceeding?.id)?.dueOn?.toISODate() ?? null
      const lastDuty = duties.get(member.id)!.find(({ kind }) => kind !== 'pledge')
      return [
        member.id,
        {
          ...daysOf(member),
          lastDutyOn: lastOf(lastDuty?.on, member.joinedOn?.toISODate()),
          dueOn:
            clocks.find(({ subjectId, dueOn: due }) => subjectId === member.id && due !== null)?.dueOn?.toISODate() ??
            null,
          proceeding: proceeding ? { state: proceeding.state as 'review', dueOn } : null,
        },
      ]
    })
  )
}

/** What was done before the admission counts no longer than the admission itself. */
function lastOf(duty: string | undefined, joined: string | null | undefined) {
  return (
    [duty, joined]
      .filter((day) => day !== undefined && day !== null)
      .sort()
      .at(-1) ?? null
  )
}

function daysOf(member: AllianceMember) {
  const day = (moment: { toISODate(): string | null } | null) => moment?.toISODate() ?? null
  return {
    state: member.state,
    since: beijingDay(member.stateSince.toJSDate()),
    memberClass: member.standingClass,
    joinedOn: day(member.joinedOn),
    termUntil: day(member.termUntil),
    remindedOn: day(member.remindedOn),
    suspendedUntil: day(member.suspendedUntil),
    withdrawalAskedOn: day(member.withdrawalAskedOn),
  }
}
