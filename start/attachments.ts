import { registerAttachmentSubject } from '#app/attachments/attachment_subjects'
import { changeFiles } from '#app/changes/change_files'
import { organizationFiles } from '#app/registrations/organization_files'
import { pointApplicationFiles } from '#app/service_points/point_application_files'

/** Which rows have files, and who may see and change them. */
registerAttachmentSubject('organization', organizationFiles)
registerAttachmentSubject('point_application', pointApplicationFiles)
registerAttachmentSubject('change_request', changeFiles)
