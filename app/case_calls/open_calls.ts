import { beijingDay } from '#app/calendar/working_days'
import cases from '#config/cases'
import CaseCall from './case_call.js'

type Window = Pick<CaseCall, 'state' | 'firstDay' | 'lastDay'>

/** Can something be handed in on this ISO day? The last day is a whole one. */
export function callIsOpen({ state, firstDay, lastDay }: Window, day = beijingDay()) {
  return state === 'published' && firstDay <= day && day <= lastDay
}

/** Where a call stands on this day; `cancelled` only for those that had been published. */
export function callStanding(call: Window, day = beijingDay()) {
  if (call.state !== 'published') return call.state
  if (callIsOpen(call, day)) return 'open' as const
  return day < call.firstDay ? ('coming' as const) : ('over' as const)
}

/** Published calls that take something in today, the next to close first. */
export function openCalls() {
  const today = beijingDay()
  return CaseCall.query()
    .where('state', 'published')
    .where('opensOn', '<=', today)
    .where('closesOn', '>=', today)
    .orderBy('closesOn')
    .orderBy('id')
}

/** How many are shortlisted where so many are to be chosen. */
export function shortlistSize(toSelect: number) {
  return Math.ceil(toSelect * cases.shortlist)
}
