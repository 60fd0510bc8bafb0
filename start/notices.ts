import { activityNotices } from '#app/activities/activity_notices'
import { registerNotices } from '#app/notifications/notices'
import { officeNotices } from '#app/office/office_notices'
import { productNotices } from '#app/products/product_notices'
import { registrationNotices } from '#app/registrations/registration_notices'
import { pointApplicationNotices } from '#app/service_points/point_application_notices'
import { bulkNotices } from '#app/workflow/bulk_notices'

/** The notices of every module. */
registerNotices(registrationNotices)
registerNotices(pointApplicationNotices)
registerNotices(officeNotices)
registerNotices(bulkNotices)
registerNotices(activityNotices)
registerNotices(productNotices)
