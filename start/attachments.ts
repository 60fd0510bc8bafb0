import { memberFiles } from '#app/alliance/member_files'
import { registerAttachmentSubject } from '#app/attachments/attachment_subjects'
import { itemFiles, meetingFiles } from '#app/alliance_meetings/meeting_files'
import { overrideFiles } from '#app/evaluation_figures/override_files'
import { appealFiles } from '#app/evaluation_results/appeal_files'
import { scoreUploadFiles } from '#app/evaluation_workbooks/score_upload_files'
import { improvementFiles } from '#app/improvements/improvement_files'
import { importFiles } from '#app/imports/import_files'
import { caseImageFiles, recommendationFiles } from '#app/cases/case_files'
import { caseObjectionFiles } from '#app/case_decisions/objection_files'
import { changeFiles } from '#app/changes/change_files'
import { eventFiles } from '#app/events/event_files'
import { lightRecordFiles } from '#app/light_records/light_record_files'
import { productFiles, sharedResultFiles } from '#app/products/product_files'
import { organizationFiles } from '#app/registrations/organization_files'
import { badRatingFiles } from '#app/ratings/bad_rating_files'
import { rectificationFiles } from '#app/sanctions/rectification_files'
import { revocationEvidence, revocationStatements } from '#app/sanctions/revocation_files'
import { selfEvidenceFiles } from '#app/self_assessments/self_evidence'
import { pointApplicationFiles } from '#app/service_points/point_application_files'

/** Which rows have files, and who may see and change them. */
registerAttachmentSubject('import', importFiles)
registerAttachmentSubject('organization', organizationFiles)
registerAttachmentSubject('point_application', pointApplicationFiles)
registerAttachmentSubject('change_request', changeFiles)
registerAttachmentSubject('rectification', rectificationFiles)
registerAttachmentSubject('revocation', revocationEvidence)
registerAttachmentSubject('revocation_statement', revocationStatements)
registerAttachmentSubject('bad_rating_case', badRatingFiles)
registerAttachmentSubject('event', eventFiles)
registerAttachmentSubject('product', productFiles)
registerAttachmentSubject('shared_result', sharedResultFiles)
registerAttachmentSubject('light_record', lightRecordFiles)
registerAttachmentSubject('alliance_meeting', meetingFiles)
registerAttachmentSubject('meeting_item', itemFiles)
registerAttachmentSubject('alliance_member', memberFiles)
registerAttachmentSubject('typical_case', caseImageFiles)
registerAttachmentSubject('case_recommendation', recommendationFiles)
registerAttachmentSubject('case_objection', caseObjectionFiles)
registerAttachmentSubject('figure_override', overrideFiles)
registerAttachmentSubject('self_evidence', selfEvidenceFiles)
registerAttachmentSubject('evaluation_appeal', appealFiles)
registerAttachmentSubject('score_upload', scoreUploadFiles)
registerAttachmentSubject('improvement_measure', improvementFiles)
