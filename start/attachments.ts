import { registerAttachmentSubject } from '#app/attachments/attachment_subjects'
import { organizationFiles } from '#app/registrations/organization_files'
import { rectificationFiles } from '#app/sanctions/rectification_files'
import { revocationEvidence, revocationStatements } from '#app/sanctions/revocation_files'
import { pointApplicationFiles } from '#app/service_points/point_application_files'

/** Which rows have files, and who may see and change them. */
registerAttachmentSubject('organization', organizationFiles)
registerAttachmentSubject('point_application', pointApplicationFiles)
registerAttachmentSubject('rectification', rectificationFiles)
registerAttachmentSubject('revocation', revocationEvidence)
registerAttachmentSubject('revocation_statement', revocationStatements)
