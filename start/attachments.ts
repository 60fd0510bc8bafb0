import { registerAttachmentSubject } from '#app/attachments/attachment_subjects'
import { lightRecordFiles } from '#app/light_records/light_record_files'
import { productFiles, sharedResultFiles } from '#app/products/product_files'
import { organizationFiles } from '#app/registrations/organization_files'
import { pointApplicationFiles } from '#app/service_points/point_application_files'

/** Which rows have files, and who may see and change them. */
registerAttachmentSubject('organization', organizationFiles)
registerAttachmentSubject('point_application', pointApplicationFiles)
registerAttachmentSubject('product', productFiles)
registerAttachmentSubject('shared_result', sharedResultFiles)
registerAttachmentSubject('light_record', lightRecordFiles)
