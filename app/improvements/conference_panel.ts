import type { EventPanel } from '#app/events/event_panels'
import EventPolicy from '#app/events/event_policy'
import { agendaOf, canBePlanned, offeredTo } from './conference_agenda.js'
import { ownerName } from './improvement_owners.js'
import type ImprovementMeasure from './improvement_measure.js'

/** On the page of an annual conference: which measures stand on its agenda, and which could. */
export const conferencePanel: EventPanel = {
  template: 'components/improvements/agenda',
  async load(event, { auth, bouncer, i18n }) {
    if (!event.isConference || !auth.getUserOrFail().isBureau) return null
    const taken = await agendaOf(event)
    const mayTake = canBePlanned(event) && (await bouncer.with(EventPolicy).allows('manage', event))
    const offered = mayTake ? await offeredTo(event) : []
    if (taken.length === 0 && offered.length === 0) return null
    return {
      ...{ taken, offered, mayTake },
      isTaken: ({ id }: ImprovementMeasure) => taken.some((one) => one.id === id),
      ownerName: (row: ImprovementMeasure) => ownerName(row, i18n),
    }
  },
}
