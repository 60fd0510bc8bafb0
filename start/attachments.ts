import { registerAttachmentSubject } from '#app/attachments/attachment_subjects'
import { eventFiles } from '#app/events/event_files'
import { organizationFiles } from '#app/registrations/organization_files'
import { pointApplicationFiles } from '#app/service_points/point_application_files'

/** Which rows have files, and who may see and change them. */
registerAttachmentSubject('organization', organizationFiles)
registerAttachmentSubject('point_application', pointApplicationFiles)
registerAttachmentSubject('event', eventFiles)
