import type { EventPanel } from '#app/events/event_panels'
import EventPolicy from '#app/events/event_policy'
import { canBePlanned, itemsOf, offeredTo } from './conference_agenda.js'
import { canBeDecided } from './conference_decisions.js'
import { standingOf } from './improvement_list.js'
import { ownerName } from './improvement_owners.js'
import ImprovementPolicy from './improvement_policy.js'
import type ImprovementMeasure from './improvement_measure.js'

/** On the page of an annual conference: which measures stand on its agenda, which could, and what was decided. */
export const conferencePanel: EventPanel = {
  template: 'components/improvements/agenda',
  async load(event, { auth, bouncer, i18n }) {
    if (!event.isConference || !auth.getUserOrFail().isBureau) return null
    const items = await itemsOf(event)
    const mayTake = canBePlanned(event) && (await bouncer.with(EventPolicy).allows('manage', event))
    const offered = mayTake ? await offeredTo(event) : []
    if (items.length === 0 && offered.length === 0) return null
    return {
      ...{ items, offered, mayTake, canBeDecided, standingOf },
      mayDecide: await bouncer.with(ImprovementPolicy).allows('decide'),
      ownerName: (row: ImprovementMeasure) => ownerName(row, i18n),
    }
  },
}
