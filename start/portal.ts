import { applicationNotices } from '#app/portal/application_notices'
import { registerPublicPointPanels } from '#app/portal/point_panels'
import { registerPublicNotices } from '#app/portal/running_notices'

/** What asks the public for its opinion. */
registerPublicNotices(applicationNotices)

/** What other modules show on the public page of a point, in this order. */
registerPublicPointPanels()
