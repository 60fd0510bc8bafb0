import { registerDutySources } from '#app/alliance/duty_sources'
import { heldEvents, notedDuties, reportedMonths, signedPledges } from '#app/alliance/known_duties'

/** Where the duties of members are known from. */
registerDutySources(heldEvents, reportedMonths, notedDuties, signedPledges)
