import { registerEventPanels } from '#app/events/event_panels'
import { conferencePanel } from '#app/improvements/conference_panel'

/** What rooms above show on the page of an event. */
registerEventPanels(conferencePanel)
