import { registerDutySources } from '#app/alliance/duty_sources'
import { heldEvents, notedDuties, reportedMonths, signedPledges } from '#app/alliance/known_duties'
import { sharedCases } from '#app/cases/case_duties'
import { attendedMeetings } from '#app/alliance_meetings/meeting_duties'

/** Where the duties of members are known from. */
registerDutySources(heldEvents, reportedMonths, notedDuties, signedPledges, attendedMeetings, sharedCases)
