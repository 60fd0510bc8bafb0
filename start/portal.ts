import { bookingPanel } from '#app/bookings/booking_panel'
import { applicationNotices } from '#app/portal/application_notices'
import { caseNoticeSource } from '#app/portal/case_notice_source'
import { registerPublicPointPanels } from '#app/portal/point_panels'
import { evaluationNoticeSource } from '#app/portal/evaluation_notice_source'
import { revocationSource } from '#app/portal/revocation_source'
import { pointRatingPanel } from '#app/ratings/rating_panels'
import { registerPublicNotices } from '#app/portal/running_notices'

/** What asks the public for its opinion, or tells it of. */
registerPublicNotices(applicationNotices, revocationSource, caseNoticeSource, evaluationNoticeSource)

/** What other modules show on the public page of a point, in this order. */
registerPublicPointPanels(bookingPanel, pointRatingPanel)
