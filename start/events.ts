import { registerEventPanels } from '#app/events/event_panels'
import { registerTaskKeepers } from '#app/events/kept_tasks'
import { conferencePanel } from '#app/improvements/conference_panel'
import { conferenceTasks } from '#app/improvements/conference_tasks'

/** What rooms above show on the page of an event, and the tasks of a conference that they keep. */
registerEventPanels(conferencePanel)
registerTaskKeepers(conferenceTasks)
