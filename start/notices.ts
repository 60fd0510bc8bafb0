import { activityNotices } from '#app/activities/activity_notices'
import { eventNotices } from '#app/events/event_notices'
import { eventLetters, eventCalendar } from '#app/events/event_calendar'
import { registerNotices, registerPaper } from '#app/notifications/notices'
import { officeNotices } from '#app/office/office_notices'
import { registrationNotices } from '#app/registrations/registration_notices'
import { pointApplicationNotices } from '#app/service_points/point_application_notices'
import { bulkNotices } from '#app/workflow/bulk_notices'

/** The notices of every module. */
registerNotices(registrationNotices)
registerNotices(pointApplicationNotices)
registerNotices(officeNotices)
registerNotices(bulkNotices)
registerNotices(activityNotices)
registerNotices(eventNotices)
for (const letter of eventLetters) registerPaper(letter, eventCalendar)
