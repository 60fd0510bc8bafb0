import '@adonisjs/core/types/http'

type ParamValue = string | number | bigint | boolean

export type ScannedRoutes = {
  ALL: {
    'gallery': { paramsTuple?: [ParamValue?]; params?: {'page'?: ParamValue} }
    'home': { paramsTuple?: []; params?: {} }
    'second_factor.create': { paramsTuple?: []; params?: {} }
    'second_factor.store': { paramsTuple?: []; params?: {} }
    'second_factor.edit': { paramsTuple?: []; params?: {} }
    'second_factor.update': { paramsTuple?: []; params?: {} }
    'second_factor.remove': { paramsTuple?: []; params?: {} }
    'second_factor.destroy': { paramsTuple?: []; params?: {} }
    'recovery_codes.create': { paramsTuple?: []; params?: {} }
    'recovery_codes.store': { paramsTuple?: []; params?: {} }
    'role-grants.workbook': { paramsTuple?: []; params?: {} }
    'role-grants.views.store': { paramsTuple?: []; params?: {} }
    'role-grants.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'role-grants.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'role_grants.index': { paramsTuple?: []; params?: {} }
    'role_grants.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'role_grants.confirm': { paramsTuple: [ParamValue]; params: {'role_grant_id': ParamValue} }
    'role_grants.refuse': { paramsTuple: [ParamValue]; params: {'role_grant_id': ParamValue} }
    'lock_outs.index': { paramsTuple?: []; params?: {} }
    'lock_outs.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'sign_in_rules.show': { paramsTuple?: []; params?: {} }
    'batches.workbook': { paramsTuple?: []; params?: {} }
    'batches.views.store': { paramsTuple?: []; params?: {} }
    'batches.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'batches.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'batches.index': { paramsTuple?: []; params?: {} }
    'batches.create': { paramsTuple?: []; params?: {} }
    'batches.store': { paramsTuple?: []; params?: {} }
    'batches.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'batches.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'batches.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'batches.openings.store': { paramsTuple: [ParamValue]; params: {'batch_id': ParamValue} }
    'batches.closings.store': { paramsTuple: [ParamValue]; params: {'batch_id': ParamValue} }
    'bulk-acts.workbook': { paramsTuple?: []; params?: {} }
    'bulk-acts.views.store': { paramsTuple?: []; params?: {} }
    'bulk-acts.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'bulk-acts.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'bulk_acts.export': { paramsTuple: [ParamValue]; params: {'bulk_act_id': ParamValue} }
    'bulk_acts.index': { paramsTuple?: []; params?: {} }
    'bulk_acts.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'bulk_acts.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'bulk_acts.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'bulk_acts.retries.store': { paramsTuple: [ParamValue]; params: {'bulk_act_id': ParamValue} }
    'bulk_choices.store': { paramsTuple?: []; params?: {} }
    'corrections.draft.edit': { paramsTuple: [ParamValue]; params: {'application_id': ParamValue} }
    'corrections.draft.update': { paramsTuple: [ParamValue]; params: {'application_id': ParamValue} }
    'corrections.download': { paramsTuple: [ParamValue,ParamValue]; params: {'application_id': ParamValue,'id': ParamValue} }
    'applications.corrections.store': { paramsTuple: [ParamValue]; params: {'application_id': ParamValue} }
    'applications.corrections.show': { paramsTuple: [ParamValue,ParamValue]; params: {'application_id': ParamValue,'id': ParamValue} }
    'applications.correction_proposals.store': { paramsTuple: [ParamValue]; params: {'application_id': ParamValue} }
    'applications.extensions.store': { paramsTuple: [ParamValue]; params: {'application_id': ParamValue} }
    'applications.involvements.store': { paramsTuple: [ParamValue]; params: {'application_id': ParamValue} }
    'applications.involvements.update': { paramsTuple: [ParamValue,ParamValue]; params: {'application_id': ParamValue,'id': ParamValue} }
    'applications.involvements.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'application_id': ParamValue,'id': ParamValue} }
    'applications.take_backs.store': { paramsTuple: [ParamValue]; params: {'application_id': ParamValue} }
    'applications.nudges.store': { paramsTuple: [ParamValue]; params: {'application_id': ParamValue} }
    'applications.approvals.store': { paramsTuple: [ParamValue]; params: {'application_id': ParamValue} }
    'applications.assignments.store': { paramsTuple: [ParamValue]; params: {'application_id': ParamValue} }
    'applications.seats.store': { paramsTuple: [ParamValue]; params: {'application_id': ParamValue} }
    'applications.seats.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'application_id': ParamValue,'id': ParamValue} }
    'applications.findings.update': { paramsTuple: [ParamValue,ParamValue]; params: {'application_id': ParamValue,'id': ParamValue} }
    'expert_reviews.index': { paramsTuple?: []; params?: {} }
    'expert-reviews.workbook': { paramsTuple?: []; params?: {} }
    'expert-reviews.views.store': { paramsTuple?: []; params?: {} }
    'expert-reviews.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'expert-reviews.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'expert_reviews.edit': { paramsTuple: [ParamValue]; params: {'application_id': ParamValue} }
    'expert_reviews.update': { paramsTuple: [ParamValue]; params: {'application_id': ParamValue} }
    'expert_reviews.recusals.store': { paramsTuple: [ParamValue]; params: {'application_id': ParamValue} }
    'expert_reviews.conclusions.store': { paramsTuple: [ParamValue]; params: {'application_id': ParamValue} }
    'export-files.workbook': { paramsTuple?: []; params?: {} }
    'export-files.views.store': { paramsTuple?: []; params?: {} }
    'export-files.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'export-files.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'export_files.index': { paramsTuple?: []; params?: {} }
    'export_files.create': { paramsTuple?: []; params?: {} }
    'export_files.store': { paramsTuple?: []; params?: {} }
    'export_files.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'export_files.run.store': { paramsTuple: [ParamValue]; params: {'export_file_id': ParamValue} }
    'export_files.run.destroy': { paramsTuple: [ParamValue]; params: {'export_file_id': ParamValue} }
    'export_files.file.show': { paramsTuple: [ParamValue]; params: {'export_file_id': ParamValue} }
    'case-rounds.workbook': { paramsTuple?: []; params?: {} }
    'case-rounds.views.store': { paramsTuple?: []; params?: {} }
    'case-rounds.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'case-rounds.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'case_rounds.index': { paramsTuple?: []; params?: {} }
    'case_rounds.create': { paramsTuple?: []; params?: {} }
    'case_rounds.store': { paramsTuple?: []; params?: {} }
    'case_rounds.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'case_rounds.steps.store': { paramsTuple: [ParamValue]; params: {'round_id': ParamValue} }
    'case_rounds.jurors.nudge': { paramsTuple: [ParamValue,ParamValue]; params: {'round_id': ParamValue,'id': ParamValue} }
    'case_rounds.jurors.release': { paramsTuple: [ParamValue,ParamValue]; params: {'round_id': ParamValue,'id': ParamValue} }
    'case_rounds.statistics': { paramsTuple: [ParamValue]; params: {'round_id': ParamValue} }
    'case_rounds.summary': { paramsTuple: [ParamValue]; params: {'round_id': ParamValue} }
    'cases.workbook': { paramsTuple: [ParamValue]; params: {'round_id': ParamValue} }
    'cases.views.store': { paramsTuple: [ParamValue]; params: {'round_id': ParamValue} }
    'cases.views.update': { paramsTuple: [ParamValue,ParamValue]; params: {'round_id': ParamValue,'view': ParamValue} }
    'cases.views.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'round_id': ParamValue,'view': ParamValue} }
    'case_rounds.cases.index': { paramsTuple: [ParamValue]; params: {'round_id': ParamValue} }
    'case_rounds.cases.show': { paramsTuple: [ParamValue,ParamValue]; params: {'round_id': ParamValue,'id': ParamValue} }
    'case_rounds.cases.scan': { paramsTuple: [ParamValue,ParamValue]; params: {'round_id': ParamValue,'case_id': ParamValue} }
    'case_rounds.cases.mask': { paramsTuple: [ParamValue,ParamValue]; params: {'round_id': ParamValue,'case_id': ParamValue} }
    'case_rounds.cases.finding': { paramsTuple: [ParamValue,ParamValue,ParamValue]; params: {'round_id': ParamValue,'case_id': ParamValue,'id': ParamValue} }
    'case_rounds.cases.reopen': { paramsTuple: [ParamValue,ParamValue,ParamValue]; params: {'round_id': ParamValue,'case_id': ParamValue,'id': ParamValue} }
    'case_rounds.cases.sheet': { paramsTuple: [ParamValue,ParamValue,ParamValue]; params: {'round_id': ParamValue,'case_id': ParamValue,'id': ParamValue} }
    'case_rounds.cases.record': { paramsTuple: [ParamValue,ParamValue]; params: {'round_id': ParamValue,'case_id': ParamValue} }
    'case-reviews.workbook': { paramsTuple?: []; params?: {} }
    'case-reviews.views.store': { paramsTuple?: []; params?: {} }
    'case-reviews.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'case-reviews.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'case_reviews.index': { paramsTuple?: []; params?: {} }
    'case_reviews.show': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'case_reviews.draft': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'case_reviews.submit': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'case_reviews.revise': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'case_reviews.confirm': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'case_reviews.recuse': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'case_reviews.sheet': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'case_reviews.image': { paramsTuple: [ParamValue,ParamValue]; params: {'token': ParamValue,'number': ParamValue} }
    'evaluation_panels.find': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'evaluation-cycles/:cycle_id/panel.workbook': { paramsTuple: [ParamValue]; params: {'cycle_id': ParamValue} }
    'evaluation-cycles/:cycle_id/panel.views.store': { paramsTuple: [ParamValue]; params: {'cycle_id': ParamValue} }
    'evaluation-cycles/:cycle_id/panel.views.update': { paramsTuple: [ParamValue,ParamValue]; params: {'cycle_id': ParamValue,'view': ParamValue} }
    'evaluation-cycles/:cycle_id/panel.views.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'cycle_id': ParamValue,'view': ParamValue} }
    'evaluation_panels.show': { paramsTuple: [ParamValue]; params: {'cycle_id': ParamValue} }
    'evaluation_panels.store': { paramsTuple: [ParamValue]; params: {'cycle_id': ParamValue} }
    'evaluation_panels.step': { paramsTuple: [ParamValue]; params: {'cycle_id': ParamValue} }
    'evaluation_panels.nudge': { paramsTuple: [ParamValue,ParamValue]; params: {'cycle_id': ParamValue,'id': ParamValue} }
    'evaluation_panels.release': { paramsTuple: [ParamValue,ParamValue]; params: {'cycle_id': ParamValue,'id': ParamValue} }
    'evaluation_panels.statistics': { paramsTuple: [ParamValue]; params: {'cycle_id': ParamValue} }
    'evaluation_panels.sheets': { paramsTuple: [ParamValue]; params: {'cycle_id': ParamValue} }
    'evaluation_panels.table': { paramsTuple: [ParamValue]; params: {'cycle_id': ParamValue} }
    'evaluation_panels.point': { paramsTuple: [ParamValue,ParamValue]; params: {'cycle_id': ParamValue,'point_id': ParamValue} }
    'evaluation_panels.reopen': { paramsTuple: [ParamValue,ParamValue,ParamValue]; params: {'cycle_id': ParamValue,'point_id': ParamValue,'id': ParamValue} }
    'evaluation_panels.sheet': { paramsTuple: [ParamValue,ParamValue,ParamValue]; params: {'cycle_id': ParamValue,'point_id': ParamValue,'id': ParamValue} }
    'evaluation-sheets.workbook': { paramsTuple?: []; params?: {} }
    'evaluation-sheets.views.store': { paramsTuple?: []; params?: {} }
    'evaluation-sheets.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'evaluation-sheets.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'evaluation_sheets.index': { paramsTuple?: []; params?: {} }
    'evaluation_sheets.show': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'evaluation_sheets.draft': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'evaluation_sheets.accept_rest': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'evaluation_sheets.submit': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'evaluation_sheets.recuse': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'evaluation_sheets.sheet': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'evaluation_sheets.evidence': { paramsTuple: [ParamValue,ParamValue]; params: {'token': ParamValue,'id': ParamValue} }
    'designations.export': { paramsTuple?: []; params?: {} }
    'designations.whole': { paramsTuple?: []; params?: {} }
    'coverage.show': { paramsTuple?: []; params?: {} }
    'coverage.export': { paramsTuple?: []; params?: {} }
    'register_entries.export': { paramsTuple?: []; params?: {} }
    'register-entries.workbook': { paramsTuple?: []; params?: {} }
    'register-entries.views.store': { paramsTuple?: []; params?: {} }
    'register-entries.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'register-entries.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'register_entries.index': { paramsTuple?: []; params?: {} }
    'designations.workbook': { paramsTuple?: []; params?: {} }
    'designations.views.store': { paramsTuple?: []; params?: {} }
    'designations.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'designations.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'designations.index': { paramsTuple?: []; params?: {} }
    'designations.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'designations.certificate': { paramsTuple: [ParamValue]; params: {'designation_id': ParamValue} }
    'designations.change_requests.create': { paramsTuple: [ParamValue]; params: {'designation_id': ParamValue} }
    'designations.change_requests.store': { paramsTuple: [ParamValue]; params: {'designation_id': ParamValue} }
    'change-requests.workbook': { paramsTuple?: []; params?: {} }
    'change-requests.views.store': { paramsTuple?: []; params?: {} }
    'change-requests.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'change-requests.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'change_requests.index': { paramsTuple?: []; params?: {} }
    'change_requests.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'change_requests.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'change_requests.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'change_requests.steps.store': { paramsTuple: [ParamValue]; params: {'change_request_id': ParamValue} }
    'change_requests.rulings.store': { paramsTuple: [ParamValue]; params: {'change_request_id': ParamValue} }
    'designations.rectifications.create': { paramsTuple: [ParamValue]; params: {'designation_id': ParamValue} }
    'designations.rectifications.store': { paramsTuple: [ParamValue]; params: {'designation_id': ParamValue} }
    'designations.revocations.create': { paramsTuple: [ParamValue]; params: {'designation_id': ParamValue} }
    'designations.revocations.store': { paramsTuple: [ParamValue]; params: {'designation_id': ParamValue} }
    'rectifications.workbook': { paramsTuple?: []; params?: {} }
    'rectifications.views.store': { paramsTuple?: []; params?: {} }
    'rectifications.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'rectifications.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'rectifications.index': { paramsTuple?: []; params?: {} }
    'rectifications.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'rectifications.steps.store': { paramsTuple: [ParamValue]; params: {'rectification_id': ParamValue} }
    'rectifications.paper': { paramsTuple: [ParamValue]; params: {'rectification_id': ParamValue} }
    'rectifications.report.edit': { paramsTuple: [ParamValue]; params: {'rectification_id': ParamValue} }
    'rectifications.report.update': { paramsTuple: [ParamValue]; params: {'rectification_id': ParamValue} }
    'revocations.workbook': { paramsTuple?: []; params?: {} }
    'revocations.views.store': { paramsTuple?: []; params?: {} }
    'revocations.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'revocations.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'revocations.index': { paramsTuple?: []; params?: {} }
    'revocations.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'revocations.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'revocations.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'revocations.steps.store': { paramsTuple: [ParamValue]; params: {'revocation_id': ParamValue} }
    'revocations.paper': { paramsTuple: [ParamValue]; params: {'revocation_id': ParamValue} }
    'revocations.statement.edit': { paramsTuple: [ParamValue]; params: {'revocation_id': ParamValue} }
    'revocations.statement.update': { paramsTuple: [ParamValue]; params: {'revocation_id': ParamValue} }
    'revocation_notices.index': { paramsTuple?: []; params?: {} }
    'revocation_notices.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'external_titles.export': { paramsTuple?: []; params?: {} }
    'external-titles.workbook': { paramsTuple?: []; params?: {} }
    'external-titles.views.store': { paramsTuple?: []; params?: {} }
    'external-titles.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'external-titles.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'external_titles.index': { paramsTuple?: []; params?: {} }
    'external_titles.create': { paramsTuple?: []; params?: {} }
    'external_titles.store': { paramsTuple?: []; params?: {} }
    'external_titles.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'external_titles.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'external_titles.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'external_titles.endings.store': { paramsTuple: [ParamValue]; params: {'external_title_id': ParamValue} }
    'designations.grades.create': { paramsTuple: [ParamValue]; params: {'designation_id': ParamValue} }
    'designations.grades.store': { paramsTuple: [ParamValue]; params: {'designation_id': ParamValue} }
    'recommendations.export': { paramsTuple?: []; params?: {} }
    'recommendations.workbook': { paramsTuple?: []; params?: {} }
    'recommendations.views.store': { paramsTuple?: []; params?: {} }
    'recommendations.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'recommendations.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'recommendations.index': { paramsTuple?: []; params?: {} }
    'recommendations.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'designations.recommendations.create': { paramsTuple: [ParamValue]; params: {'designation_id': ParamValue} }
    'designations.recommendations.store': { paramsTuple: [ParamValue]; params: {'designation_id': ParamValue} }
    'recommendations.steps.store': { paramsTuple: [ParamValue]; params: {'recommendation_id': ParamValue} }
    'recommendations.letter': { paramsTuple: [ParamValue]; params: {'recommendation_id': ParamValue} }
    'consultations.export': { paramsTuple?: []; params?: {} }
    'consultations.choices': { paramsTuple?: []; params?: {} }
    'consultations.workbook': { paramsTuple?: []; params?: {} }
    'consultations.views.store': { paramsTuple?: []; params?: {} }
    'consultations.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'consultations.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'consultations.index': { paramsTuple?: []; params?: {} }
    'consultations.create': { paramsTuple?: []; params?: {} }
    'consultations.store': { paramsTuple?: []; params?: {} }
    'consultations.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'consultations.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'consultations.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'consultations.steps.store': { paramsTuple: [ParamValue]; params: {'consultation_id': ParamValue} }
    'consultations.corrections.create': { paramsTuple: [ParamValue]; params: {'consultation_id': ParamValue} }
    'consultations.corrections.store': { paramsTuple: [ParamValue]; params: {'consultation_id': ParamValue} }
    'activity-corrections.workbook': { paramsTuple?: []; params?: {} }
    'activity-corrections.views.store': { paramsTuple?: []; params?: {} }
    'activity-corrections.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'activity-corrections.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'activity_corrections.index': { paramsTuple?: []; params?: {} }
    'activity_corrections.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'activity_corrections.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'activity_corrections.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'products/service-items.workbook': { paramsTuple?: []; params?: {} }
    'products/service-items.views.store': { paramsTuple?: []; params?: {} }
    'products/service-items.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'products/service-items.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'service_items.index': { paramsTuple?: []; params?: {} }
    'service_items.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'service_items.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'products/shared-results.workbook': { paramsTuple?: []; params?: {} }
    'products/shared-results.views.store': { paramsTuple?: []; params?: {} }
    'products/shared-results.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'products/shared-results.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'shared_results.use': { paramsTuple: [ParamValue]; params: {'shared_result_id': ParamValue} }
    'shared_results.requests.store': { paramsTuple: [ParamValue]; params: {'shared_result_id': ParamValue} }
    'shared_results.requests.update': { paramsTuple: [ParamValue,ParamValue]; params: {'shared_result_id': ParamValue,'id': ParamValue} }
    'shared_results.index': { paramsTuple?: []; params?: {} }
    'shared_results.create': { paramsTuple?: []; params?: {} }
    'shared_results.store': { paramsTuple?: []; params?: {} }
    'shared_results.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'shared_results.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'shared_results.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'shared_results.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'products.workbook': { paramsTuple?: []; params?: {} }
    'products.views.store': { paramsTuple?: []; params?: {} }
    'products.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'products.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'products.index': { paramsTuple?: []; params?: {} }
    'products.create': { paramsTuple?: []; params?: {} }
    'products.store': { paramsTuple?: []; params?: {} }
    'products.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'products.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'products.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'products.steps.store': { paramsTuple: [ParamValue]; params: {'product_id': ParamValue} }
    'outside_figures.series': { paramsTuple?: []; params?: {} }
    'outside_figures.uploads.create': { paramsTuple?: []; params?: {} }
    'outside_figures.uploads.store': { paramsTuple?: []; params?: {} }
    'outside-figures.workbook': { paramsTuple?: []; params?: {} }
    'outside-figures.views.store': { paramsTuple?: []; params?: {} }
    'outside-figures.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'outside-figures.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'outside_figures.index': { paramsTuple?: []; params?: {} }
    'outside_figures.create': { paramsTuple?: []; params?: {} }
    'outside_figures.store': { paramsTuple?: []; params?: {} }
    'outside_figures.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'outside_figures.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.outside_figures.store': { paramsTuple?: []; params?: {} }
    'ledgers.index': { paramsTuple?: []; params?: {} }
    'light_records.export': { paramsTuple: [ParamValue]; params: {'kind': ParamValue} }
    'light_records.imports.create': { paramsTuple: [ParamValue]; params: {'kind': ParamValue} }
    'light_records.imports.store': { paramsTuple: [ParamValue]; params: {'kind': ParamValue} }
    'ledgers/:kind.workbook': { paramsTuple: [ParamValue]; params: {'kind': ParamValue} }
    'ledgers/:kind.views.store': { paramsTuple: [ParamValue]; params: {'kind': ParamValue} }
    'ledgers/:kind.views.update': { paramsTuple: [ParamValue,ParamValue]; params: {'kind': ParamValue,'view': ParamValue} }
    'ledgers/:kind.views.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'kind': ParamValue,'view': ParamValue} }
    'light_records.readings.store': { paramsTuple: [ParamValue,ParamValue]; params: {'kind': ParamValue,'record_id': ParamValue} }
    'light_records.index': { paramsTuple: [ParamValue]; params: {'kind': ParamValue} }
    'light_records.create': { paramsTuple: [ParamValue]; params: {'kind': ParamValue} }
    'light_records.store': { paramsTuple: [ParamValue]; params: {'kind': ParamValue} }
    'light_records.show': { paramsTuple: [ParamValue,ParamValue]; params: {'kind': ParamValue,'id': ParamValue} }
    'light_records.edit': { paramsTuple: [ParamValue,ParamValue]; params: {'kind': ParamValue,'id': ParamValue} }
    'light_records.update': { paramsTuple: [ParamValue,ParamValue]; params: {'kind': ParamValue,'id': ParamValue} }
    'light_records.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'kind': ParamValue,'id': ParamValue} }
    'survey-results.workbook': { paramsTuple?: []; params?: {} }
    'survey-results.views.store': { paramsTuple?: []; params?: {} }
    'survey-results.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'survey-results.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'survey_results.export': { paramsTuple: [ParamValue]; params: {'wave_id': ParamValue} }
    'survey_results.precision': { paramsTuple: [ParamValue]; params: {'wave_id': ParamValue} }
    'survey_results.calculate': { paramsTuple: [ParamValue]; params: {'wave_id': ParamValue} }
    'survey_results.recount': { paramsTuple: [ParamValue]; params: {'wave_id': ParamValue} }
    'survey_results.steps': { paramsTuple: [ParamValue]; params: {'wave_id': ParamValue} }
    'survey-results/:wave_id/texts.workbook': { paramsTuple: [ParamValue]; params: {'wave_id': ParamValue} }
    'survey-results/:wave_id/texts.views.store': { paramsTuple: [ParamValue]; params: {'wave_id': ParamValue} }
    'survey-results/:wave_id/texts.views.update': { paramsTuple: [ParamValue,ParamValue]; params: {'wave_id': ParamValue,'view': ParamValue} }
    'survey-results/:wave_id/texts.views.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'wave_id': ParamValue,'view': ParamValue} }
    'survey_texts.index': { paramsTuple: [ParamValue]; params: {'wave_id': ParamValue} }
    'survey_tags.store': { paramsTuple: [ParamValue]; params: {'wave_id': ParamValue} }
    'survey_texts.update': { paramsTuple: [ParamValue,ParamValue]; params: {'wave_id': ParamValue,'id': ParamValue} }
    'survey_results.index': { paramsTuple?: []; params?: {} }
    'survey_results.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'satisfaction.index': { paramsTuple?: []; params?: {} }
    'satisfaction.data': { paramsTuple: [ParamValue]; params: {'number': ParamValue} }
    'satisfaction.show': { paramsTuple: [ParamValue]; params: {'number': ParamValue} }
    'question-sets.workbook': { paramsTuple?: []; params?: {} }
    'question-sets.views.store': { paramsTuple?: []; params?: {} }
    'question-sets.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'question-sets.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'question_sets.store_standard': { paramsTuple?: []; params?: {} }
    'question_sets.index': { paramsTuple?: []; params?: {} }
    'question_sets.create': { paramsTuple?: []; params?: {} }
    'question_sets.store': { paramsTuple?: []; params?: {} }
    'question_sets.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'question_sets.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'question_versions.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'question_versions.step': { paramsTuple: [ParamValue]; params: {'question_version_id': ParamValue} }
    'question_versions.next': { paramsTuple: [ParamValue]; params: {'question_version_id': ParamValue} }
    'question_versions.preview': { paramsTuple: [ParamValue]; params: {'question_version_id': ParamValue} }
    'question_versions.try': { paramsTuple: [ParamValue]; params: {'question_version_id': ParamValue} }
    'question_versions.export': { paramsTuple: [ParamValue]; params: {'question_version_id': ParamValue} }
    'question_versions.changes': { paramsTuple: [ParamValue]; params: {'question_version_id': ParamValue} }
    'question_versions.frame.edit': { paramsTuple: [ParamValue]; params: {'question_version_id': ParamValue} }
    'question_versions.frame.update': { paramsTuple: [ParamValue]; params: {'question_version_id': ParamValue} }
    'question_versions.sections.store': { paramsTuple: [ParamValue]; params: {'question_version_id': ParamValue} }
    'question_versions.sections.edit': { paramsTuple: [ParamValue,ParamValue]; params: {'question_version_id': ParamValue,'id': ParamValue} }
    'question_versions.sections.update': { paramsTuple: [ParamValue,ParamValue]; params: {'question_version_id': ParamValue,'id': ParamValue} }
    'question_versions.sections.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'question_version_id': ParamValue,'id': ParamValue} }
    'question_versions.sections.move': { paramsTuple: [ParamValue,ParamValue]; params: {'question_version_id': ParamValue,'id': ParamValue} }
    'question_versions.questions.store': { paramsTuple: [ParamValue]; params: {'question_version_id': ParamValue} }
    'question_versions.questions.edit': { paramsTuple: [ParamValue,ParamValue]; params: {'question_version_id': ParamValue,'id': ParamValue} }
    'question_versions.questions.update': { paramsTuple: [ParamValue,ParamValue]; params: {'question_version_id': ParamValue,'id': ParamValue} }
    'question_versions.questions.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'question_version_id': ParamValue,'id': ParamValue} }
    'question_versions.questions.move': { paramsTuple: [ParamValue,ParamValue]; params: {'question_version_id': ParamValue,'id': ParamValue} }
    'question_versions.questions.copy': { paramsTuple: [ParamValue,ParamValue]; params: {'question_version_id': ParamValue,'id': ParamValue} }
    'survey_opt_outs.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'survey_opt_outs.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'surveys.workbook': { paramsTuple?: []; params?: {} }
    'surveys.views.store': { paramsTuple?: []; params?: {} }
    'surveys.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'surveys.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'surveys.index': { paramsTuple?: []; params?: {} }
    'surveys.create': { paramsTuple?: []; params?: {} }
    'surveys.store': { paramsTuple?: []; params?: {} }
    'surveys.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'surveys.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'surveys.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'surveys.steps.store': { paramsTuple: [ParamValue]; params: {'survey_id': ParamValue} }
    'surveys.sending.show': { paramsTuple: [ParamValue]; params: {'survey_id': ParamValue} }
    'surveys.sending.store': { paramsTuple: [ParamValue]; params: {'survey_id': ParamValue} }
    'surveys.reminders.store': { paramsTuple: [ParamValue]; params: {'survey_id': ParamValue} }
    'surveys.intakes.create': { paramsTuple: [ParamValue]; params: {'survey_id': ParamValue} }
    'surveys.intakes.store': { paramsTuple: [ParamValue]; params: {'survey_id': ParamValue} }
    'survey_intakes.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'survey_intakes.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'survey_intakes.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'surveys/:survey_id/recipients.workbook': { paramsTuple: [ParamValue]; params: {'survey_id': ParamValue} }
    'surveys/:survey_id/recipients.views.store': { paramsTuple: [ParamValue]; params: {'survey_id': ParamValue} }
    'surveys/:survey_id/recipients.views.update': { paramsTuple: [ParamValue,ParamValue]; params: {'survey_id': ParamValue,'view': ParamValue} }
    'surveys/:survey_id/recipients.views.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'survey_id': ParamValue,'view': ParamValue} }
    'surveys.recipients.index': { paramsTuple: [ParamValue]; params: {'survey_id': ParamValue} }
    'survey-suppressions.workbook': { paramsTuple?: []; params?: {} }
    'survey-suppressions.views.store': { paramsTuple?: []; params?: {} }
    'survey-suppressions.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'survey-suppressions.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'survey_suppressions.index': { paramsTuple?: []; params?: {} }
    'survey_suppressions.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'survey_suppressions.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'survey-bounces.workbook': { paramsTuple?: []; params?: {} }
    'survey-bounces.views.store': { paramsTuple?: []; params?: {} }
    'survey-bounces.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'survey-bounces.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'survey_bounces.index': { paramsTuple?: []; params?: {} }
    'survey_bounces.create': { paramsTuple?: []; params?: {} }
    'survey_bounces.store': { paramsTuple?: []; params?: {} }
    'survey_answers.show': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'survey_answers.store': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'survey_answers.stored': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'open_answers.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'open_answers.store': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'open_answers.stored': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'survey_receipts.index': { paramsTuple?: []; params?: {} }
    'survey_receipts.store': { paramsTuple?: []; params?: {} }
    'surveys.answers.index': { paramsTuple: [ParamValue]; params: {'survey_id': ParamValue} }
    'surveys.answers.store': { paramsTuple: [ParamValue]; params: {'survey_id': ParamValue} }
    'surveys.release.store': { paramsTuple: [ParamValue]; params: {'survey_id': ParamValue} }
    'surveys.anonymity.store': { paramsTuple: [ParamValue]; params: {'survey_id': ParamValue} }
    'surveys/:survey_id/open-links.workbook': { paramsTuple: [ParamValue]; params: {'survey_id': ParamValue} }
    'surveys/:survey_id/open-links.views.store': { paramsTuple: [ParamValue]; params: {'survey_id': ParamValue} }
    'surveys/:survey_id/open-links.views.update': { paramsTuple: [ParamValue,ParamValue]; params: {'survey_id': ParamValue,'view': ParamValue} }
    'surveys/:survey_id/open-links.views.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'survey_id': ParamValue,'view': ParamValue} }
    'surveys.open_links.index': { paramsTuple: [ParamValue]; params: {'survey_id': ParamValue} }
    'surveys.open_links.store': { paramsTuple: [ParamValue]; params: {'survey_id': ParamValue} }
    'survey-posters.workbook': { paramsTuple?: []; params?: {} }
    'survey-posters.views.store': { paramsTuple?: []; params?: {} }
    'survey-posters.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'survey-posters.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'survey_posters.index': { paramsTuple?: []; params?: {} }
    'survey_posters.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'case_notices.index': { paramsTuple?: []; params?: {} }
    'case_notices.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'case-notices.download': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'case-calls.workbook': { paramsTuple?: []; params?: {} }
    'case-calls.views.store': { paramsTuple?: []; params?: {} }
    'case-calls.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'case-calls.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'case_calls.index': { paramsTuple?: []; params?: {} }
    'case_calls.create': { paramsTuple?: []; params?: {} }
    'case_calls.store': { paramsTuple?: []; params?: {} }
    'case_calls.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'case_calls.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'case_calls.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'case_calls.steps.store': { paramsTuple: [ParamValue]; params: {'case_call_id': ParamValue} }
    'case_calls.extensions.store': { paramsTuple: [ParamValue]; params: {'case_call_id': ParamValue} }
    'case-calls.preview': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'case-calls.download': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'alliance_members.roster': { paramsTuple?: []; params?: {} }
    'alliance-members.workbook': { paramsTuple?: []; params?: {} }
    'alliance-members.views.store': { paramsTuple?: []; params?: {} }
    'alliance-members.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'alliance-members.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'alliance_members.index': { paramsTuple?: []; params?: {} }
    'alliance_members.create': { paramsTuple?: []; params?: {} }
    'alliance_members.store': { paramsTuple?: []; params?: {} }
    'alliance_members.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'alliance_members.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'alliance_members.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'alliance_members.corrections.create': { paramsTuple: [ParamValue]; params: {'alliance_member_id': ParamValue} }
    'alliance_members.corrections.store': { paramsTuple: [ParamValue]; params: {'alliance_member_id': ParamValue} }
    'alliance_members.acts.show': { paramsTuple: [ParamValue,ParamValue]; params: {'alliance_member_id': ParamValue,'act': ParamValue} }
    'alliance_members.acts.store': { paramsTuple: [ParamValue,ParamValue]; params: {'alliance_member_id': ParamValue,'act': ParamValue} }
    'alliance_members.handovers.create': { paramsTuple: [ParamValue]; params: {'alliance_member_id': ParamValue} }
    'alliance_members.handovers.store': { paramsTuple: [ParamValue]; params: {'alliance_member_id': ParamValue} }
    'alliance_members.handover.update': { paramsTuple: [ParamValue]; params: {'alliance_member_id': ParamValue} }
    'alliance_members.entries.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'alliance_member_id': ParamValue,'id': ParamValue} }
    'alliance_members.certificate': { paramsTuple: [ParamValue]; params: {'alliance_member_id': ParamValue} }
    'alliance_proceedings.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'alliance_proceedings.act': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'act': ParamValue} }
    'alliance_proceedings.take': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'act': ParamValue} }
    'alliance_checks.results': { paramsTuple: [ParamValue]; params: {'year': ParamValue} }
    'alliance-checks.workbook': { paramsTuple?: []; params?: {} }
    'alliance-checks.views.store': { paramsTuple?: []; params?: {} }
    'alliance-checks.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'alliance-checks.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'alliance_checks.index': { paramsTuple?: []; params?: {} }
    'alliance_checks.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'alliance_checks.act': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'act': ParamValue} }
    'alliance_checks.take': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'act': ParamValue} }
    'alliance_organs.index': { paramsTuple?: []; params?: {} }
    'alliance_organs.create': { paramsTuple?: []; params?: {} }
    'alliance_organs.store': { paramsTuple?: []; params?: {} }
    'alliance_organs.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'alliance-partners.workbook': { paramsTuple?: []; params?: {} }
    'alliance-partners.views.store': { paramsTuple?: []; params?: {} }
    'alliance-partners.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'alliance-partners.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'alliance_partners.index': { paramsTuple?: []; params?: {} }
    'alliance_partners.create': { paramsTuple?: []; params?: {} }
    'alliance_partners.store': { paramsTuple?: []; params?: {} }
    'alliance_partners.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'alliance_partners.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'alliance_partners.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'alliance-mailings.workbook': { paramsTuple?: []; params?: {} }
    'alliance-mailings.views.store': { paramsTuple?: []; params?: {} }
    'alliance-mailings.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'alliance-mailings.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'alliance_mailings.index': { paramsTuple?: []; params?: {} }
    'alliance_mailings.create': { paramsTuple?: []; params?: {} }
    'alliance_mailings.store': { paramsTuple?: []; params?: {} }
    'alliance_mailings.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'alliance_mailings.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'alliance_mailings.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'alliance_mailings.send': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'alliance.index': { paramsTuple?: []; params?: {} }
    'alliance.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'alliance-meetings.workbook': { paramsTuple?: []; params?: {} }
    'alliance-meetings.views.store': { paramsTuple?: []; params?: {} }
    'alliance-meetings.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'alliance-meetings.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'alliance_meetings.index': { paramsTuple?: []; params?: {} }
    'alliance_meetings.create': { paramsTuple?: []; params?: {} }
    'alliance_meetings.store': { paramsTuple?: []; params?: {} }
    'alliance_meetings.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'alliance_meetings.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'alliance_meetings.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'alliance_meetings.steps.store': { paramsTuple: [ParamValue]; params: {'alliance_meeting_id': ParamValue} }
    'alliance_meetings.items.create': { paramsTuple: [ParamValue]; params: {'alliance_meeting_id': ParamValue} }
    'alliance_meetings.items.store': { paramsTuple: [ParamValue]; params: {'alliance_meeting_id': ParamValue} }
    'alliance_meetings.items.edit': { paramsTuple: [ParamValue,ParamValue]; params: {'alliance_meeting_id': ParamValue,'id': ParamValue} }
    'alliance_meetings.items.update': { paramsTuple: [ParamValue,ParamValue]; params: {'alliance_meeting_id': ParamValue,'id': ParamValue} }
    'alliance_meetings.items.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'alliance_meeting_id': ParamValue,'id': ParamValue} }
    'alliance_meetings.items.raise': { paramsTuple: [ParamValue,ParamValue]; params: {'alliance_meeting_id': ParamValue,'id': ParamValue} }
    'alliance_meetings.attendances.index': { paramsTuple: [ParamValue]; params: {'alliance_meeting_id': ParamValue} }
    'alliance_meetings.attendances.store': { paramsTuple: [ParamValue]; params: {'alliance_meeting_id': ParamValue} }
    'alliance_meetings.attendances.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'alliance_meeting_id': ParamValue,'id': ParamValue} }
    'alliance_meetings.proxies.store': { paramsTuple: [ParamValue]; params: {'alliance_meeting_id': ParamValue} }
    'alliance_meetings.proxies.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'alliance_meeting_id': ParamValue,'id': ParamValue} }
    'alliance_meetings.votes.store': { paramsTuple: [ParamValue,ParamValue]; params: {'alliance_meeting_id': ParamValue,'meeting_item_id': ParamValue} }
    'alliance_meetings.postponements.store': { paramsTuple: [ParamValue,ParamValue]; params: {'alliance_meeting_id': ParamValue,'meeting_item_id': ParamValue} }
    'alliance_meetings.votes.show': { paramsTuple: [ParamValue,ParamValue]; params: {'alliance_meeting_id': ParamValue,'vote_id': ParamValue} }
    'alliance_meetings.votes.update': { paramsTuple: [ParamValue,ParamValue]; params: {'alliance_meeting_id': ParamValue,'vote_id': ParamValue} }
    'alliance_meetings.ballots.store': { paramsTuple: [ParamValue,ParamValue]; params: {'alliance_meeting_id': ParamValue,'vote_id': ParamValue} }
    'alliance_meetings.minutes.show': { paramsTuple: [ParamValue]; params: {'alliance_meeting_id': ParamValue} }
    'alliance_meetings.minutes.edit': { paramsTuple: [ParamValue]; params: {'alliance_meeting_id': ParamValue} }
    'alliance_meetings.minutes.update': { paramsTuple: [ParamValue]; params: {'alliance_meeting_id': ParamValue} }
    'typical-cases.workbook': { paramsTuple?: []; params?: {} }
    'typical-cases.views.store': { paramsTuple?: []; params?: {} }
    'typical-cases.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'typical-cases.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'typical_cases.bulk_choices.store': { paramsTuple?: []; params?: {} }
    'typical_cases.index': { paramsTuple?: []; params?: {} }
    'typical_cases.create': { paramsTuple?: []; params?: {} }
    'typical_cases.store': { paramsTuple?: []; params?: {} }
    'typical_cases.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'typical_cases.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'typical_cases_sections.edit': { paramsTuple: [ParamValue,ParamValue]; params: {'typical_case_id': ParamValue,'id': ParamValue} }
    'typical_cases_sections.update': { paramsTuple: [ParamValue,ParamValue]; params: {'typical_case_id': ParamValue,'id': ParamValue} }
    'typical_cases.images.store': { paramsTuple: [ParamValue]; params: {'typical_case_id': ParamValue} }
    'typical_cases.images.update': { paramsTuple: [ParamValue]; params: {'typical_case_id': ParamValue} }
    'typical_cases.images.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'typical_case_id': ParamValue,'id': ParamValue} }
    'typical_cases_submissions.create': { paramsTuple: [ParamValue]; params: {'typical_case_id': ParamValue} }
    'typical_cases_submissions.store': { paramsTuple: [ParamValue]; params: {'typical_case_id': ParamValue} }
    'typical_cases_submissions.show': { paramsTuple: [ParamValue,ParamValue]; params: {'typical_case_id': ParamValue,'id': ParamValue} }
    'typical_cases_rounds.show': { paramsTuple: [ParamValue,ParamValue]; params: {'typical_case_id': ParamValue,'id': ParamValue} }
    'typical_cases_corrections.create': { paramsTuple: [ParamValue]; params: {'typical_case_id': ParamValue} }
    'typical_cases_corrections.store': { paramsTuple: [ParamValue]; params: {'typical_case_id': ParamValue} }
    'typical_cases.acts.show': { paramsTuple: [ParamValue,ParamValue]; params: {'typical_case_id': ParamValue,'act': ParamValue} }
    'typical_cases.acts.store': { paramsTuple: [ParamValue,ParamValue]; params: {'typical_case_id': ParamValue,'act': ParamValue} }
    'typical_cases.print': { paramsTuple: [ParamValue]; params: {'typical_case_id': ParamValue} }
    'case_recommendations.index': { paramsTuple?: []; params?: {} }
    'case_recommendations.export': { paramsTuple: [ParamValue]; params: {'call': ParamValue} }
    'case_recommendations.update': { paramsTuple: [ParamValue,ParamValue]; params: {'call': ParamValue,'id': ParamValue} }
    'casebooks.workbook': { paramsTuple?: []; params?: {} }
    'casebooks.views.store': { paramsTuple?: []; params?: {} }
    'casebooks.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'casebooks.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'casebooks.index': { paramsTuple?: []; params?: {} }
    'casebooks.create': { paramsTuple?: []; params?: {} }
    'casebooks.store': { paramsTuple?: []; params?: {} }
    'casebooks.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'casebooks.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'casebooks.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'casebooks.steps.store': { paramsTuple: [ParamValue]; params: {'casebook_id': ParamValue} }
    'casebooks.take_up': { paramsTuple: [ParamValue]; params: {'casebook_id': ParamValue} }
    'casebooks.chapters.store': { paramsTuple: [ParamValue]; params: {'casebook_id': ParamValue} }
    'casebooks.chapters.edit': { paramsTuple: [ParamValue,ParamValue]; params: {'casebook_id': ParamValue,'id': ParamValue} }
    'casebooks.chapters.update': { paramsTuple: [ParamValue,ParamValue]; params: {'casebook_id': ParamValue,'id': ParamValue} }
    'casebooks.chapters.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'casebook_id': ParamValue,'id': ParamValue} }
    'casebooks.chapters.move': { paramsTuple: [ParamValue,ParamValue]; params: {'casebook_id': ParamValue,'id': ParamValue} }
    'casebooks.entries.move': { paramsTuple: [ParamValue,ParamValue]; params: {'casebook_id': ParamValue,'id': ParamValue} }
    'casebook-entries.workbook': { paramsTuple?: []; params?: {} }
    'casebook-entries.views.store': { paramsTuple?: []; params?: {} }
    'casebook-entries.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'casebook-entries.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'casebook_entries.index': { paramsTuple?: []; params?: {} }
    'casebook_entries.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'casebook_entries.version': { paramsTuple: [ParamValue,ParamValue]; params: {'entry_id': ParamValue,'id': ParamValue} }
    'casebook_entries.parts.edit': { paramsTuple: [ParamValue,ParamValue]; params: {'entry_id': ParamValue,'id': ParamValue} }
    'casebook_entries.parts.update': { paramsTuple: [ParamValue,ParamValue]; params: {'entry_id': ParamValue,'id': ParamValue} }
    'casebook_entries.steps.store': { paramsTuple: [ParamValue]; params: {'entry_id': ParamValue} }
    'casebook_entries.comments.store': { paramsTuple: [ParamValue]; params: {'entry_id': ParamValue} }
    'casebook_entries.comments.update': { paramsTuple: [ParamValue,ParamValue]; params: {'entry_id': ParamValue,'id': ParamValue} }
    'casebook-editions.workbook': { paramsTuple?: []; params?: {} }
    'casebook-editions.views.store': { paramsTuple?: []; params?: {} }
    'casebook-editions.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'casebook-editions.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'casebook_editions.file': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'file': ParamValue} }
    'casebook_editions.page': { paramsTuple: [ParamValue,...ParamValue[]]; params: {'id': ParamValue,'*': ParamValue[]} }
    'casebook_editions.steps': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'casebook_editions.errata': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'casebook_editions.index': { paramsTuple?: []; params?: {} }
    'casebook_editions.store': { paramsTuple?: []; params?: {} }
    'casebook_editions.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'books.years': { paramsTuple?: []; params?: {} }
    'books.book': { paramsTuple: [ParamValue]; params: {'year': ParamValue} }
    'books.image': { paramsTuple: [ParamValue,ParamValue]; params: {'year': ParamValue,'file': ParamValue} }
    'books.download': { paramsTuple: [ParamValue,ParamValue,ParamValue]; params: {'year': ParamValue,'number': ParamValue,'file': ParamValue} }
    'books.index_page': { paramsTuple: [ParamValue,ParamValue]; params: {'year': ParamValue,'kind': ParamValue} }
    'books.page': { paramsTuple: [ParamValue,ParamValue]; params: {'year': ParamValue,'page': ParamValue} }
    'work_reports.chapters.index': { paramsTuple: [ParamValue]; params: {'work_report_id': ParamValue} }
    'work_reports.chapters.show': { paramsTuple: [ParamValue,ParamValue]; params: {'work_report_id': ParamValue,'key': ParamValue} }
    'work_reports.chapters.update': { paramsTuple: [ParamValue,ParamValue]; params: {'work_report_id': ParamValue,'key': ParamValue} }
    'work_reports.chapters.sign': { paramsTuple: [ParamValue,ParamValue]; params: {'work_report_id': ParamValue,'key': ParamValue} }
    'work_reports.passages.edit': { paramsTuple: [ParamValue,ParamValue,ParamValue]; params: {'work_report_id': ParamValue,'key': ParamValue,'passage': ParamValue} }
    'work_reports.passages.versions': { paramsTuple: [ParamValue,ParamValue,ParamValue]; params: {'work_report_id': ParamValue,'key': ParamValue,'passage': ParamValue} }
    'work_reports.passages.update': { paramsTuple: [ParamValue,ParamValue,ParamValue]; params: {'work_report_id': ParamValue,'key': ParamValue,'passage': ParamValue} }
    'work_reports.passages.choose': { paramsTuple: [ParamValue,ParamValue,ParamValue]; params: {'work_report_id': ParamValue,'key': ParamValue,'passage': ParamValue} }
    'work_reports.comments.store': { paramsTuple: [ParamValue,ParamValue]; params: {'work_report_id': ParamValue,'key': ParamValue} }
    'work_reports.comments.update': { paramsTuple: [ParamValue,ParamValue,ParamValue]; params: {'work_report_id': ParamValue,'key': ParamValue,'id': ParamValue} }
    'work_reports.steps.show': { paramsTuple: [ParamValue]; params: {'work_report_id': ParamValue} }
    'work_reports.steps.store': { paramsTuple: [ParamValue]; params: {'work_report_id': ParamValue} }
    'work_reports.issue': { paramsTuple: [ParamValue]; params: {'work_report_id': ParamValue} }
    'work_reports.consultation.create': { paramsTuple: [ParamValue]; params: {'work_report_id': ParamValue} }
    'work_reports.consultation.store': { paramsTuple: [ParamValue]; params: {'work_report_id': ParamValue} }
    'work_reports.opinions.answer': { paramsTuple: [ParamValue,ParamValue]; params: {'work_report_id': ParamValue,'id': ParamValue} }
    'report-opinions.workbook': { paramsTuple?: []; params?: {} }
    'report-opinions.views.store': { paramsTuple?: []; params?: {} }
    'report-opinions.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'report-opinions.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'report_opinions.index': { paramsTuple?: []; params?: {} }
    'report_opinions.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'report_opinions.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'reports.years': { paramsTuple?: []; params?: {} }
    'reports.show': { paramsTuple: [ParamValue]; params: {'year': ParamValue} }
    'reports.download': { paramsTuple: [ParamValue,ParamValue]; params: {'year': ParamValue,'file': ParamValue} }
    'indicator-versions.workbook': { paramsTuple?: []; params?: {} }
    'indicator-versions.views.store': { paramsTuple?: []; params?: {} }
    'indicator-versions.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'indicator-versions.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'indicator_versions.standard': { paramsTuple?: []; params?: {} }
    'indicator_versions.index': { paramsTuple?: []; params?: {} }
    'indicator_versions.create': { paramsTuple?: []; params?: {} }
    'indicator_versions.store': { paramsTuple?: []; params?: {} }
    'indicator_versions.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'indicator_versions.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'indicator_versions.next': { paramsTuple: [ParamValue]; params: {'indicator_version_id': ParamValue} }
    'indicator_versions.steps.store': { paramsTuple: [ParamValue]; params: {'indicator_version_id': ParamValue} }
    'indicator_versions.preview': { paramsTuple: [ParamValue]; params: {'indicator_version_id': ParamValue} }
    'indicator_versions.trial': { paramsTuple: [ParamValue]; params: {'indicator_version_id': ParamValue} }
    'indicator_versions.changes': { paramsTuple: [ParamValue]; params: {'indicator_version_id': ParamValue} }
    'indicator_versions.workbook.show': { paramsTuple: [ParamValue]; params: {'indicator_version_id': ParamValue} }
    'indicator_versions.workbook.update': { paramsTuple: [ParamValue]; params: {'indicator_version_id': ParamValue} }
    'indicator_versions.frame.edit': { paramsTuple: [ParamValue]; params: {'indicator_version_id': ParamValue} }
    'indicator_versions.frame.update': { paramsTuple: [ParamValue]; params: {'indicator_version_id': ParamValue} }
    'indicator_versions.weights.edit': { paramsTuple: [ParamValue]; params: {'indicator_version_id': ParamValue} }
    'indicator_versions.weights.update': { paramsTuple: [ParamValue]; params: {'indicator_version_id': ParamValue} }
    'indicator_versions.groups.store': { paramsTuple: [ParamValue]; params: {'indicator_version_id': ParamValue} }
    'indicator_versions.groups.edit': { paramsTuple: [ParamValue,ParamValue]; params: {'indicator_version_id': ParamValue,'id': ParamValue} }
    'indicator_versions.groups.update': { paramsTuple: [ParamValue,ParamValue]; params: {'indicator_version_id': ParamValue,'id': ParamValue} }
    'indicator_versions.groups.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'indicator_version_id': ParamValue,'id': ParamValue} }
    'indicator_versions.groups.move': { paramsTuple: [ParamValue,ParamValue]; params: {'indicator_version_id': ParamValue,'id': ParamValue} }
    'indicator_versions.indicators.store': { paramsTuple: [ParamValue]; params: {'indicator_version_id': ParamValue} }
    'indicator_versions.indicators.edit': { paramsTuple: [ParamValue,ParamValue]; params: {'indicator_version_id': ParamValue,'id': ParamValue} }
    'indicator_versions.indicators.update': { paramsTuple: [ParamValue,ParamValue]; params: {'indicator_version_id': ParamValue,'id': ParamValue} }
    'indicator_versions.indicators.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'indicator_version_id': ParamValue,'id': ParamValue} }
    'indicator_versions.indicators.move': { paramsTuple: [ParamValue,ParamValue]; params: {'indicator_version_id': ParamValue,'id': ParamValue} }
    'indicator_versions.indicators.parts.store': { paramsTuple: [ParamValue,ParamValue]; params: {'indicator_version_id': ParamValue,'indicator_id': ParamValue} }
    'indicator_versions.indicators.parts.destroy': { paramsTuple: [ParamValue,ParamValue,ParamValue]; params: {'indicator_version_id': ParamValue,'indicator_id': ParamValue,'id': ParamValue} }
    'evaluation_figures.index': { paramsTuple?: []; params?: {} }
    'evaluation_figures.export': { paramsTuple?: []; params?: {} }
    'evaluation_figures.report': { paramsTuple?: []; params?: {} }
    'evaluation_figures.freezes.index': { paramsTuple?: []; params?: {} }
    'evaluation_figures.freezes.store': { paramsTuple?: []; params?: {} }
    'evaluation_figures.freezes.lift': { paramsTuple: [ParamValue]; params: {'freeze_id': ParamValue} }
    'evaluation_figures.points.show': { paramsTuple: [ParamValue]; params: {'point_id': ParamValue} }
    'evaluation_figures.points.reported': { paramsTuple: [ParamValue]; params: {'point_id': ParamValue} }
    'evaluation_figures.points.report': { paramsTuple: [ParamValue]; params: {'point_id': ParamValue} }
    'evaluation_figures.rows.show': { paramsTuple: [ParamValue,ParamValue]; params: {'point_id': ParamValue,'key': ParamValue} }
    'evaluation_figures.rows.export': { paramsTuple: [ParamValue,ParamValue]; params: {'point_id': ParamValue,'key': ParamValue} }
    'evaluation_figures.overrides.store': { paramsTuple: [ParamValue,ParamValue]; params: {'point_id': ParamValue,'key': ParamValue} }
    'evaluation_figures.overrides.step': { paramsTuple: [ParamValue]; params: {'figure_override_id': ParamValue} }
    'evaluation_figures.overrides.comment': { paramsTuple: [ParamValue]; params: {'figure_override_id': ParamValue} }
    'evaluation-cycles.workbook': { paramsTuple?: []; params?: {} }
    'evaluation-cycles.views.store': { paramsTuple?: []; params?: {} }
    'evaluation-cycles.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'evaluation-cycles.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'evaluation_cycles.index': { paramsTuple?: []; params?: {} }
    'evaluation_cycles.create': { paramsTuple?: []; params?: {} }
    'evaluation_cycles.store': { paramsTuple?: []; params?: {} }
    'evaluation_cycles.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'evaluation_cycles.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'evaluation_cycles.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'evaluation_cycles.steps.store': { paramsTuple: [ParamValue]; params: {'cycle_id': ParamValue} }
    'evaluation_cycles.freezes.store': { paramsTuple: [ParamValue]; params: {'cycle_id': ParamValue} }
    'evaluation_cycles.scope.index': { paramsTuple: [ParamValue]; params: {'cycle_id': ParamValue} }
    'evaluation_cycles.scope.export': { paramsTuple: [ParamValue]; params: {'cycle_id': ParamValue} }
    'evaluation_cycles.scope.edit': { paramsTuple: [ParamValue,ParamValue]; params: {'cycle_id': ParamValue,'point_id': ParamValue} }
    'evaluation_cycles.scope.update': { paramsTuple: [ParamValue,ParamValue]; params: {'cycle_id': ParamValue,'point_id': ParamValue} }
    'points.workbook': { paramsTuple: [ParamValue]; params: {'cycle_id': ParamValue} }
    'points.views.store': { paramsTuple: [ParamValue]; params: {'cycle_id': ParamValue} }
    'points.views.update': { paramsTuple: [ParamValue,ParamValue]; params: {'cycle_id': ParamValue,'view': ParamValue} }
    'points.views.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'cycle_id': ParamValue,'view': ParamValue} }
    'evaluation_cycles.points.index': { paramsTuple: [ParamValue]; params: {'cycle_id': ParamValue} }
    'evaluation_cycles.points.show': { paramsTuple: [ParamValue,ParamValue]; params: {'cycle_id': ParamValue,'evaluation_id': ParamValue} }
    'evaluation_cycles.points.reopen': { paramsTuple: [ParamValue,ParamValue]; params: {'cycle_id': ParamValue,'evaluation_id': ParamValue} }
    'evaluation_cycles.points.leave': { paramsTuple: [ParamValue,ParamValue]; params: {'cycle_id': ParamValue,'evaluation_id': ParamValue} }
    'evaluation_cycles.points.part': { paramsTuple: [ParamValue,ParamValue]; params: {'cycle_id': ParamValue,'evaluation_id': ParamValue} }
    'point-evaluations.workbook': { paramsTuple?: []; params?: {} }
    'point-evaluations.views.store': { paramsTuple?: []; params?: {} }
    'point-evaluations.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'point-evaluations.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'point_evaluations.bulk_choices.store': { paramsTuple?: []; params?: {} }
    'point_evaluations.index': { paramsTuple?: []; params?: {} }
    'point_evaluations.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'point_evaluations_indicators.edit': { paramsTuple: [ParamValue,ParamValue]; params: {'point_evaluation_id': ParamValue,'id': ParamValue} }
    'point_evaluations_indicators.update': { paramsTuple: [ParamValue,ParamValue]; params: {'point_evaluation_id': ParamValue,'id': ParamValue} }
    'point_evaluations_submissions.create': { paramsTuple: [ParamValue]; params: {'point_evaluation_id': ParamValue} }
    'point_evaluations_submissions.store': { paramsTuple: [ParamValue]; params: {'point_evaluation_id': ParamValue} }
    'point_evaluations_submissions.show': { paramsTuple: [ParamValue,ParamValue]; params: {'point_evaluation_id': ParamValue,'id': ParamValue} }
    'point_evaluations.check': { paramsTuple: [ParamValue]; params: {'point_evaluation_id': ParamValue} }
    'point_evaluations.check.store': { paramsTuple: [ParamValue]; params: {'point_evaluation_id': ParamValue} }
    'point_evaluations.evidence.archive': { paramsTuple: [ParamValue]; params: {'point_evaluation_id': ParamValue} }
    'point_evaluations.evidence.show': { paramsTuple: [ParamValue,ParamValue]; params: {'point_evaluation_id': ParamValue,'id': ParamValue} }
    'evaluation_reading.show': { paramsTuple: [ParamValue]; params: {'evaluation_cycle_id': ParamValue} }
    'evaluation_reading.export': { paramsTuple: [ParamValue]; params: {'evaluation_cycle_id': ParamValue} }
    'evaluation_reading.years': { paramsTuple: [ParamValue]; params: {'evaluation_cycle_id': ParamValue} }
    'evaluation_reading.what_if': { paramsTuple: [ParamValue]; params: {'evaluation_cycle_id': ParamValue} }
    'evaluation_reading.what_if.export': { paramsTuple: [ParamValue]; params: {'evaluation_cycle_id': ParamValue} }
    'evaluation_reading.sensitivity': { paramsTuple: [ParamValue]; params: {'evaluation_cycle_id': ParamValue} }
    'evaluation_reading.sensitivity.export': { paramsTuple: [ParamValue]; params: {'evaluation_cycle_id': ParamValue} }
    'point_readings.show': { paramsTuple: [ParamValue]; params: {'point_evaluation_id': ParamValue} }
    'evaluation-cycles/:evaluation_cycle_id/results.workbook': { paramsTuple: [ParamValue]; params: {'evaluation_cycle_id': ParamValue} }
    'evaluation-cycles/:evaluation_cycle_id/results.views.store': { paramsTuple: [ParamValue]; params: {'evaluation_cycle_id': ParamValue} }
    'evaluation-cycles/:evaluation_cycle_id/results.views.update': { paramsTuple: [ParamValue,ParamValue]; params: {'evaluation_cycle_id': ParamValue,'view': ParamValue} }
    'evaluation-cycles/:evaluation_cycle_id/results.views.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'evaluation_cycle_id': ParamValue,'view': ParamValue} }
    'evaluation_results.index': { paramsTuple: [ParamValue]; params: {'evaluation_cycle_id': ParamValue} }
    'evaluation_results.summary': { paramsTuple: [ParamValue]; params: {'evaluation_cycle_id': ParamValue} }
    'evaluation_results.self_sheets': { paramsTuple: [ParamValue]; params: {'evaluation_cycle_id': ParamValue} }
    'evaluation_decisions.create': { paramsTuple: [ParamValue]; params: {'evaluation_cycle_id': ParamValue} }
    'evaluation_decisions.store': { paramsTuple: [ParamValue]; params: {'evaluation_cycle_id': ParamValue} }
    'point_results.show': { paramsTuple: [ParamValue]; params: {'point_evaluation_id': ParamValue} }
    'point_results.sheet': { paramsTuple: [ParamValue]; params: {'point_evaluation_id': ParamValue} }
    'evaluation_extras.store': { paramsTuple: [ParamValue]; params: {'point_evaluation_id': ParamValue} }
    'evaluation_extras.step': { paramsTuple: [ParamValue]; params: {'evaluation_extra_id': ParamValue} }
    'point_appeals.create': { paramsTuple: [ParamValue]; params: {'point_evaluation_id': ParamValue} }
    'point_appeals.store': { paramsTuple: [ParamValue]; params: {'point_evaluation_id': ParamValue} }
    'evaluation-appeals.workbook': { paramsTuple?: []; params?: {} }
    'evaluation-appeals.views.store': { paramsTuple?: []; params?: {} }
    'evaluation-appeals.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'evaluation-appeals.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'evaluation_appeals.index': { paramsTuple?: []; params?: {} }
    'evaluation_appeals.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'evaluation_appeals.finding': { paramsTuple: [ParamValue]; params: {'evaluation_appeal_id': ParamValue} }
    'evaluation_appeals.step': { paramsTuple: [ParamValue]; params: {'evaluation_appeal_id': ParamValue} }
    'evaluation_notices.download': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'evaluation_notices.index': { paramsTuple?: []; params?: {} }
    'evaluation_notices.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'plans.export': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'plans.index': { paramsTuple?: []; params?: {} }
    'plans.store': { paramsTuple?: []; params?: {} }
    'plans.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'plans.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'plans.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'plans.steps.store': { paramsTuple: [ParamValue]; params: {'plan_id': ParamValue} }
    'plans.targets.create': { paramsTuple: [ParamValue]; params: {'plan_id': ParamValue} }
    'plans.targets.store': { paramsTuple: [ParamValue]; params: {'plan_id': ParamValue} }
    'plan_targets.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'plan_targets.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'plan_targets.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'plan_targets.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'plan_clauses.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'plan_clauses.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'plan_clauses.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'plan_clauses.progress.store': { paramsTuple: [ParamValue]; params: {'plan_clause_id': ParamValue} }
    'plan_clauses.milestones.store': { paramsTuple: [ParamValue]; params: {'plan_clause_id': ParamValue} }
    'plan_milestones.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'plan_milestones.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'work-reports.workbook': { paramsTuple?: []; params?: {} }
    'work-reports.views.store': { paramsTuple?: []; params?: {} }
    'work-reports.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'work-reports.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'work_reports.index': { paramsTuple?: []; params?: {} }
    'work_reports.store': { paramsTuple?: []; params?: {} }
    'work_reports.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'work-reports/:work_report_id/buildings.workbook': { paramsTuple: [ParamValue]; params: {'work_report_id': ParamValue} }
    'work-reports/:work_report_id/buildings.views.store': { paramsTuple: [ParamValue]; params: {'work_report_id': ParamValue} }
    'work-reports/:work_report_id/buildings.views.update': { paramsTuple: [ParamValue,ParamValue]; params: {'work_report_id': ParamValue,'view': ParamValue} }
    'work-reports/:work_report_id/buildings.views.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'work_report_id': ParamValue,'view': ParamValue} }
    'work_reports.buildings.index': { paramsTuple: [ParamValue]; params: {'work_report_id': ParamValue} }
    'work_reports.buildings.store': { paramsTuple: [ParamValue]; params: {'work_report_id': ParamValue} }
    'work_reports.buildings.show': { paramsTuple: [ParamValue,ParamValue]; params: {'work_report_id': ParamValue,'number': ParamValue} }
    'work_reports.buildings.steps.store': { paramsTuple: [ParamValue,ParamValue]; params: {'work_report_id': ParamValue,'number': ParamValue} }
    'work_reports.buildings.files.show': { paramsTuple: [ParamValue,ParamValue,...ParamValue[]]; params: {'work_report_id': ParamValue,'number': ParamValue,'*': ParamValue[]} }
    'work_reports.facts.export': { paramsTuple: [ParamValue]; params: {'work_report_id': ParamValue} }
    'work_reports.facts.show': { paramsTuple: [ParamValue,ParamValue]; params: {'work_report_id': ParamValue,'key': ParamValue} }
    'work_reports.facts.index': { paramsTuple: [ParamValue]; params: {'work_report_id': ParamValue} }
    'work_reports.changes.export': { paramsTuple: [ParamValue]; params: {'work_report_id': ParamValue} }
    'work_reports.changes.index': { paramsTuple: [ParamValue]; params: {'work_report_id': ParamValue} }
    'improvements.workbook': { paramsTuple?: []; params?: {} }
    'improvements.views.store': { paramsTuple?: []; params?: {} }
    'improvements.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'improvements.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'improvements.index': { paramsTuple?: []; params?: {} }
    'improvements.create': { paramsTuple?: []; params?: {} }
    'improvements.store': { paramsTuple?: []; params?: {} }
    'improvements.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'improvements.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'improvements.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'improvements.steps.store': { paramsTuple: [ParamValue]; params: {'improvement_id': ParamValue} }
    'improvement_findings.index': { paramsTuple?: []; params?: {} }
    'improvement_findings.store': { paramsTuple?: []; params?: {} }
    'trainings.improvements.store': { paramsTuple: [ParamValue]; params: {'training_id': ParamValue} }
    'trainings.improvements.edit': { paramsTuple: [ParamValue,ParamValue]; params: {'training_id': ParamValue,'id': ParamValue} }
    'trainings.improvements.update': { paramsTuple: [ParamValue,ParamValue]; params: {'training_id': ParamValue,'id': ParamValue} }
    'roll-overs.workbook': { paramsTuple?: []; params?: {} }
    'roll-overs.views.store': { paramsTuple?: []; params?: {} }
    'roll-overs.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'roll-overs.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'roll_overs.index': { paramsTuple?: []; params?: {} }
    'roll_overs.store': { paramsTuple?: []; params?: {} }
    'roll_overs.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'roll_overs.items.edit': { paramsTuple: [ParamValue,ParamValue]; params: {'roll_over_id': ParamValue,'id': ParamValue} }
    'roll_overs.items.update': { paramsTuple: [ParamValue,ParamValue]; params: {'roll_over_id': ParamValue,'id': ParamValue} }
    'roll_overs.openings.store': { paramsTuple: [ParamValue]; params: {'roll_over_id': ParamValue} }
    'roll_overs.refreshes.store': { paramsTuple: [ParamValue]; params: {'roll_over_id': ParamValue} }
    'roll_overs.steps.store': { paramsTuple: [ParamValue]; params: {'roll_over_id': ParamValue} }
    'roll_overs.differences': { paramsTuple: [ParamValue]; params: {'roll_over_id': ParamValue} }
    'notifications.workbook': { paramsTuple?: []; params?: {} }
    'notifications.views.store': { paramsTuple?: []; params?: {} }
    'notifications.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'notifications.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'notifications.index': { paramsTuple?: []; params?: {} }
    'notifications.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'notifications.readings.store': { paramsTuple?: []; params?: {} }
    'notification_preferences.edit': { paramsTuple?: []; params?: {} }
    'notification_preferences.update': { paramsTuple?: []; params?: {} }
    'inbox.index': { paramsTuple?: []; params?: {} }
    'inbox.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'inbox.body': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'audit.index': { paramsTuple?: []; params?: {} }
    'audit.workbook': { paramsTuple?: []; params?: {} }
    'audit.views.store': { paramsTuple?: []; params?: {} }
    'audit.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'audit.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'audit.verifications.store': { paramsTuple?: []; params?: {} }
    'audit.csv': { paramsTuple?: []; params?: {} }
    'calendar': { paramsTuple?: []; params?: {} }
    'calendar.export': { paramsTuple?: []; params?: {} }
    'calendar.changes.create': { paramsTuple?: []; params?: {} }
    'calendar.changes.store': { paramsTuple?: []; params?: {} }
    'calendar.previews.store': { paramsTuple?: []; params?: {} }
    'stand-ins.workbook': { paramsTuple?: []; params?: {} }
    'stand-ins.views.store': { paramsTuple?: []; params?: {} }
    'stand-ins.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'stand-ins.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'stand_ins.index': { paramsTuple?: []; params?: {} }
    'stand_ins.create': { paramsTuple?: []; params?: {} }
    'stand_ins.store': { paramsTuple?: []; params?: {} }
    'stand_ins.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'stand_ins.endings.store': { paramsTuple: [ParamValue]; params: {'stand_in_id': ParamValue} }
    'stand-in-acts.workbook': { paramsTuple?: []; params?: {} }
    'stand-in-acts.views.store': { paramsTuple?: []; params?: {} }
    'stand-in-acts.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'stand-in-acts.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'stand_in_acts': { paramsTuple?: []; params?: {} }
    'api-keys.workbook': { paramsTuple?: []; params?: {} }
    'api-keys.views.store': { paramsTuple?: []; params?: {} }
    'api-keys.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'api-keys.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'api_keys.index': { paramsTuple?: []; params?: {} }
    'api_keys.create': { paramsTuple?: []; params?: {} }
    'api_keys.store': { paramsTuple?: []; params?: {} }
    'api_keys.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api_keys.rotations.store': { paramsTuple: [ParamValue]; params: {'api_key_id': ParamValue} }
    'api_keys.revocations.store': { paramsTuple: [ParamValue]; params: {'api_key_id': ParamValue} }
    'background-jobs.workbook': { paramsTuple?: []; params?: {} }
    'background-jobs.views.store': { paramsTuple?: []; params?: {} }
    'background-jobs.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'background-jobs.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'background_schedule.show': { paramsTuple?: []; params?: {} }
    'background_job_choices.store': { paramsTuple?: []; params?: {} }
    'background_job_choices.create': { paramsTuple?: []; params?: {} }
    'background_job_choices.update': { paramsTuple?: []; params?: {} }
    'background_jobs.index': { paramsTuple?: []; params?: {} }
    'background_jobs.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'background_jobs.retries.store': { paramsTuple: [ParamValue]; params: {'background_job_id': ParamValue} }
    'background_jobs.set_aside.store': { paramsTuple: [ParamValue]; params: {'background_job_id': ParamValue} }
    'background_jobs.set_aside.destroy': { paramsTuple: [ParamValue]; params: {'background_job_id': ParamValue} }
    'own_data.index': { paramsTuple?: []; params?: {} }
    'person_exports.store': { paramsTuple?: []; params?: {} }
    'person_exports.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'own_requests.store': { paramsTuple?: []; params?: {} }
    'personal-requests.workbook': { paramsTuple?: []; params?: {} }
    'personal-requests.views.store': { paramsTuple?: []; params?: {} }
    'personal-requests.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'personal-requests.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'personal_requests.index': { paramsTuple?: []; params?: {} }
    'personal_requests.create': { paramsTuple?: []; params?: {} }
    'personal_requests.store': { paramsTuple?: []; params?: {} }
    'personal_requests.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'personal_requests.decisions.store': { paramsTuple: [ParamValue]; params: {'personal_request_id': ParamValue} }
    'contact_reveals.store': { paramsTuple: [ParamValue,ParamValue]; params: {'subject': ParamValue,'id': ParamValue} }
    'retention.index': { paramsTuple?: []; params?: {} }
    'open_data': { paramsTuple?: []; params?: {} }
    'open_data.api': { paramsTuple?: []; params?: {} }
    'open_data.csv': { paramsTuple: [ParamValue]; params: {'name': ParamValue} }
    'open_data.json': { paramsTuple: [ParamValue]; params: {'name': ParamValue} }
    'sitemap': { paramsTuple?: []; params?: {} }
    'robots': { paramsTuple?: []; params?: {} }
    'api.v1.document': { paramsTuple?: []; params?: {} }
    'api.v1.points': { paramsTuple?: []; params?: {} }
    'api.v1.point': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.v1.point_changes': { paramsTuple?: []; params?: {} }
    'api.v1.notices': { paramsTuple?: []; params?: {} }
    'api.v1.recognitions': { paramsTuple?: []; params?: {} }
    'api.v1.statistics': { paramsTuple?: []; params?: {} }
    'api.v1.search': { paramsTuple?: []; params?: {} }
    'api.v1.districts': { paramsTuple?: []; params?: {} }
    'api.v1.host_types': { paramsTuple?: []; params?: {} }
    'api.preflight': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
    'sign_in': { paramsTuple?: []; params?: {} }
    'sessions.store': { paramsTuple?: []; params?: {} }
    'second_steps.create': { paramsTuple?: []; params?: {} }
    'second_steps.store': { paramsTuple?: []; params?: {} }
    'new_passwords.create': { paramsTuple?: []; params?: {} }
    'new_passwords.store': { paramsTuple?: []; params?: {} }
    'set_ups.create': { paramsTuple?: []; params?: {} }
    'set_ups.store': { paramsTuple?: []; params?: {} }
    'sessions.destroy': { paramsTuple?: []; params?: {} }
    'languages.store': { paramsTuple?: []; params?: {} }
    'password_resets.create': { paramsTuple?: []; params?: {} }
    'password_resets.store': { paramsTuple?: []; params?: {} }
    'password_resets.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'password_resets.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'account.edit': { paramsTuple?: []; params?: {} }
    'account.update': { paramsTuple?: []; params?: {} }
    'account.password.update': { paramsTuple?: []; params?: {} }
    'account.security.show': { paramsTuple?: []; params?: {} }
    'open_sessions.clear': { paramsTuple?: []; params?: {} }
    'open_sessions.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'users.workbook': { paramsTuple?: []; params?: {} }
    'users.views.store': { paramsTuple?: []; params?: {} }
    'users.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'users.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'users.index': { paramsTuple?: []; params?: {} }
    'users.create': { paramsTuple?: []; params?: {} }
    'users.store': { paramsTuple?: []; params?: {} }
    'users.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'users.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'users.activation.store': { paramsTuple: [ParamValue]; params: {'user_id': ParamValue} }
    'users.activation.destroy': { paramsTuple: [ParamValue]; params: {'user_id': ParamValue} }
    'users.security.show': { paramsTuple: [ParamValue]; params: {'user_id': ParamValue} }
    'users.second_factor.destroy': { paramsTuple: [ParamValue]; params: {'user_id': ParamValue} }
    'users.sessions.destroy': { paramsTuple: [ParamValue]; params: {'user_id': ParamValue} }
    'users.role_grants.withdrawals.store': { paramsTuple: [ParamValue,ParamValue]; params: {'user_id': ParamValue,'role_grant_id': ParamValue} }
    'colleagues.create': { paramsTuple?: []; params?: {} }
    'colleagues.store': { paramsTuple?: []; params?: {} }
    'colleagues.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'colleagues.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'register': { paramsTuple?: []; params?: {} }
    'register.store': { paramsTuple?: []; params?: {} }
    'registrations.workbook': { paramsTuple?: []; params?: {} }
    'registrations.views.store': { paramsTuple?: []; params?: {} }
    'registrations.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'registrations.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'registrations.index': { paramsTuple?: []; params?: {} }
    'registrations.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'registrations.rulings.store': { paramsTuple: [ParamValue]; params: {'registration_id': ParamValue} }
    'organization.show': { paramsTuple?: []; params?: {} }
    'organization.edit': { paramsTuple?: []; params?: {} }
    'organization.update': { paramsTuple?: []; params?: {} }
    'applications.export': { paramsTuple?: []; params?: {} }
    'applications.workbook': { paramsTuple?: []; params?: {} }
    'applications.views.store': { paramsTuple?: []; params?: {} }
    'applications.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'applications.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'applications.index': { paramsTuple?: []; params?: {} }
    'applications.create': { paramsTuple?: []; params?: {} }
    'applications.store': { paramsTuple?: []; params?: {} }
    'applications.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'applications.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'applications.sections.edit': { paramsTuple: [ParamValue,ParamValue]; params: {'application_id': ParamValue,'id': ParamValue} }
    'applications.sections.update': { paramsTuple: [ParamValue,ParamValue]; params: {'application_id': ParamValue,'id': ParamValue} }
    'applications.submissions.create': { paramsTuple: [ParamValue]; params: {'application_id': ParamValue} }
    'applications.submissions.store': { paramsTuple: [ParamValue]; params: {'application_id': ParamValue} }
    'applications.submissions.show': { paramsTuple: [ParamValue,ParamValue]; params: {'application_id': ParamValue,'id': ParamValue} }
    'applications.withdrawals.create': { paramsTuple: [ParamValue]; params: {'application_id': ParamValue} }
    'applications.withdrawals.store': { paramsTuple: [ParamValue]; params: {'application_id': ParamValue} }
    'applications.reopenings.store': { paramsTuple: [ParamValue]; params: {'application_id': ParamValue} }
    'designations.renewals.store': { paramsTuple: [ParamValue]; params: {'designation_id': ParamValue} }
    'applications.messages.store': { paramsTuple: [ParamValue]; params: {'application_id': ParamValue} }
    'applications.packet': { paramsTuple: [ParamValue]; params: {'application_id': ParamValue} }
    'applications.print': { paramsTuple: [ParamValue]; params: {'application_id': ParamValue} }
    'attachments.store': { paramsTuple?: []; params?: {} }
    'attachments.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'attachments.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'imports.workbook': { paramsTuple?: []; params?: {} }
    'imports.views.store': { paramsTuple?: []; params?: {} }
    'imports.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'imports.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'imports.template': { paramsTuple: [ParamValue]; params: {'kind': ParamValue} }
    'imports.index': { paramsTuple?: []; params?: {} }
    'imports.create': { paramsTuple?: []; params?: {} }
    'imports.store': { paramsTuple?: []; params?: {} }
    'imports.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'imports.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'imports.mapping.edit': { paramsTuple: [ParamValue]; params: {'import_id': ParamValue} }
    'imports.mapping.update': { paramsTuple: [ParamValue]; params: {'import_id': ParamValue} }
    'imports.run.store': { paramsTuple: [ParamValue]; params: {'import_id': ParamValue} }
    'imports.run.destroy': { paramsTuple: [ParamValue]; params: {'import_id': ParamValue} }
    'imports.undo.store': { paramsTuple: [ParamValue]; params: {'import_id': ParamValue} }
    'imports.workbook.show': { paramsTuple: [ParamValue]; params: {'import_id': ParamValue} }
    'invitation_links.show': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'invitation_links.store': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'experts.workbook': { paramsTuple?: []; params?: {} }
    'experts.views.store': { paramsTuple?: []; params?: {} }
    'experts.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'experts.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'experts.index': { paramsTuple?: []; params?: {} }
    'experts.create': { paramsTuple?: []; params?: {} }
    'experts.store': { paramsTuple?: []; params?: {} }
    'experts.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'experts.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'experts.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'experts.steps.store': { paramsTuple: [ParamValue]; params: {'expert_id': ParamValue} }
    'experts.recusals.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'expert_id': ParamValue,'id': ParamValue} }
    'expert-assignments.workbook': { paramsTuple?: []; params?: {} }
    'expert-assignments.views.store': { paramsTuple?: []; params?: {} }
    'expert-assignments.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'expert-assignments.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'expert_assignments.index': { paramsTuple?: []; params?: {} }
    'expert_assignments.create': { paramsTuple?: []; params?: {} }
    'expert_assignments.store': { paramsTuple?: []; params?: {} }
    'expert_assignments.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'expert_assignments.steps.store': { paramsTuple: [ParamValue]; params: {'assignment_id': ParamValue} }
    'expert_assignments.recusals.store': { paramsTuple: [ParamValue]; params: {'assignment_id': ParamValue} }
    'expert_assignments.seats.remind': { paramsTuple: [ParamValue,ParamValue]; params: {'assignment_id': ParamValue,'id': ParamValue} }
    'expert_assignments.seats.finish': { paramsTuple: [ParamValue,ParamValue]; params: {'assignment_id': ParamValue,'id': ParamValue} }
    'expert_assignments.seats.replace': { paramsTuple: [ParamValue,ParamValue]; params: {'assignment_id': ParamValue,'id': ParamValue} }
    'expert_profile.edit': { paramsTuple?: []; params?: {} }
    'expert_profile.update': { paramsTuple?: []; params?: {} }
    'expert-invitations.workbook': { paramsTuple?: []; params?: {} }
    'expert-invitations.views.store': { paramsTuple?: []; params?: {} }
    'expert-invitations.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'expert-invitations.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'expert_invitations.index': { paramsTuple?: []; params?: {} }
    'expert_invitations.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'expert_invitations.answers.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'points.bookings.create': { paramsTuple: [ParamValue]; params: {'point_id': ParamValue} }
    'points.bookings.store': { paramsTuple: [ParamValue]; params: {'point_id': ParamValue} }
    'my_bookings.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'my_bookings.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'bookings.workbook': { paramsTuple?: []; params?: {} }
    'bookings.views.store': { paramsTuple?: []; params?: {} }
    'bookings.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'bookings.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'bookings.index': { paramsTuple?: []; params?: {} }
    'bookings.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'bookings.steps.store': { paramsTuple: [ParamValue]; params: {'booking_id': ParamValue} }
    'bookings.records.create': { paramsTuple: [ParamValue]; params: {'booking_id': ParamValue} }
    'bookings.records.store': { paramsTuple: [ParamValue]; params: {'booking_id': ParamValue} }
    'rate.show': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'rate.store': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'rate_again.show': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'rate_again.store': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'statistics.ratings': { paramsTuple?: []; params?: {} }
    'ratings.workbook': { paramsTuple?: []; params?: {} }
    'ratings.views.store': { paramsTuple?: []; params?: {} }
    'ratings.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'ratings.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'ratings.index': { paramsTuple?: []; params?: {} }
    'rating_figures.show': { paramsTuple?: []; params?: {} }
    'rating_figures.export': { paramsTuple?: []; params?: {} }
    'consultations.rating_code': { paramsTuple: [ParamValue]; params: {'consultation_id': ParamValue} }
    'bad_ratings.export': { paramsTuple?: []; params?: {} }
    'bad-ratings.workbook': { paramsTuple?: []; params?: {} }
    'bad-ratings.views.store': { paramsTuple?: []; params?: {} }
    'bad-ratings.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'bad-ratings.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'bad_ratings.index': { paramsTuple?: []; params?: {} }
    'bad_ratings.create': { paramsTuple?: []; params?: {} }
    'bad_ratings.store': { paramsTuple?: []; params?: {} }
    'bad_ratings.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'bad_ratings.steps.store': { paramsTuple: [ParamValue]; params: {'bad_rating_id': ParamValue} }
    'trainings.export': { paramsTuple?: []; params?: {} }
    'trainings.choices': { paramsTuple?: []; params?: {} }
    'trainings.workbook': { paramsTuple?: []; params?: {} }
    'trainings.views.store': { paramsTuple?: []; params?: {} }
    'trainings.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'trainings.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'trainings.index': { paramsTuple?: []; params?: {} }
    'trainings.create': { paramsTuple?: []; params?: {} }
    'trainings.store': { paramsTuple?: []; params?: {} }
    'trainings.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'trainings.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'trainings.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'trainings.results.create': { paramsTuple: [ParamValue]; params: {'training_id': ParamValue} }
    'trainings.results.store': { paramsTuple: [ParamValue]; params: {'training_id': ParamValue} }
    'trainings.files.store': { paramsTuple: [ParamValue]; params: {'training_id': ParamValue} }
    'trainings.viewers': { paramsTuple: [ParamValue]; params: {'training_id': ParamValue} }
    'trainings.steps.store': { paramsTuple: [ParamValue]; params: {'training_id': ParamValue} }
    'trainings/:training_id/participants.workbook': { paramsTuple: [ParamValue]; params: {'training_id': ParamValue} }
    'trainings/:training_id/participants.views.store': { paramsTuple: [ParamValue]; params: {'training_id': ParamValue} }
    'trainings/:training_id/participants.views.update': { paramsTuple: [ParamValue,ParamValue]; params: {'training_id': ParamValue,'view': ParamValue} }
    'trainings/:training_id/participants.views.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'training_id': ParamValue,'view': ParamValue} }
    'trainings.participants.index': { paramsTuple: [ParamValue]; params: {'training_id': ParamValue} }
    'trainings.participants.create': { paramsTuple: [ParamValue]; params: {'training_id': ParamValue} }
    'trainings.participants.store': { paramsTuple: [ParamValue]; params: {'training_id': ParamValue} }
    'trainings.participants.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'training_id': ParamValue,'id': ParamValue} }
    'trainings.participants.sign_in.store': { paramsTuple: [ParamValue,ParamValue]; params: {'training_id': ParamValue,'participant_id': ParamValue} }
    'trainings.participants.sign_in.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'training_id': ParamValue,'participant_id': ParamValue} }
    'trainings.sign_in_code': { paramsTuple: [ParamValue]; params: {'training_id': ParamValue} }
    'trainings.sign_in_sheet': { paramsTuple: [ParamValue]; params: {'training_id': ParamValue} }
    'trainings.receipts': { paramsTuple: [ParamValue]; params: {'training_id': ParamValue} }
    'trainings.call_list': { paramsTuple: [ParamValue]; params: {'training_id': ParamValue} }
    'trainings.minutes.create': { paramsTuple: [ParamValue]; params: {'training_id': ParamValue} }
    'trainings.minutes.store': { paramsTuple: [ParamValue]; params: {'training_id': ParamValue} }
    'event-tasks.workbook': { paramsTuple?: []; params?: {} }
    'event-tasks.views.store': { paramsTuple?: []; params?: {} }
    'event-tasks.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'event-tasks.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'event_tasks.index': { paramsTuple?: []; params?: {} }
    'event_tasks.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'event_tasks.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'event_tasks.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'trainings.corrections.create': { paramsTuple: [ParamValue]; params: {'training_id': ParamValue} }
    'trainings.corrections.store': { paramsTuple: [ParamValue]; params: {'training_id': ParamValue} }
    'events.index': { paramsTuple?: []; params?: {} }
    'events.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'events.registrations.store': { paramsTuple: [ParamValue]; params: {'event_id': ParamValue} }
    'events.files.show': { paramsTuple: [ParamValue,ParamValue]; params: {'event_id': ParamValue,'file': ParamValue} }
    'my_registrations.show': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'my_registrations.destroy': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'my_registrations.file': { paramsTuple: [ParamValue,ParamValue]; params: {'token': ParamValue,'file': ParamValue} }
    'sign_in_here.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'sign_in_here.store': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'case-selections.workbook': { paramsTuple?: []; params?: {} }
    'case-selections.views.store': { paramsTuple?: []; params?: {} }
    'case-selections.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'case-selections.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'case-selections/:case_selection_id/candidates.workbook': { paramsTuple: [ParamValue]; params: {'case_selection_id': ParamValue} }
    'case-selections/:case_selection_id/candidates.views.store': { paramsTuple: [ParamValue]; params: {'case_selection_id': ParamValue} }
    'case-selections/:case_selection_id/candidates.views.update': { paramsTuple: [ParamValue,ParamValue]; params: {'case_selection_id': ParamValue,'view': ParamValue} }
    'case-selections/:case_selection_id/candidates.views.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'case_selection_id': ParamValue,'view': ParamValue} }
    'case_selections.minutes': { paramsTuple: [ParamValue]; params: {'case_selection_id': ParamValue} }
    'case_selections.notice_day': { paramsTuple: [ParamValue]; params: {'case_selection_id': ParamValue} }
    'case_selections.index': { paramsTuple?: []; params?: {} }
    'case_selections.store': { paramsTuple?: []; params?: {} }
    'case_selections.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'case_selections.steps.store': { paramsTuple: [ParamValue]; params: {'case_selection_id': ParamValue} }
    'case_selections.candidates.index': { paramsTuple: [ParamValue]; params: {'case_selection_id': ParamValue} }
    'case_selections.verdicts.create': { paramsTuple: [ParamValue]; params: {'case_selection_id': ParamValue} }
    'case_selections.verdicts.store': { paramsTuple: [ParamValue]; params: {'case_selection_id': ParamValue} }
    'case_selections.moves_up.store': { paramsTuple: [ParamValue]; params: {'case_selection_id': ParamValue} }
    'case_candidates.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'case_candidates.shortlist_changes.store': { paramsTuple: [ParamValue]; params: {'case_candidate_id': ParamValue} }
    'case_candidates.steps.store': { paramsTuple: [ParamValue]; params: {'case_candidate_id': ParamValue} }
    'case_candidates.findings.update': { paramsTuple: [ParamValue,ParamValue]; params: {'case_candidate_id': ParamValue,'id': ParamValue} }
    'case_certificates.show': { paramsTuple: [ParamValue]; params: {'case_id': ParamValue} }
    'case_public_notices.download': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'case_public_notices.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'case_results.download': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'case_results.index': { paramsTuple?: []; params?: {} }
    'case_results.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'case_notice_cases.show': { paramsTuple: [ParamValue]; params: {'case_notice_case_id': ParamValue} }
    'case_notice_cases.objections.store': { paramsTuple: [ParamValue]; params: {'case_notice_case_id': ParamValue} }
    'case_notice_cases.objections.show': { paramsTuple: [ParamValue,ParamValue]; params: {'case_notice_case_id': ParamValue,'id': ParamValue} }
    'evaluation_workbooks.index': { paramsTuple: [ParamValue]; params: {'evaluation_cycle_id': ParamValue} }
    'evaluation-cycles/:evaluation_cycle_id/workbooks.workbook': { paramsTuple: [ParamValue]; params: {'evaluation_cycle_id': ParamValue} }
    'evaluation-cycles/:evaluation_cycle_id/workbooks.views.store': { paramsTuple: [ParamValue]; params: {'evaluation_cycle_id': ParamValue} }
    'evaluation-cycles/:evaluation_cycle_id/workbooks.views.update': { paramsTuple: [ParamValue,ParamValue]; params: {'evaluation_cycle_id': ParamValue,'view': ParamValue} }
    'evaluation-cycles/:evaluation_cycle_id/workbooks.views.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'evaluation_cycle_id': ParamValue,'view': ParamValue} }
    'evaluation_workbooks.download': { paramsTuple: [ParamValue]; params: {'evaluation_cycle_id': ParamValue} }
    'evaluation_workbooks.point': { paramsTuple: [ParamValue]; params: {'point_evaluation_id': ParamValue} }
    'evaluation_workbooks.self': { paramsTuple: [ParamValue]; params: {'point_evaluation_id': ParamValue} }
    'evaluation_workbooks.self_sheet': { paramsTuple: [ParamValue]; params: {'point_evaluation_id': ParamValue} }
    'evaluation_workbooks.self_store': { paramsTuple: [ParamValue]; params: {'point_evaluation_id': ParamValue} }
    'evaluation_workbooks.score': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'evaluation_workbooks.score_sheet': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'evaluation_workbooks.score_sheets': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'evaluation_workbooks.score_store': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'score_uploads.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'score_uploads.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'score_uploads.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'root': { paramsTuple?: []; params?: {} }
    'points.index': { paramsTuple?: []; params?: {} }
    'points.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'notices.index': { paramsTuple?: []; params?: {} }
    'announcements.show': { paramsTuple: [ParamValue]; params: {'document': ParamValue} }
    'announcements.download': { paramsTuple: [ParamValue]; params: {'document': ParamValue} }
    'statistics.show': { paramsTuple?: []; params?: {} }
    'search': { paramsTuple?: []; params?: {} }
    'verify': { paramsTuple?: []; params?: {} }
    'accessibility': { paramsTuple?: []; params?: {} }
    'map_tiles.show': { paramsTuple: [ParamValue,ParamValue,ParamValue,ParamValue]; params: {'layer': ParamValue,'zoom': ParamValue,'column': ParamValue,'row': ParamValue} }
    'verify.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'notices.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'notices.objections.store': { paramsTuple: [ParamValue]; params: {'notice_id': ParamValue} }
    'notices.objections.show': { paramsTuple: [ParamValue,ParamValue]; params: {'notice_id': ParamValue,'id': ParamValue} }
    'find': { paramsTuple?: []; params?: {} }
  }
  GET: {
    'gallery': { paramsTuple?: [ParamValue?]; params?: {'page'?: ParamValue} }
    'home': { paramsTuple?: []; params?: {} }
    'second_factor.create': { paramsTuple?: []; params?: {} }
    'second_factor.edit': { paramsTuple?: []; params?: {} }
    'second_factor.remove': { paramsTuple?: []; params?: {} }
    'recovery_codes.create': { paramsTuple?: []; params?: {} }
    'role-grants.workbook': { paramsTuple?: []; params?: {} }
    'role_grants.index': { paramsTuple?: []; params?: {} }
    'role_grants.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'lock_outs.index': { paramsTuple?: []; params?: {} }
    'sign_in_rules.show': { paramsTuple?: []; params?: {} }
    'batches.workbook': { paramsTuple?: []; params?: {} }
    'batches.index': { paramsTuple?: []; params?: {} }
    'batches.create': { paramsTuple?: []; params?: {} }
    'batches.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'batches.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'bulk-acts.workbook': { paramsTuple?: []; params?: {} }
    'bulk_acts.export': { paramsTuple: [ParamValue]; params: {'bulk_act_id': ParamValue} }
    'bulk_acts.index': { paramsTuple?: []; params?: {} }
    'bulk_acts.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'bulk_acts.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'corrections.draft.edit': { paramsTuple: [ParamValue]; params: {'application_id': ParamValue} }
    'corrections.download': { paramsTuple: [ParamValue,ParamValue]; params: {'application_id': ParamValue,'id': ParamValue} }
    'applications.corrections.show': { paramsTuple: [ParamValue,ParamValue]; params: {'application_id': ParamValue,'id': ParamValue} }
    'expert_reviews.index': { paramsTuple?: []; params?: {} }
    'expert-reviews.workbook': { paramsTuple?: []; params?: {} }
    'expert_reviews.edit': { paramsTuple: [ParamValue]; params: {'application_id': ParamValue} }
    'export-files.workbook': { paramsTuple?: []; params?: {} }
    'export_files.index': { paramsTuple?: []; params?: {} }
    'export_files.create': { paramsTuple?: []; params?: {} }
    'export_files.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'export_files.file.show': { paramsTuple: [ParamValue]; params: {'export_file_id': ParamValue} }
    'case-rounds.workbook': { paramsTuple?: []; params?: {} }
    'case_rounds.index': { paramsTuple?: []; params?: {} }
    'case_rounds.create': { paramsTuple?: []; params?: {} }
    'case_rounds.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'case_rounds.statistics': { paramsTuple: [ParamValue]; params: {'round_id': ParamValue} }
    'case_rounds.summary': { paramsTuple: [ParamValue]; params: {'round_id': ParamValue} }
    'cases.workbook': { paramsTuple: [ParamValue]; params: {'round_id': ParamValue} }
    'case_rounds.cases.index': { paramsTuple: [ParamValue]; params: {'round_id': ParamValue} }
    'case_rounds.cases.show': { paramsTuple: [ParamValue,ParamValue]; params: {'round_id': ParamValue,'id': ParamValue} }
    'case_rounds.cases.sheet': { paramsTuple: [ParamValue,ParamValue,ParamValue]; params: {'round_id': ParamValue,'case_id': ParamValue,'id': ParamValue} }
    'case-reviews.workbook': { paramsTuple?: []; params?: {} }
    'case_reviews.index': { paramsTuple?: []; params?: {} }
    'case_reviews.show': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'case_reviews.sheet': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'case_reviews.image': { paramsTuple: [ParamValue,ParamValue]; params: {'token': ParamValue,'number': ParamValue} }
    'evaluation_panels.find': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'evaluation-cycles/:cycle_id/panel.workbook': { paramsTuple: [ParamValue]; params: {'cycle_id': ParamValue} }
    'evaluation_panels.show': { paramsTuple: [ParamValue]; params: {'cycle_id': ParamValue} }
    'evaluation_panels.statistics': { paramsTuple: [ParamValue]; params: {'cycle_id': ParamValue} }
    'evaluation_panels.sheets': { paramsTuple: [ParamValue]; params: {'cycle_id': ParamValue} }
    'evaluation_panels.table': { paramsTuple: [ParamValue]; params: {'cycle_id': ParamValue} }
    'evaluation_panels.point': { paramsTuple: [ParamValue,ParamValue]; params: {'cycle_id': ParamValue,'point_id': ParamValue} }
    'evaluation_panels.sheet': { paramsTuple: [ParamValue,ParamValue,ParamValue]; params: {'cycle_id': ParamValue,'point_id': ParamValue,'id': ParamValue} }
    'evaluation-sheets.workbook': { paramsTuple?: []; params?: {} }
    'evaluation_sheets.index': { paramsTuple?: []; params?: {} }
    'evaluation_sheets.show': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'evaluation_sheets.sheet': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'evaluation_sheets.evidence': { paramsTuple: [ParamValue,ParamValue]; params: {'token': ParamValue,'id': ParamValue} }
    'designations.export': { paramsTuple?: []; params?: {} }
    'designations.whole': { paramsTuple?: []; params?: {} }
    'coverage.show': { paramsTuple?: []; params?: {} }
    'coverage.export': { paramsTuple?: []; params?: {} }
    'register_entries.export': { paramsTuple?: []; params?: {} }
    'register-entries.workbook': { paramsTuple?: []; params?: {} }
    'register_entries.index': { paramsTuple?: []; params?: {} }
    'designations.workbook': { paramsTuple?: []; params?: {} }
    'designations.index': { paramsTuple?: []; params?: {} }
    'designations.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'designations.certificate': { paramsTuple: [ParamValue]; params: {'designation_id': ParamValue} }
    'designations.change_requests.create': { paramsTuple: [ParamValue]; params: {'designation_id': ParamValue} }
    'change-requests.workbook': { paramsTuple?: []; params?: {} }
    'change_requests.index': { paramsTuple?: []; params?: {} }
    'change_requests.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'change_requests.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'designations.rectifications.create': { paramsTuple: [ParamValue]; params: {'designation_id': ParamValue} }
    'designations.revocations.create': { paramsTuple: [ParamValue]; params: {'designation_id': ParamValue} }
    'rectifications.workbook': { paramsTuple?: []; params?: {} }
    'rectifications.index': { paramsTuple?: []; params?: {} }
    'rectifications.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'rectifications.paper': { paramsTuple: [ParamValue]; params: {'rectification_id': ParamValue} }
    'rectifications.report.edit': { paramsTuple: [ParamValue]; params: {'rectification_id': ParamValue} }
    'revocations.workbook': { paramsTuple?: []; params?: {} }
    'revocations.index': { paramsTuple?: []; params?: {} }
    'revocations.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'revocations.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'revocations.paper': { paramsTuple: [ParamValue]; params: {'revocation_id': ParamValue} }
    'revocations.statement.edit': { paramsTuple: [ParamValue]; params: {'revocation_id': ParamValue} }
    'revocation_notices.index': { paramsTuple?: []; params?: {} }
    'revocation_notices.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'external_titles.export': { paramsTuple?: []; params?: {} }
    'external-titles.workbook': { paramsTuple?: []; params?: {} }
    'external_titles.index': { paramsTuple?: []; params?: {} }
    'external_titles.create': { paramsTuple?: []; params?: {} }
    'external_titles.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'external_titles.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'designations.grades.create': { paramsTuple: [ParamValue]; params: {'designation_id': ParamValue} }
    'recommendations.export': { paramsTuple?: []; params?: {} }
    'recommendations.workbook': { paramsTuple?: []; params?: {} }
    'recommendations.index': { paramsTuple?: []; params?: {} }
    'recommendations.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'designations.recommendations.create': { paramsTuple: [ParamValue]; params: {'designation_id': ParamValue} }
    'recommendations.letter': { paramsTuple: [ParamValue]; params: {'recommendation_id': ParamValue} }
    'consultations.export': { paramsTuple?: []; params?: {} }
    'consultations.workbook': { paramsTuple?: []; params?: {} }
    'consultations.index': { paramsTuple?: []; params?: {} }
    'consultations.create': { paramsTuple?: []; params?: {} }
    'consultations.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'consultations.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'consultations.corrections.create': { paramsTuple: [ParamValue]; params: {'consultation_id': ParamValue} }
    'activity-corrections.workbook': { paramsTuple?: []; params?: {} }
    'activity_corrections.index': { paramsTuple?: []; params?: {} }
    'activity_corrections.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'products/service-items.workbook': { paramsTuple?: []; params?: {} }
    'service_items.index': { paramsTuple?: []; params?: {} }
    'service_items.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'products/shared-results.workbook': { paramsTuple?: []; params?: {} }
    'shared_results.use': { paramsTuple: [ParamValue]; params: {'shared_result_id': ParamValue} }
    'shared_results.index': { paramsTuple?: []; params?: {} }
    'shared_results.create': { paramsTuple?: []; params?: {} }
    'shared_results.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'shared_results.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'products.workbook': { paramsTuple?: []; params?: {} }
    'products.index': { paramsTuple?: []; params?: {} }
    'products.create': { paramsTuple?: []; params?: {} }
    'products.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'products.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'outside_figures.series': { paramsTuple?: []; params?: {} }
    'outside_figures.uploads.create': { paramsTuple?: []; params?: {} }
    'outside-figures.workbook': { paramsTuple?: []; params?: {} }
    'outside_figures.index': { paramsTuple?: []; params?: {} }
    'outside_figures.create': { paramsTuple?: []; params?: {} }
    'outside_figures.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'ledgers.index': { paramsTuple?: []; params?: {} }
    'light_records.export': { paramsTuple: [ParamValue]; params: {'kind': ParamValue} }
    'light_records.imports.create': { paramsTuple: [ParamValue]; params: {'kind': ParamValue} }
    'ledgers/:kind.workbook': { paramsTuple: [ParamValue]; params: {'kind': ParamValue} }
    'light_records.index': { paramsTuple: [ParamValue]; params: {'kind': ParamValue} }
    'light_records.create': { paramsTuple: [ParamValue]; params: {'kind': ParamValue} }
    'light_records.show': { paramsTuple: [ParamValue,ParamValue]; params: {'kind': ParamValue,'id': ParamValue} }
    'light_records.edit': { paramsTuple: [ParamValue,ParamValue]; params: {'kind': ParamValue,'id': ParamValue} }
    'survey-results.workbook': { paramsTuple?: []; params?: {} }
    'survey_results.export': { paramsTuple: [ParamValue]; params: {'wave_id': ParamValue} }
    'survey_results.precision': { paramsTuple: [ParamValue]; params: {'wave_id': ParamValue} }
    'survey-results/:wave_id/texts.workbook': { paramsTuple: [ParamValue]; params: {'wave_id': ParamValue} }
    'survey_texts.index': { paramsTuple: [ParamValue]; params: {'wave_id': ParamValue} }
    'survey_results.index': { paramsTuple?: []; params?: {} }
    'survey_results.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'satisfaction.index': { paramsTuple?: []; params?: {} }
    'satisfaction.data': { paramsTuple: [ParamValue]; params: {'number': ParamValue} }
    'satisfaction.show': { paramsTuple: [ParamValue]; params: {'number': ParamValue} }
    'question-sets.workbook': { paramsTuple?: []; params?: {} }
    'question_sets.index': { paramsTuple?: []; params?: {} }
    'question_sets.create': { paramsTuple?: []; params?: {} }
    'question_sets.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'question_versions.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'question_versions.preview': { paramsTuple: [ParamValue]; params: {'question_version_id': ParamValue} }
    'question_versions.export': { paramsTuple: [ParamValue]; params: {'question_version_id': ParamValue} }
    'question_versions.changes': { paramsTuple: [ParamValue]; params: {'question_version_id': ParamValue} }
    'question_versions.frame.edit': { paramsTuple: [ParamValue]; params: {'question_version_id': ParamValue} }
    'question_versions.sections.edit': { paramsTuple: [ParamValue,ParamValue]; params: {'question_version_id': ParamValue,'id': ParamValue} }
    'question_versions.questions.edit': { paramsTuple: [ParamValue,ParamValue]; params: {'question_version_id': ParamValue,'id': ParamValue} }
    'survey_opt_outs.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'surveys.workbook': { paramsTuple?: []; params?: {} }
    'surveys.index': { paramsTuple?: []; params?: {} }
    'surveys.create': { paramsTuple?: []; params?: {} }
    'surveys.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'surveys.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'surveys.sending.show': { paramsTuple: [ParamValue]; params: {'survey_id': ParamValue} }
    'surveys.intakes.create': { paramsTuple: [ParamValue]; params: {'survey_id': ParamValue} }
    'survey_intakes.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'surveys/:survey_id/recipients.workbook': { paramsTuple: [ParamValue]; params: {'survey_id': ParamValue} }
    'surveys.recipients.index': { paramsTuple: [ParamValue]; params: {'survey_id': ParamValue} }
    'survey-suppressions.workbook': { paramsTuple?: []; params?: {} }
    'survey_suppressions.index': { paramsTuple?: []; params?: {} }
    'survey_suppressions.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'survey-bounces.workbook': { paramsTuple?: []; params?: {} }
    'survey_bounces.index': { paramsTuple?: []; params?: {} }
    'survey_bounces.create': { paramsTuple?: []; params?: {} }
    'survey_answers.show': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'survey_answers.stored': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'open_answers.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'open_answers.stored': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'survey_receipts.index': { paramsTuple?: []; params?: {} }
    'surveys.answers.index': { paramsTuple: [ParamValue]; params: {'survey_id': ParamValue} }
    'surveys/:survey_id/open-links.workbook': { paramsTuple: [ParamValue]; params: {'survey_id': ParamValue} }
    'surveys.open_links.index': { paramsTuple: [ParamValue]; params: {'survey_id': ParamValue} }
    'survey-posters.workbook': { paramsTuple?: []; params?: {} }
    'survey_posters.index': { paramsTuple?: []; params?: {} }
    'survey_posters.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'case_notices.index': { paramsTuple?: []; params?: {} }
    'case_notices.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'case-notices.download': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'case-calls.workbook': { paramsTuple?: []; params?: {} }
    'case_calls.index': { paramsTuple?: []; params?: {} }
    'case_calls.create': { paramsTuple?: []; params?: {} }
    'case_calls.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'case_calls.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'case-calls.preview': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'case-calls.download': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'alliance_members.roster': { paramsTuple?: []; params?: {} }
    'alliance-members.workbook': { paramsTuple?: []; params?: {} }
    'alliance_members.index': { paramsTuple?: []; params?: {} }
    'alliance_members.create': { paramsTuple?: []; params?: {} }
    'alliance_members.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'alliance_members.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'alliance_members.corrections.create': { paramsTuple: [ParamValue]; params: {'alliance_member_id': ParamValue} }
    'alliance_members.acts.show': { paramsTuple: [ParamValue,ParamValue]; params: {'alliance_member_id': ParamValue,'act': ParamValue} }
    'alliance_members.handovers.create': { paramsTuple: [ParamValue]; params: {'alliance_member_id': ParamValue} }
    'alliance_members.certificate': { paramsTuple: [ParamValue]; params: {'alliance_member_id': ParamValue} }
    'alliance_proceedings.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'alliance_proceedings.act': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'act': ParamValue} }
    'alliance_checks.results': { paramsTuple: [ParamValue]; params: {'year': ParamValue} }
    'alliance-checks.workbook': { paramsTuple?: []; params?: {} }
    'alliance_checks.index': { paramsTuple?: []; params?: {} }
    'alliance_checks.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'alliance_checks.act': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'act': ParamValue} }
    'alliance_organs.index': { paramsTuple?: []; params?: {} }
    'alliance_organs.create': { paramsTuple?: []; params?: {} }
    'alliance-partners.workbook': { paramsTuple?: []; params?: {} }
    'alliance_partners.index': { paramsTuple?: []; params?: {} }
    'alliance_partners.create': { paramsTuple?: []; params?: {} }
    'alliance_partners.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'alliance-mailings.workbook': { paramsTuple?: []; params?: {} }
    'alliance_mailings.index': { paramsTuple?: []; params?: {} }
    'alliance_mailings.create': { paramsTuple?: []; params?: {} }
    'alliance_mailings.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'alliance_mailings.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'alliance.index': { paramsTuple?: []; params?: {} }
    'alliance.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'alliance-meetings.workbook': { paramsTuple?: []; params?: {} }
    'alliance_meetings.index': { paramsTuple?: []; params?: {} }
    'alliance_meetings.create': { paramsTuple?: []; params?: {} }
    'alliance_meetings.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'alliance_meetings.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'alliance_meetings.items.create': { paramsTuple: [ParamValue]; params: {'alliance_meeting_id': ParamValue} }
    'alliance_meetings.items.edit': { paramsTuple: [ParamValue,ParamValue]; params: {'alliance_meeting_id': ParamValue,'id': ParamValue} }
    'alliance_meetings.attendances.index': { paramsTuple: [ParamValue]; params: {'alliance_meeting_id': ParamValue} }
    'alliance_meetings.votes.show': { paramsTuple: [ParamValue,ParamValue]; params: {'alliance_meeting_id': ParamValue,'vote_id': ParamValue} }
    'alliance_meetings.minutes.show': { paramsTuple: [ParamValue]; params: {'alliance_meeting_id': ParamValue} }
    'alliance_meetings.minutes.edit': { paramsTuple: [ParamValue]; params: {'alliance_meeting_id': ParamValue} }
    'typical-cases.workbook': { paramsTuple?: []; params?: {} }
    'typical_cases.index': { paramsTuple?: []; params?: {} }
    'typical_cases.create': { paramsTuple?: []; params?: {} }
    'typical_cases.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'typical_cases.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'typical_cases_sections.edit': { paramsTuple: [ParamValue,ParamValue]; params: {'typical_case_id': ParamValue,'id': ParamValue} }
    'typical_cases_submissions.create': { paramsTuple: [ParamValue]; params: {'typical_case_id': ParamValue} }
    'typical_cases_submissions.show': { paramsTuple: [ParamValue,ParamValue]; params: {'typical_case_id': ParamValue,'id': ParamValue} }
    'typical_cases_rounds.show': { paramsTuple: [ParamValue,ParamValue]; params: {'typical_case_id': ParamValue,'id': ParamValue} }
    'typical_cases_corrections.create': { paramsTuple: [ParamValue]; params: {'typical_case_id': ParamValue} }
    'typical_cases.acts.show': { paramsTuple: [ParamValue,ParamValue]; params: {'typical_case_id': ParamValue,'act': ParamValue} }
    'typical_cases.print': { paramsTuple: [ParamValue]; params: {'typical_case_id': ParamValue} }
    'case_recommendations.index': { paramsTuple?: []; params?: {} }
    'case_recommendations.export': { paramsTuple: [ParamValue]; params: {'call': ParamValue} }
    'casebooks.workbook': { paramsTuple?: []; params?: {} }
    'casebooks.index': { paramsTuple?: []; params?: {} }
    'casebooks.create': { paramsTuple?: []; params?: {} }
    'casebooks.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'casebooks.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'casebooks.chapters.edit': { paramsTuple: [ParamValue,ParamValue]; params: {'casebook_id': ParamValue,'id': ParamValue} }
    'casebook-entries.workbook': { paramsTuple?: []; params?: {} }
    'casebook_entries.index': { paramsTuple?: []; params?: {} }
    'casebook_entries.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'casebook_entries.version': { paramsTuple: [ParamValue,ParamValue]; params: {'entry_id': ParamValue,'id': ParamValue} }
    'casebook_entries.parts.edit': { paramsTuple: [ParamValue,ParamValue]; params: {'entry_id': ParamValue,'id': ParamValue} }
    'casebook-editions.workbook': { paramsTuple?: []; params?: {} }
    'casebook_editions.file': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'file': ParamValue} }
    'casebook_editions.page': { paramsTuple: [ParamValue,...ParamValue[]]; params: {'id': ParamValue,'*': ParamValue[]} }
    'casebook_editions.index': { paramsTuple?: []; params?: {} }
    'casebook_editions.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'books.years': { paramsTuple?: []; params?: {} }
    'books.book': { paramsTuple: [ParamValue]; params: {'year': ParamValue} }
    'books.image': { paramsTuple: [ParamValue,ParamValue]; params: {'year': ParamValue,'file': ParamValue} }
    'books.download': { paramsTuple: [ParamValue,ParamValue,ParamValue]; params: {'year': ParamValue,'number': ParamValue,'file': ParamValue} }
    'books.index_page': { paramsTuple: [ParamValue,ParamValue]; params: {'year': ParamValue,'kind': ParamValue} }
    'books.page': { paramsTuple: [ParamValue,ParamValue]; params: {'year': ParamValue,'page': ParamValue} }
    'work_reports.chapters.index': { paramsTuple: [ParamValue]; params: {'work_report_id': ParamValue} }
    'work_reports.chapters.show': { paramsTuple: [ParamValue,ParamValue]; params: {'work_report_id': ParamValue,'key': ParamValue} }
    'work_reports.passages.edit': { paramsTuple: [ParamValue,ParamValue,ParamValue]; params: {'work_report_id': ParamValue,'key': ParamValue,'passage': ParamValue} }
    'work_reports.passages.versions': { paramsTuple: [ParamValue,ParamValue,ParamValue]; params: {'work_report_id': ParamValue,'key': ParamValue,'passage': ParamValue} }
    'work_reports.steps.show': { paramsTuple: [ParamValue]; params: {'work_report_id': ParamValue} }
    'work_reports.consultation.create': { paramsTuple: [ParamValue]; params: {'work_report_id': ParamValue} }
    'report-opinions.workbook': { paramsTuple?: []; params?: {} }
    'report_opinions.index': { paramsTuple?: []; params?: {} }
    'report_opinions.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'reports.years': { paramsTuple?: []; params?: {} }
    'reports.show': { paramsTuple: [ParamValue]; params: {'year': ParamValue} }
    'reports.download': { paramsTuple: [ParamValue,ParamValue]; params: {'year': ParamValue,'file': ParamValue} }
    'indicator-versions.workbook': { paramsTuple?: []; params?: {} }
    'indicator_versions.index': { paramsTuple?: []; params?: {} }
    'indicator_versions.create': { paramsTuple?: []; params?: {} }
    'indicator_versions.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'indicator_versions.preview': { paramsTuple: [ParamValue]; params: {'indicator_version_id': ParamValue} }
    'indicator_versions.trial': { paramsTuple: [ParamValue]; params: {'indicator_version_id': ParamValue} }
    'indicator_versions.changes': { paramsTuple: [ParamValue]; params: {'indicator_version_id': ParamValue} }
    'indicator_versions.workbook.show': { paramsTuple: [ParamValue]; params: {'indicator_version_id': ParamValue} }
    'indicator_versions.frame.edit': { paramsTuple: [ParamValue]; params: {'indicator_version_id': ParamValue} }
    'indicator_versions.weights.edit': { paramsTuple: [ParamValue]; params: {'indicator_version_id': ParamValue} }
    'indicator_versions.groups.edit': { paramsTuple: [ParamValue,ParamValue]; params: {'indicator_version_id': ParamValue,'id': ParamValue} }
    'indicator_versions.indicators.edit': { paramsTuple: [ParamValue,ParamValue]; params: {'indicator_version_id': ParamValue,'id': ParamValue} }
    'evaluation_figures.index': { paramsTuple?: []; params?: {} }
    'evaluation_figures.export': { paramsTuple?: []; params?: {} }
    'evaluation_figures.report': { paramsTuple?: []; params?: {} }
    'evaluation_figures.freezes.index': { paramsTuple?: []; params?: {} }
    'evaluation_figures.points.show': { paramsTuple: [ParamValue]; params: {'point_id': ParamValue} }
    'evaluation_figures.points.report': { paramsTuple: [ParamValue]; params: {'point_id': ParamValue} }
    'evaluation_figures.rows.show': { paramsTuple: [ParamValue,ParamValue]; params: {'point_id': ParamValue,'key': ParamValue} }
    'evaluation_figures.rows.export': { paramsTuple: [ParamValue,ParamValue]; params: {'point_id': ParamValue,'key': ParamValue} }
    'evaluation-cycles.workbook': { paramsTuple?: []; params?: {} }
    'evaluation_cycles.index': { paramsTuple?: []; params?: {} }
    'evaluation_cycles.create': { paramsTuple?: []; params?: {} }
    'evaluation_cycles.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'evaluation_cycles.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'evaluation_cycles.scope.index': { paramsTuple: [ParamValue]; params: {'cycle_id': ParamValue} }
    'evaluation_cycles.scope.export': { paramsTuple: [ParamValue]; params: {'cycle_id': ParamValue} }
    'evaluation_cycles.scope.edit': { paramsTuple: [ParamValue,ParamValue]; params: {'cycle_id': ParamValue,'point_id': ParamValue} }
    'points.workbook': { paramsTuple: [ParamValue]; params: {'cycle_id': ParamValue} }
    'evaluation_cycles.points.index': { paramsTuple: [ParamValue]; params: {'cycle_id': ParamValue} }
    'evaluation_cycles.points.show': { paramsTuple: [ParamValue,ParamValue]; params: {'cycle_id': ParamValue,'evaluation_id': ParamValue} }
    'point-evaluations.workbook': { paramsTuple?: []; params?: {} }
    'point_evaluations.index': { paramsTuple?: []; params?: {} }
    'point_evaluations.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'point_evaluations_indicators.edit': { paramsTuple: [ParamValue,ParamValue]; params: {'point_evaluation_id': ParamValue,'id': ParamValue} }
    'point_evaluations_submissions.create': { paramsTuple: [ParamValue]; params: {'point_evaluation_id': ParamValue} }
    'point_evaluations_submissions.show': { paramsTuple: [ParamValue,ParamValue]; params: {'point_evaluation_id': ParamValue,'id': ParamValue} }
    'point_evaluations.check': { paramsTuple: [ParamValue]; params: {'point_evaluation_id': ParamValue} }
    'point_evaluations.evidence.archive': { paramsTuple: [ParamValue]; params: {'point_evaluation_id': ParamValue} }
    'point_evaluations.evidence.show': { paramsTuple: [ParamValue,ParamValue]; params: {'point_evaluation_id': ParamValue,'id': ParamValue} }
    'evaluation_reading.show': { paramsTuple: [ParamValue]; params: {'evaluation_cycle_id': ParamValue} }
    'evaluation_reading.export': { paramsTuple: [ParamValue]; params: {'evaluation_cycle_id': ParamValue} }
    'evaluation_reading.years': { paramsTuple: [ParamValue]; params: {'evaluation_cycle_id': ParamValue} }
    'evaluation_reading.what_if': { paramsTuple: [ParamValue]; params: {'evaluation_cycle_id': ParamValue} }
    'evaluation_reading.what_if.export': { paramsTuple: [ParamValue]; params: {'evaluation_cycle_id': ParamValue} }
    'evaluation_reading.sensitivity': { paramsTuple: [ParamValue]; params: {'evaluation_cycle_id': ParamValue} }
    'evaluation_reading.sensitivity.export': { paramsTuple: [ParamValue]; params: {'evaluation_cycle_id': ParamValue} }
    'point_readings.show': { paramsTuple: [ParamValue]; params: {'point_evaluation_id': ParamValue} }
    'evaluation-cycles/:evaluation_cycle_id/results.workbook': { paramsTuple: [ParamValue]; params: {'evaluation_cycle_id': ParamValue} }
    'evaluation_results.index': { paramsTuple: [ParamValue]; params: {'evaluation_cycle_id': ParamValue} }
    'evaluation_results.summary': { paramsTuple: [ParamValue]; params: {'evaluation_cycle_id': ParamValue} }
    'evaluation_results.self_sheets': { paramsTuple: [ParamValue]; params: {'evaluation_cycle_id': ParamValue} }
    'evaluation_decisions.create': { paramsTuple: [ParamValue]; params: {'evaluation_cycle_id': ParamValue} }
    'point_results.show': { paramsTuple: [ParamValue]; params: {'point_evaluation_id': ParamValue} }
    'point_results.sheet': { paramsTuple: [ParamValue]; params: {'point_evaluation_id': ParamValue} }
    'point_appeals.create': { paramsTuple: [ParamValue]; params: {'point_evaluation_id': ParamValue} }
    'evaluation-appeals.workbook': { paramsTuple?: []; params?: {} }
    'evaluation_appeals.index': { paramsTuple?: []; params?: {} }
    'evaluation_appeals.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'evaluation_notices.download': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'evaluation_notices.index': { paramsTuple?: []; params?: {} }
    'evaluation_notices.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'plans.export': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'plans.index': { paramsTuple?: []; params?: {} }
    'plans.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'plans.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'plans.targets.create': { paramsTuple: [ParamValue]; params: {'plan_id': ParamValue} }
    'plan_targets.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'plan_targets.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'plan_clauses.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'plan_clauses.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'work-reports.workbook': { paramsTuple?: []; params?: {} }
    'work_reports.index': { paramsTuple?: []; params?: {} }
    'work_reports.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'work-reports/:work_report_id/buildings.workbook': { paramsTuple: [ParamValue]; params: {'work_report_id': ParamValue} }
    'work_reports.buildings.index': { paramsTuple: [ParamValue]; params: {'work_report_id': ParamValue} }
    'work_reports.buildings.show': { paramsTuple: [ParamValue,ParamValue]; params: {'work_report_id': ParamValue,'number': ParamValue} }
    'work_reports.buildings.files.show': { paramsTuple: [ParamValue,ParamValue,...ParamValue[]]; params: {'work_report_id': ParamValue,'number': ParamValue,'*': ParamValue[]} }
    'work_reports.facts.export': { paramsTuple: [ParamValue]; params: {'work_report_id': ParamValue} }
    'work_reports.facts.show': { paramsTuple: [ParamValue,ParamValue]; params: {'work_report_id': ParamValue,'key': ParamValue} }
    'work_reports.facts.index': { paramsTuple: [ParamValue]; params: {'work_report_id': ParamValue} }
    'work_reports.changes.export': { paramsTuple: [ParamValue]; params: {'work_report_id': ParamValue} }
    'work_reports.changes.index': { paramsTuple: [ParamValue]; params: {'work_report_id': ParamValue} }
    'improvements.workbook': { paramsTuple?: []; params?: {} }
    'improvements.index': { paramsTuple?: []; params?: {} }
    'improvements.create': { paramsTuple?: []; params?: {} }
    'improvements.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'improvements.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'improvement_findings.index': { paramsTuple?: []; params?: {} }
    'trainings.improvements.edit': { paramsTuple: [ParamValue,ParamValue]; params: {'training_id': ParamValue,'id': ParamValue} }
    'roll-overs.workbook': { paramsTuple?: []; params?: {} }
    'roll_overs.index': { paramsTuple?: []; params?: {} }
    'roll_overs.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'roll_overs.items.edit': { paramsTuple: [ParamValue,ParamValue]; params: {'roll_over_id': ParamValue,'id': ParamValue} }
    'roll_overs.differences': { paramsTuple: [ParamValue]; params: {'roll_over_id': ParamValue} }
    'notifications.workbook': { paramsTuple?: []; params?: {} }
    'notifications.index': { paramsTuple?: []; params?: {} }
    'notification_preferences.edit': { paramsTuple?: []; params?: {} }
    'inbox.index': { paramsTuple?: []; params?: {} }
    'inbox.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'inbox.body': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'audit.index': { paramsTuple?: []; params?: {} }
    'audit.workbook': { paramsTuple?: []; params?: {} }
    'audit.csv': { paramsTuple?: []; params?: {} }
    'calendar': { paramsTuple?: []; params?: {} }
    'calendar.export': { paramsTuple?: []; params?: {} }
    'calendar.changes.create': { paramsTuple?: []; params?: {} }
    'stand-ins.workbook': { paramsTuple?: []; params?: {} }
    'stand_ins.index': { paramsTuple?: []; params?: {} }
    'stand_ins.create': { paramsTuple?: []; params?: {} }
    'stand_ins.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'stand-in-acts.workbook': { paramsTuple?: []; params?: {} }
    'stand_in_acts': { paramsTuple?: []; params?: {} }
    'api-keys.workbook': { paramsTuple?: []; params?: {} }
    'api_keys.index': { paramsTuple?: []; params?: {} }
    'api_keys.create': { paramsTuple?: []; params?: {} }
    'api_keys.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'background-jobs.workbook': { paramsTuple?: []; params?: {} }
    'background_schedule.show': { paramsTuple?: []; params?: {} }
    'background_job_choices.create': { paramsTuple?: []; params?: {} }
    'background_jobs.index': { paramsTuple?: []; params?: {} }
    'background_jobs.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'own_data.index': { paramsTuple?: []; params?: {} }
    'person_exports.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'personal-requests.workbook': { paramsTuple?: []; params?: {} }
    'personal_requests.index': { paramsTuple?: []; params?: {} }
    'personal_requests.create': { paramsTuple?: []; params?: {} }
    'personal_requests.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'retention.index': { paramsTuple?: []; params?: {} }
    'open_data': { paramsTuple?: []; params?: {} }
    'open_data.api': { paramsTuple?: []; params?: {} }
    'open_data.csv': { paramsTuple: [ParamValue]; params: {'name': ParamValue} }
    'open_data.json': { paramsTuple: [ParamValue]; params: {'name': ParamValue} }
    'sitemap': { paramsTuple?: []; params?: {} }
    'robots': { paramsTuple?: []; params?: {} }
    'api.v1.document': { paramsTuple?: []; params?: {} }
    'api.v1.points': { paramsTuple?: []; params?: {} }
    'api.v1.point': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.v1.point_changes': { paramsTuple?: []; params?: {} }
    'api.v1.notices': { paramsTuple?: []; params?: {} }
    'api.v1.recognitions': { paramsTuple?: []; params?: {} }
    'api.v1.statistics': { paramsTuple?: []; params?: {} }
    'api.v1.search': { paramsTuple?: []; params?: {} }
    'api.v1.districts': { paramsTuple?: []; params?: {} }
    'api.v1.host_types': { paramsTuple?: []; params?: {} }
    'sign_in': { paramsTuple?: []; params?: {} }
    'second_steps.create': { paramsTuple?: []; params?: {} }
    'new_passwords.create': { paramsTuple?: []; params?: {} }
    'set_ups.create': { paramsTuple?: []; params?: {} }
    'password_resets.create': { paramsTuple?: []; params?: {} }
    'password_resets.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'account.edit': { paramsTuple?: []; params?: {} }
    'account.security.show': { paramsTuple?: []; params?: {} }
    'users.workbook': { paramsTuple?: []; params?: {} }
    'users.index': { paramsTuple?: []; params?: {} }
    'users.create': { paramsTuple?: []; params?: {} }
    'users.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'users.security.show': { paramsTuple: [ParamValue]; params: {'user_id': ParamValue} }
    'colleagues.create': { paramsTuple?: []; params?: {} }
    'register': { paramsTuple?: []; params?: {} }
    'registrations.workbook': { paramsTuple?: []; params?: {} }
    'registrations.index': { paramsTuple?: []; params?: {} }
    'registrations.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'organization.show': { paramsTuple?: []; params?: {} }
    'organization.edit': { paramsTuple?: []; params?: {} }
    'applications.export': { paramsTuple?: []; params?: {} }
    'applications.workbook': { paramsTuple?: []; params?: {} }
    'applications.index': { paramsTuple?: []; params?: {} }
    'applications.create': { paramsTuple?: []; params?: {} }
    'applications.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'applications.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'applications.sections.edit': { paramsTuple: [ParamValue,ParamValue]; params: {'application_id': ParamValue,'id': ParamValue} }
    'applications.submissions.create': { paramsTuple: [ParamValue]; params: {'application_id': ParamValue} }
    'applications.submissions.show': { paramsTuple: [ParamValue,ParamValue]; params: {'application_id': ParamValue,'id': ParamValue} }
    'applications.withdrawals.create': { paramsTuple: [ParamValue]; params: {'application_id': ParamValue} }
    'applications.packet': { paramsTuple: [ParamValue]; params: {'application_id': ParamValue} }
    'applications.print': { paramsTuple: [ParamValue]; params: {'application_id': ParamValue} }
    'attachments.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'imports.workbook': { paramsTuple?: []; params?: {} }
    'imports.template': { paramsTuple: [ParamValue]; params: {'kind': ParamValue} }
    'imports.index': { paramsTuple?: []; params?: {} }
    'imports.create': { paramsTuple?: []; params?: {} }
    'imports.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'imports.mapping.edit': { paramsTuple: [ParamValue]; params: {'import_id': ParamValue} }
    'imports.workbook.show': { paramsTuple: [ParamValue]; params: {'import_id': ParamValue} }
    'invitation_links.show': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'experts.workbook': { paramsTuple?: []; params?: {} }
    'experts.index': { paramsTuple?: []; params?: {} }
    'experts.create': { paramsTuple?: []; params?: {} }
    'experts.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'experts.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'expert-assignments.workbook': { paramsTuple?: []; params?: {} }
    'expert_assignments.index': { paramsTuple?: []; params?: {} }
    'expert_assignments.create': { paramsTuple?: []; params?: {} }
    'expert_assignments.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'expert_profile.edit': { paramsTuple?: []; params?: {} }
    'expert-invitations.workbook': { paramsTuple?: []; params?: {} }
    'expert_invitations.index': { paramsTuple?: []; params?: {} }
    'expert_invitations.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'points.bookings.create': { paramsTuple: [ParamValue]; params: {'point_id': ParamValue} }
    'my_bookings.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'bookings.workbook': { paramsTuple?: []; params?: {} }
    'bookings.index': { paramsTuple?: []; params?: {} }
    'bookings.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'bookings.records.create': { paramsTuple: [ParamValue]; params: {'booking_id': ParamValue} }
    'rate.show': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'rate_again.show': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'statistics.ratings': { paramsTuple?: []; params?: {} }
    'ratings.workbook': { paramsTuple?: []; params?: {} }
    'ratings.index': { paramsTuple?: []; params?: {} }
    'rating_figures.show': { paramsTuple?: []; params?: {} }
    'rating_figures.export': { paramsTuple?: []; params?: {} }
    'consultations.rating_code': { paramsTuple: [ParamValue]; params: {'consultation_id': ParamValue} }
    'bad_ratings.export': { paramsTuple?: []; params?: {} }
    'bad-ratings.workbook': { paramsTuple?: []; params?: {} }
    'bad_ratings.index': { paramsTuple?: []; params?: {} }
    'bad_ratings.create': { paramsTuple?: []; params?: {} }
    'bad_ratings.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'trainings.export': { paramsTuple?: []; params?: {} }
    'trainings.workbook': { paramsTuple?: []; params?: {} }
    'trainings.index': { paramsTuple?: []; params?: {} }
    'trainings.create': { paramsTuple?: []; params?: {} }
    'trainings.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'trainings.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'trainings.results.create': { paramsTuple: [ParamValue]; params: {'training_id': ParamValue} }
    'trainings/:training_id/participants.workbook': { paramsTuple: [ParamValue]; params: {'training_id': ParamValue} }
    'trainings.participants.index': { paramsTuple: [ParamValue]; params: {'training_id': ParamValue} }
    'trainings.participants.create': { paramsTuple: [ParamValue]; params: {'training_id': ParamValue} }
    'trainings.sign_in_code': { paramsTuple: [ParamValue]; params: {'training_id': ParamValue} }
    'trainings.sign_in_sheet': { paramsTuple: [ParamValue]; params: {'training_id': ParamValue} }
    'trainings.receipts': { paramsTuple: [ParamValue]; params: {'training_id': ParamValue} }
    'trainings.call_list': { paramsTuple: [ParamValue]; params: {'training_id': ParamValue} }
    'trainings.minutes.create': { paramsTuple: [ParamValue]; params: {'training_id': ParamValue} }
    'event-tasks.workbook': { paramsTuple?: []; params?: {} }
    'event_tasks.index': { paramsTuple?: []; params?: {} }
    'event_tasks.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'trainings.corrections.create': { paramsTuple: [ParamValue]; params: {'training_id': ParamValue} }
    'events.index': { paramsTuple?: []; params?: {} }
    'events.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'events.files.show': { paramsTuple: [ParamValue,ParamValue]; params: {'event_id': ParamValue,'file': ParamValue} }
    'my_registrations.show': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'my_registrations.file': { paramsTuple: [ParamValue,ParamValue]; params: {'token': ParamValue,'file': ParamValue} }
    'sign_in_here.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'case-selections.workbook': { paramsTuple?: []; params?: {} }
    'case-selections/:case_selection_id/candidates.workbook': { paramsTuple: [ParamValue]; params: {'case_selection_id': ParamValue} }
    'case_selections.minutes': { paramsTuple: [ParamValue]; params: {'case_selection_id': ParamValue} }
    'case_selections.index': { paramsTuple?: []; params?: {} }
    'case_selections.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'case_selections.candidates.index': { paramsTuple: [ParamValue]; params: {'case_selection_id': ParamValue} }
    'case_selections.verdicts.create': { paramsTuple: [ParamValue]; params: {'case_selection_id': ParamValue} }
    'case_candidates.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'case_certificates.show': { paramsTuple: [ParamValue]; params: {'case_id': ParamValue} }
    'case_public_notices.download': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'case_public_notices.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'case_results.download': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'case_results.index': { paramsTuple?: []; params?: {} }
    'case_results.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'case_notice_cases.show': { paramsTuple: [ParamValue]; params: {'case_notice_case_id': ParamValue} }
    'case_notice_cases.objections.show': { paramsTuple: [ParamValue,ParamValue]; params: {'case_notice_case_id': ParamValue,'id': ParamValue} }
    'evaluation_workbooks.index': { paramsTuple: [ParamValue]; params: {'evaluation_cycle_id': ParamValue} }
    'evaluation-cycles/:evaluation_cycle_id/workbooks.workbook': { paramsTuple: [ParamValue]; params: {'evaluation_cycle_id': ParamValue} }
    'evaluation_workbooks.download': { paramsTuple: [ParamValue]; params: {'evaluation_cycle_id': ParamValue} }
    'evaluation_workbooks.point': { paramsTuple: [ParamValue]; params: {'point_evaluation_id': ParamValue} }
    'evaluation_workbooks.self': { paramsTuple: [ParamValue]; params: {'point_evaluation_id': ParamValue} }
    'evaluation_workbooks.self_sheet': { paramsTuple: [ParamValue]; params: {'point_evaluation_id': ParamValue} }
    'evaluation_workbooks.score': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'evaluation_workbooks.score_sheet': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'evaluation_workbooks.score_sheets': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'score_uploads.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'root': { paramsTuple?: []; params?: {} }
    'points.index': { paramsTuple?: []; params?: {} }
    'points.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'notices.index': { paramsTuple?: []; params?: {} }
    'announcements.show': { paramsTuple: [ParamValue]; params: {'document': ParamValue} }
    'announcements.download': { paramsTuple: [ParamValue]; params: {'document': ParamValue} }
    'statistics.show': { paramsTuple?: []; params?: {} }
    'search': { paramsTuple?: []; params?: {} }
    'verify': { paramsTuple?: []; params?: {} }
    'accessibility': { paramsTuple?: []; params?: {} }
    'map_tiles.show': { paramsTuple: [ParamValue,ParamValue,ParamValue,ParamValue]; params: {'layer': ParamValue,'zoom': ParamValue,'column': ParamValue,'row': ParamValue} }
    'verify.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'notices.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'notices.objections.show': { paramsTuple: [ParamValue,ParamValue]; params: {'notice_id': ParamValue,'id': ParamValue} }
    'find': { paramsTuple?: []; params?: {} }
  }
  HEAD: {
    'gallery': { paramsTuple?: [ParamValue?]; params?: {'page'?: ParamValue} }
    'home': { paramsTuple?: []; params?: {} }
    'second_factor.create': { paramsTuple?: []; params?: {} }
    'second_factor.edit': { paramsTuple?: []; params?: {} }
    'second_factor.remove': { paramsTuple?: []; params?: {} }
    'recovery_codes.create': { paramsTuple?: []; params?: {} }
    'role-grants.workbook': { paramsTuple?: []; params?: {} }
    'role_grants.index': { paramsTuple?: []; params?: {} }
    'role_grants.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'lock_outs.index': { paramsTuple?: []; params?: {} }
    'sign_in_rules.show': { paramsTuple?: []; params?: {} }
    'batches.workbook': { paramsTuple?: []; params?: {} }
    'batches.index': { paramsTuple?: []; params?: {} }
    'batches.create': { paramsTuple?: []; params?: {} }
    'batches.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'batches.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'bulk-acts.workbook': { paramsTuple?: []; params?: {} }
    'bulk_acts.export': { paramsTuple: [ParamValue]; params: {'bulk_act_id': ParamValue} }
    'bulk_acts.index': { paramsTuple?: []; params?: {} }
    'bulk_acts.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'bulk_acts.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'corrections.draft.edit': { paramsTuple: [ParamValue]; params: {'application_id': ParamValue} }
    'corrections.download': { paramsTuple: [ParamValue,ParamValue]; params: {'application_id': ParamValue,'id': ParamValue} }
    'applications.corrections.show': { paramsTuple: [ParamValue,ParamValue]; params: {'application_id': ParamValue,'id': ParamValue} }
    'expert_reviews.index': { paramsTuple?: []; params?: {} }
    'expert-reviews.workbook': { paramsTuple?: []; params?: {} }
    'expert_reviews.edit': { paramsTuple: [ParamValue]; params: {'application_id': ParamValue} }
    'export-files.workbook': { paramsTuple?: []; params?: {} }
    'export_files.index': { paramsTuple?: []; params?: {} }
    'export_files.create': { paramsTuple?: []; params?: {} }
    'export_files.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'export_files.file.show': { paramsTuple: [ParamValue]; params: {'export_file_id': ParamValue} }
    'case-rounds.workbook': { paramsTuple?: []; params?: {} }
    'case_rounds.index': { paramsTuple?: []; params?: {} }
    'case_rounds.create': { paramsTuple?: []; params?: {} }
    'case_rounds.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'case_rounds.statistics': { paramsTuple: [ParamValue]; params: {'round_id': ParamValue} }
    'case_rounds.summary': { paramsTuple: [ParamValue]; params: {'round_id': ParamValue} }
    'cases.workbook': { paramsTuple: [ParamValue]; params: {'round_id': ParamValue} }
    'case_rounds.cases.index': { paramsTuple: [ParamValue]; params: {'round_id': ParamValue} }
    'case_rounds.cases.show': { paramsTuple: [ParamValue,ParamValue]; params: {'round_id': ParamValue,'id': ParamValue} }
    'case_rounds.cases.sheet': { paramsTuple: [ParamValue,ParamValue,ParamValue]; params: {'round_id': ParamValue,'case_id': ParamValue,'id': ParamValue} }
    'case-reviews.workbook': { paramsTuple?: []; params?: {} }
    'case_reviews.index': { paramsTuple?: []; params?: {} }
    'case_reviews.show': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'case_reviews.sheet': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'case_reviews.image': { paramsTuple: [ParamValue,ParamValue]; params: {'token': ParamValue,'number': ParamValue} }
    'evaluation_panels.find': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'evaluation-cycles/:cycle_id/panel.workbook': { paramsTuple: [ParamValue]; params: {'cycle_id': ParamValue} }
    'evaluation_panels.show': { paramsTuple: [ParamValue]; params: {'cycle_id': ParamValue} }
    'evaluation_panels.statistics': { paramsTuple: [ParamValue]; params: {'cycle_id': ParamValue} }
    'evaluation_panels.sheets': { paramsTuple: [ParamValue]; params: {'cycle_id': ParamValue} }
    'evaluation_panels.table': { paramsTuple: [ParamValue]; params: {'cycle_id': ParamValue} }
    'evaluation_panels.point': { paramsTuple: [ParamValue,ParamValue]; params: {'cycle_id': ParamValue,'point_id': ParamValue} }
    'evaluation_panels.sheet': { paramsTuple: [ParamValue,ParamValue,ParamValue]; params: {'cycle_id': ParamValue,'point_id': ParamValue,'id': ParamValue} }
    'evaluation-sheets.workbook': { paramsTuple?: []; params?: {} }
    'evaluation_sheets.index': { paramsTuple?: []; params?: {} }
    'evaluation_sheets.show': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'evaluation_sheets.sheet': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'evaluation_sheets.evidence': { paramsTuple: [ParamValue,ParamValue]; params: {'token': ParamValue,'id': ParamValue} }
    'designations.export': { paramsTuple?: []; params?: {} }
    'designations.whole': { paramsTuple?: []; params?: {} }
    'coverage.show': { paramsTuple?: []; params?: {} }
    'coverage.export': { paramsTuple?: []; params?: {} }
    'register_entries.export': { paramsTuple?: []; params?: {} }
    'register-entries.workbook': { paramsTuple?: []; params?: {} }
    'register_entries.index': { paramsTuple?: []; params?: {} }
    'designations.workbook': { paramsTuple?: []; params?: {} }
    'designations.index': { paramsTuple?: []; params?: {} }
    'designations.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'designations.certificate': { paramsTuple: [ParamValue]; params: {'designation_id': ParamValue} }
    'designations.change_requests.create': { paramsTuple: [ParamValue]; params: {'designation_id': ParamValue} }
    'change-requests.workbook': { paramsTuple?: []; params?: {} }
    'change_requests.index': { paramsTuple?: []; params?: {} }
    'change_requests.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'change_requests.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'designations.rectifications.create': { paramsTuple: [ParamValue]; params: {'designation_id': ParamValue} }
    'designations.revocations.create': { paramsTuple: [ParamValue]; params: {'designation_id': ParamValue} }
    'rectifications.workbook': { paramsTuple?: []; params?: {} }
    'rectifications.index': { paramsTuple?: []; params?: {} }
    'rectifications.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'rectifications.paper': { paramsTuple: [ParamValue]; params: {'rectification_id': ParamValue} }
    'rectifications.report.edit': { paramsTuple: [ParamValue]; params: {'rectification_id': ParamValue} }
    'revocations.workbook': { paramsTuple?: []; params?: {} }
    'revocations.index': { paramsTuple?: []; params?: {} }
    'revocations.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'revocations.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'revocations.paper': { paramsTuple: [ParamValue]; params: {'revocation_id': ParamValue} }
    'revocations.statement.edit': { paramsTuple: [ParamValue]; params: {'revocation_id': ParamValue} }
    'revocation_notices.index': { paramsTuple?: []; params?: {} }
    'revocation_notices.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'external_titles.export': { paramsTuple?: []; params?: {} }
    'external-titles.workbook': { paramsTuple?: []; params?: {} }
    'external_titles.index': { paramsTuple?: []; params?: {} }
    'external_titles.create': { paramsTuple?: []; params?: {} }
    'external_titles.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'external_titles.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'designations.grades.create': { paramsTuple: [ParamValue]; params: {'designation_id': ParamValue} }
    'recommendations.export': { paramsTuple?: []; params?: {} }
    'recommendations.workbook': { paramsTuple?: []; params?: {} }
    'recommendations.index': { paramsTuple?: []; params?: {} }
    'recommendations.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'designations.recommendations.create': { paramsTuple: [ParamValue]; params: {'designation_id': ParamValue} }
    'recommendations.letter': { paramsTuple: [ParamValue]; params: {'recommendation_id': ParamValue} }
    'consultations.export': { paramsTuple?: []; params?: {} }
    'consultations.workbook': { paramsTuple?: []; params?: {} }
    'consultations.index': { paramsTuple?: []; params?: {} }
    'consultations.create': { paramsTuple?: []; params?: {} }
    'consultations.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'consultations.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'consultations.corrections.create': { paramsTuple: [ParamValue]; params: {'consultation_id': ParamValue} }
    'activity-corrections.workbook': { paramsTuple?: []; params?: {} }
    'activity_corrections.index': { paramsTuple?: []; params?: {} }
    'activity_corrections.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'products/service-items.workbook': { paramsTuple?: []; params?: {} }
    'service_items.index': { paramsTuple?: []; params?: {} }
    'service_items.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'products/shared-results.workbook': { paramsTuple?: []; params?: {} }
    'shared_results.use': { paramsTuple: [ParamValue]; params: {'shared_result_id': ParamValue} }
    'shared_results.index': { paramsTuple?: []; params?: {} }
    'shared_results.create': { paramsTuple?: []; params?: {} }
    'shared_results.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'shared_results.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'products.workbook': { paramsTuple?: []; params?: {} }
    'products.index': { paramsTuple?: []; params?: {} }
    'products.create': { paramsTuple?: []; params?: {} }
    'products.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'products.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'outside_figures.series': { paramsTuple?: []; params?: {} }
    'outside_figures.uploads.create': { paramsTuple?: []; params?: {} }
    'outside-figures.workbook': { paramsTuple?: []; params?: {} }
    'outside_figures.index': { paramsTuple?: []; params?: {} }
    'outside_figures.create': { paramsTuple?: []; params?: {} }
    'outside_figures.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'ledgers.index': { paramsTuple?: []; params?: {} }
    'light_records.export': { paramsTuple: [ParamValue]; params: {'kind': ParamValue} }
    'light_records.imports.create': { paramsTuple: [ParamValue]; params: {'kind': ParamValue} }
    'ledgers/:kind.workbook': { paramsTuple: [ParamValue]; params: {'kind': ParamValue} }
    'light_records.index': { paramsTuple: [ParamValue]; params: {'kind': ParamValue} }
    'light_records.create': { paramsTuple: [ParamValue]; params: {'kind': ParamValue} }
    'light_records.show': { paramsTuple: [ParamValue,ParamValue]; params: {'kind': ParamValue,'id': ParamValue} }
    'light_records.edit': { paramsTuple: [ParamValue,ParamValue]; params: {'kind': ParamValue,'id': ParamValue} }
    'survey-results.workbook': { paramsTuple?: []; params?: {} }
    'survey_results.export': { paramsTuple: [ParamValue]; params: {'wave_id': ParamValue} }
    'survey_results.precision': { paramsTuple: [ParamValue]; params: {'wave_id': ParamValue} }
    'survey-results/:wave_id/texts.workbook': { paramsTuple: [ParamValue]; params: {'wave_id': ParamValue} }
    'survey_texts.index': { paramsTuple: [ParamValue]; params: {'wave_id': ParamValue} }
    'survey_results.index': { paramsTuple?: []; params?: {} }
    'survey_results.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'satisfaction.index': { paramsTuple?: []; params?: {} }
    'satisfaction.data': { paramsTuple: [ParamValue]; params: {'number': ParamValue} }
    'satisfaction.show': { paramsTuple: [ParamValue]; params: {'number': ParamValue} }
    'question-sets.workbook': { paramsTuple?: []; params?: {} }
    'question_sets.index': { paramsTuple?: []; params?: {} }
    'question_sets.create': { paramsTuple?: []; params?: {} }
    'question_sets.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'question_versions.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'question_versions.preview': { paramsTuple: [ParamValue]; params: {'question_version_id': ParamValue} }
    'question_versions.export': { paramsTuple: [ParamValue]; params: {'question_version_id': ParamValue} }
    'question_versions.changes': { paramsTuple: [ParamValue]; params: {'question_version_id': ParamValue} }
    'question_versions.frame.edit': { paramsTuple: [ParamValue]; params: {'question_version_id': ParamValue} }
    'question_versions.sections.edit': { paramsTuple: [ParamValue,ParamValue]; params: {'question_version_id': ParamValue,'id': ParamValue} }
    'question_versions.questions.edit': { paramsTuple: [ParamValue,ParamValue]; params: {'question_version_id': ParamValue,'id': ParamValue} }
    'survey_opt_outs.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'surveys.workbook': { paramsTuple?: []; params?: {} }
    'surveys.index': { paramsTuple?: []; params?: {} }
    'surveys.create': { paramsTuple?: []; params?: {} }
    'surveys.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'surveys.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'surveys.sending.show': { paramsTuple: [ParamValue]; params: {'survey_id': ParamValue} }
    'surveys.intakes.create': { paramsTuple: [ParamValue]; params: {'survey_id': ParamValue} }
    'survey_intakes.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'surveys/:survey_id/recipients.workbook': { paramsTuple: [ParamValue]; params: {'survey_id': ParamValue} }
    'surveys.recipients.index': { paramsTuple: [ParamValue]; params: {'survey_id': ParamValue} }
    'survey-suppressions.workbook': { paramsTuple?: []; params?: {} }
    'survey_suppressions.index': { paramsTuple?: []; params?: {} }
    'survey_suppressions.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'survey-bounces.workbook': { paramsTuple?: []; params?: {} }
    'survey_bounces.index': { paramsTuple?: []; params?: {} }
    'survey_bounces.create': { paramsTuple?: []; params?: {} }
    'survey_answers.show': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'survey_answers.stored': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'open_answers.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'open_answers.stored': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'survey_receipts.index': { paramsTuple?: []; params?: {} }
    'surveys.answers.index': { paramsTuple: [ParamValue]; params: {'survey_id': ParamValue} }
    'surveys/:survey_id/open-links.workbook': { paramsTuple: [ParamValue]; params: {'survey_id': ParamValue} }
    'surveys.open_links.index': { paramsTuple: [ParamValue]; params: {'survey_id': ParamValue} }
    'survey-posters.workbook': { paramsTuple?: []; params?: {} }
    'survey_posters.index': { paramsTuple?: []; params?: {} }
    'survey_posters.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'case_notices.index': { paramsTuple?: []; params?: {} }
    'case_notices.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'case-notices.download': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'case-calls.workbook': { paramsTuple?: []; params?: {} }
    'case_calls.index': { paramsTuple?: []; params?: {} }
    'case_calls.create': { paramsTuple?: []; params?: {} }
    'case_calls.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'case_calls.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'case-calls.preview': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'case-calls.download': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'alliance_members.roster': { paramsTuple?: []; params?: {} }
    'alliance-members.workbook': { paramsTuple?: []; params?: {} }
    'alliance_members.index': { paramsTuple?: []; params?: {} }
    'alliance_members.create': { paramsTuple?: []; params?: {} }
    'alliance_members.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'alliance_members.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'alliance_members.corrections.create': { paramsTuple: [ParamValue]; params: {'alliance_member_id': ParamValue} }
    'alliance_members.acts.show': { paramsTuple: [ParamValue,ParamValue]; params: {'alliance_member_id': ParamValue,'act': ParamValue} }
    'alliance_members.handovers.create': { paramsTuple: [ParamValue]; params: {'alliance_member_id': ParamValue} }
    'alliance_members.certificate': { paramsTuple: [ParamValue]; params: {'alliance_member_id': ParamValue} }
    'alliance_proceedings.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'alliance_proceedings.act': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'act': ParamValue} }
    'alliance_checks.results': { paramsTuple: [ParamValue]; params: {'year': ParamValue} }
    'alliance-checks.workbook': { paramsTuple?: []; params?: {} }
    'alliance_checks.index': { paramsTuple?: []; params?: {} }
    'alliance_checks.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'alliance_checks.act': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'act': ParamValue} }
    'alliance_organs.index': { paramsTuple?: []; params?: {} }
    'alliance_organs.create': { paramsTuple?: []; params?: {} }
    'alliance-partners.workbook': { paramsTuple?: []; params?: {} }
    'alliance_partners.index': { paramsTuple?: []; params?: {} }
    'alliance_partners.create': { paramsTuple?: []; params?: {} }
    'alliance_partners.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'alliance-mailings.workbook': { paramsTuple?: []; params?: {} }
    'alliance_mailings.index': { paramsTuple?: []; params?: {} }
    'alliance_mailings.create': { paramsTuple?: []; params?: {} }
    'alliance_mailings.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'alliance_mailings.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'alliance.index': { paramsTuple?: []; params?: {} }
    'alliance.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'alliance-meetings.workbook': { paramsTuple?: []; params?: {} }
    'alliance_meetings.index': { paramsTuple?: []; params?: {} }
    'alliance_meetings.create': { paramsTuple?: []; params?: {} }
    'alliance_meetings.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'alliance_meetings.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'alliance_meetings.items.create': { paramsTuple: [ParamValue]; params: {'alliance_meeting_id': ParamValue} }
    'alliance_meetings.items.edit': { paramsTuple: [ParamValue,ParamValue]; params: {'alliance_meeting_id': ParamValue,'id': ParamValue} }
    'alliance_meetings.attendances.index': { paramsTuple: [ParamValue]; params: {'alliance_meeting_id': ParamValue} }
    'alliance_meetings.votes.show': { paramsTuple: [ParamValue,ParamValue]; params: {'alliance_meeting_id': ParamValue,'vote_id': ParamValue} }
    'alliance_meetings.minutes.show': { paramsTuple: [ParamValue]; params: {'alliance_meeting_id': ParamValue} }
    'alliance_meetings.minutes.edit': { paramsTuple: [ParamValue]; params: {'alliance_meeting_id': ParamValue} }
    'typical-cases.workbook': { paramsTuple?: []; params?: {} }
    'typical_cases.index': { paramsTuple?: []; params?: {} }
    'typical_cases.create': { paramsTuple?: []; params?: {} }
    'typical_cases.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'typical_cases.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'typical_cases_sections.edit': { paramsTuple: [ParamValue,ParamValue]; params: {'typical_case_id': ParamValue,'id': ParamValue} }
    'typical_cases_submissions.create': { paramsTuple: [ParamValue]; params: {'typical_case_id': ParamValue} }
    'typical_cases_submissions.show': { paramsTuple: [ParamValue,ParamValue]; params: {'typical_case_id': ParamValue,'id': ParamValue} }
    'typical_cases_rounds.show': { paramsTuple: [ParamValue,ParamValue]; params: {'typical_case_id': ParamValue,'id': ParamValue} }
    'typical_cases_corrections.create': { paramsTuple: [ParamValue]; params: {'typical_case_id': ParamValue} }
    'typical_cases.acts.show': { paramsTuple: [ParamValue,ParamValue]; params: {'typical_case_id': ParamValue,'act': ParamValue} }
    'typical_cases.print': { paramsTuple: [ParamValue]; params: {'typical_case_id': ParamValue} }
    'case_recommendations.index': { paramsTuple?: []; params?: {} }
    'case_recommendations.export': { paramsTuple: [ParamValue]; params: {'call': ParamValue} }
    'casebooks.workbook': { paramsTuple?: []; params?: {} }
    'casebooks.index': { paramsTuple?: []; params?: {} }
    'casebooks.create': { paramsTuple?: []; params?: {} }
    'casebooks.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'casebooks.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'casebooks.chapters.edit': { paramsTuple: [ParamValue,ParamValue]; params: {'casebook_id': ParamValue,'id': ParamValue} }
    'casebook-entries.workbook': { paramsTuple?: []; params?: {} }
    'casebook_entries.index': { paramsTuple?: []; params?: {} }
    'casebook_entries.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'casebook_entries.version': { paramsTuple: [ParamValue,ParamValue]; params: {'entry_id': ParamValue,'id': ParamValue} }
    'casebook_entries.parts.edit': { paramsTuple: [ParamValue,ParamValue]; params: {'entry_id': ParamValue,'id': ParamValue} }
    'casebook-editions.workbook': { paramsTuple?: []; params?: {} }
    'casebook_editions.file': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'file': ParamValue} }
    'casebook_editions.page': { paramsTuple: [ParamValue,...ParamValue[]]; params: {'id': ParamValue,'*': ParamValue[]} }
    'casebook_editions.index': { paramsTuple?: []; params?: {} }
    'casebook_editions.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'books.years': { paramsTuple?: []; params?: {} }
    'books.book': { paramsTuple: [ParamValue]; params: {'year': ParamValue} }
    'books.image': { paramsTuple: [ParamValue,ParamValue]; params: {'year': ParamValue,'file': ParamValue} }
    'books.download': { paramsTuple: [ParamValue,ParamValue,ParamValue]; params: {'year': ParamValue,'number': ParamValue,'file': ParamValue} }
    'books.index_page': { paramsTuple: [ParamValue,ParamValue]; params: {'year': ParamValue,'kind': ParamValue} }
    'books.page': { paramsTuple: [ParamValue,ParamValue]; params: {'year': ParamValue,'page': ParamValue} }
    'work_reports.chapters.index': { paramsTuple: [ParamValue]; params: {'work_report_id': ParamValue} }
    'work_reports.chapters.show': { paramsTuple: [ParamValue,ParamValue]; params: {'work_report_id': ParamValue,'key': ParamValue} }
    'work_reports.passages.edit': { paramsTuple: [ParamValue,ParamValue,ParamValue]; params: {'work_report_id': ParamValue,'key': ParamValue,'passage': ParamValue} }
    'work_reports.passages.versions': { paramsTuple: [ParamValue,ParamValue,ParamValue]; params: {'work_report_id': ParamValue,'key': ParamValue,'passage': ParamValue} }
    'work_reports.steps.show': { paramsTuple: [ParamValue]; params: {'work_report_id': ParamValue} }
    'work_reports.consultation.create': { paramsTuple: [ParamValue]; params: {'work_report_id': ParamValue} }
    'report-opinions.workbook': { paramsTuple?: []; params?: {} }
    'report_opinions.index': { paramsTuple?: []; params?: {} }
    'report_opinions.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'reports.years': { paramsTuple?: []; params?: {} }
    'reports.show': { paramsTuple: [ParamValue]; params: {'year': ParamValue} }
    'reports.download': { paramsTuple: [ParamValue,ParamValue]; params: {'year': ParamValue,'file': ParamValue} }
    'indicator-versions.workbook': { paramsTuple?: []; params?: {} }
    'indicator_versions.index': { paramsTuple?: []; params?: {} }
    'indicator_versions.create': { paramsTuple?: []; params?: {} }
    'indicator_versions.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'indicator_versions.preview': { paramsTuple: [ParamValue]; params: {'indicator_version_id': ParamValue} }
    'indicator_versions.trial': { paramsTuple: [ParamValue]; params: {'indicator_version_id': ParamValue} }
    'indicator_versions.changes': { paramsTuple: [ParamValue]; params: {'indicator_version_id': ParamValue} }
    'indicator_versions.workbook.show': { paramsTuple: [ParamValue]; params: {'indicator_version_id': ParamValue} }
    'indicator_versions.frame.edit': { paramsTuple: [ParamValue]; params: {'indicator_version_id': ParamValue} }
    'indicator_versions.weights.edit': { paramsTuple: [ParamValue]; params: {'indicator_version_id': ParamValue} }
    'indicator_versions.groups.edit': { paramsTuple: [ParamValue,ParamValue]; params: {'indicator_version_id': ParamValue,'id': ParamValue} }
    'indicator_versions.indicators.edit': { paramsTuple: [ParamValue,ParamValue]; params: {'indicator_version_id': ParamValue,'id': ParamValue} }
    'evaluation_figures.index': { paramsTuple?: []; params?: {} }
    'evaluation_figures.export': { paramsTuple?: []; params?: {} }
    'evaluation_figures.report': { paramsTuple?: []; params?: {} }
    'evaluation_figures.freezes.index': { paramsTuple?: []; params?: {} }
    'evaluation_figures.points.show': { paramsTuple: [ParamValue]; params: {'point_id': ParamValue} }
    'evaluation_figures.points.report': { paramsTuple: [ParamValue]; params: {'point_id': ParamValue} }
    'evaluation_figures.rows.show': { paramsTuple: [ParamValue,ParamValue]; params: {'point_id': ParamValue,'key': ParamValue} }
    'evaluation_figures.rows.export': { paramsTuple: [ParamValue,ParamValue]; params: {'point_id': ParamValue,'key': ParamValue} }
    'evaluation-cycles.workbook': { paramsTuple?: []; params?: {} }
    'evaluation_cycles.index': { paramsTuple?: []; params?: {} }
    'evaluation_cycles.create': { paramsTuple?: []; params?: {} }
    'evaluation_cycles.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'evaluation_cycles.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'evaluation_cycles.scope.index': { paramsTuple: [ParamValue]; params: {'cycle_id': ParamValue} }
    'evaluation_cycles.scope.export': { paramsTuple: [ParamValue]; params: {'cycle_id': ParamValue} }
    'evaluation_cycles.scope.edit': { paramsTuple: [ParamValue,ParamValue]; params: {'cycle_id': ParamValue,'point_id': ParamValue} }
    'points.workbook': { paramsTuple: [ParamValue]; params: {'cycle_id': ParamValue} }
    'evaluation_cycles.points.index': { paramsTuple: [ParamValue]; params: {'cycle_id': ParamValue} }
    'evaluation_cycles.points.show': { paramsTuple: [ParamValue,ParamValue]; params: {'cycle_id': ParamValue,'evaluation_id': ParamValue} }
    'point-evaluations.workbook': { paramsTuple?: []; params?: {} }
    'point_evaluations.index': { paramsTuple?: []; params?: {} }
    'point_evaluations.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'point_evaluations_indicators.edit': { paramsTuple: [ParamValue,ParamValue]; params: {'point_evaluation_id': ParamValue,'id': ParamValue} }
    'point_evaluations_submissions.create': { paramsTuple: [ParamValue]; params: {'point_evaluation_id': ParamValue} }
    'point_evaluations_submissions.show': { paramsTuple: [ParamValue,ParamValue]; params: {'point_evaluation_id': ParamValue,'id': ParamValue} }
    'point_evaluations.check': { paramsTuple: [ParamValue]; params: {'point_evaluation_id': ParamValue} }
    'point_evaluations.evidence.archive': { paramsTuple: [ParamValue]; params: {'point_evaluation_id': ParamValue} }
    'point_evaluations.evidence.show': { paramsTuple: [ParamValue,ParamValue]; params: {'point_evaluation_id': ParamValue,'id': ParamValue} }
    'evaluation_reading.show': { paramsTuple: [ParamValue]; params: {'evaluation_cycle_id': ParamValue} }
    'evaluation_reading.export': { paramsTuple: [ParamValue]; params: {'evaluation_cycle_id': ParamValue} }
    'evaluation_reading.years': { paramsTuple: [ParamValue]; params: {'evaluation_cycle_id': ParamValue} }
    'evaluation_reading.what_if': { paramsTuple: [ParamValue]; params: {'evaluation_cycle_id': ParamValue} }
    'evaluation_reading.what_if.export': { paramsTuple: [ParamValue]; params: {'evaluation_cycle_id': ParamValue} }
    'evaluation_reading.sensitivity': { paramsTuple: [ParamValue]; params: {'evaluation_cycle_id': ParamValue} }
    'evaluation_reading.sensitivity.export': { paramsTuple: [ParamValue]; params: {'evaluation_cycle_id': ParamValue} }
    'point_readings.show': { paramsTuple: [ParamValue]; params: {'point_evaluation_id': ParamValue} }
    'evaluation-cycles/:evaluation_cycle_id/results.workbook': { paramsTuple: [ParamValue]; params: {'evaluation_cycle_id': ParamValue} }
    'evaluation_results.index': { paramsTuple: [ParamValue]; params: {'evaluation_cycle_id': ParamValue} }
    'evaluation_results.summary': { paramsTuple: [ParamValue]; params: {'evaluation_cycle_id': ParamValue} }
    'evaluation_results.self_sheets': { paramsTuple: [ParamValue]; params: {'evaluation_cycle_id': ParamValue} }
    'evaluation_decisions.create': { paramsTuple: [ParamValue]; params: {'evaluation_cycle_id': ParamValue} }
    'point_results.show': { paramsTuple: [ParamValue]; params: {'point_evaluation_id': ParamValue} }
    'point_results.sheet': { paramsTuple: [ParamValue]; params: {'point_evaluation_id': ParamValue} }
    'point_appeals.create': { paramsTuple: [ParamValue]; params: {'point_evaluation_id': ParamValue} }
    'evaluation-appeals.workbook': { paramsTuple?: []; params?: {} }
    'evaluation_appeals.index': { paramsTuple?: []; params?: {} }
    'evaluation_appeals.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'evaluation_notices.download': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'evaluation_notices.index': { paramsTuple?: []; params?: {} }
    'evaluation_notices.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'plans.export': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'plans.index': { paramsTuple?: []; params?: {} }
    'plans.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'plans.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'plans.targets.create': { paramsTuple: [ParamValue]; params: {'plan_id': ParamValue} }
    'plan_targets.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'plan_targets.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'plan_clauses.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'plan_clauses.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'work-reports.workbook': { paramsTuple?: []; params?: {} }
    'work_reports.index': { paramsTuple?: []; params?: {} }
    'work_reports.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'work-reports/:work_report_id/buildings.workbook': { paramsTuple: [ParamValue]; params: {'work_report_id': ParamValue} }
    'work_reports.buildings.index': { paramsTuple: [ParamValue]; params: {'work_report_id': ParamValue} }
    'work_reports.buildings.show': { paramsTuple: [ParamValue,ParamValue]; params: {'work_report_id': ParamValue,'number': ParamValue} }
    'work_reports.buildings.files.show': { paramsTuple: [ParamValue,ParamValue,...ParamValue[]]; params: {'work_report_id': ParamValue,'number': ParamValue,'*': ParamValue[]} }
    'work_reports.facts.export': { paramsTuple: [ParamValue]; params: {'work_report_id': ParamValue} }
    'work_reports.facts.show': { paramsTuple: [ParamValue,ParamValue]; params: {'work_report_id': ParamValue,'key': ParamValue} }
    'work_reports.facts.index': { paramsTuple: [ParamValue]; params: {'work_report_id': ParamValue} }
    'work_reports.changes.export': { paramsTuple: [ParamValue]; params: {'work_report_id': ParamValue} }
    'work_reports.changes.index': { paramsTuple: [ParamValue]; params: {'work_report_id': ParamValue} }
    'improvements.workbook': { paramsTuple?: []; params?: {} }
    'improvements.index': { paramsTuple?: []; params?: {} }
    'improvements.create': { paramsTuple?: []; params?: {} }
    'improvements.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'improvements.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'improvement_findings.index': { paramsTuple?: []; params?: {} }
    'trainings.improvements.edit': { paramsTuple: [ParamValue,ParamValue]; params: {'training_id': ParamValue,'id': ParamValue} }
    'roll-overs.workbook': { paramsTuple?: []; params?: {} }
    'roll_overs.index': { paramsTuple?: []; params?: {} }
    'roll_overs.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'roll_overs.items.edit': { paramsTuple: [ParamValue,ParamValue]; params: {'roll_over_id': ParamValue,'id': ParamValue} }
    'roll_overs.differences': { paramsTuple: [ParamValue]; params: {'roll_over_id': ParamValue} }
    'notifications.workbook': { paramsTuple?: []; params?: {} }
    'notifications.index': { paramsTuple?: []; params?: {} }
    'notification_preferences.edit': { paramsTuple?: []; params?: {} }
    'inbox.index': { paramsTuple?: []; params?: {} }
    'inbox.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'inbox.body': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'audit.index': { paramsTuple?: []; params?: {} }
    'audit.workbook': { paramsTuple?: []; params?: {} }
    'audit.csv': { paramsTuple?: []; params?: {} }
    'calendar': { paramsTuple?: []; params?: {} }
    'calendar.export': { paramsTuple?: []; params?: {} }
    'calendar.changes.create': { paramsTuple?: []; params?: {} }
    'stand-ins.workbook': { paramsTuple?: []; params?: {} }
    'stand_ins.index': { paramsTuple?: []; params?: {} }
    'stand_ins.create': { paramsTuple?: []; params?: {} }
    'stand_ins.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'stand-in-acts.workbook': { paramsTuple?: []; params?: {} }
    'stand_in_acts': { paramsTuple?: []; params?: {} }
    'api-keys.workbook': { paramsTuple?: []; params?: {} }
    'api_keys.index': { paramsTuple?: []; params?: {} }
    'api_keys.create': { paramsTuple?: []; params?: {} }
    'api_keys.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'background-jobs.workbook': { paramsTuple?: []; params?: {} }
    'background_schedule.show': { paramsTuple?: []; params?: {} }
    'background_job_choices.create': { paramsTuple?: []; params?: {} }
    'background_jobs.index': { paramsTuple?: []; params?: {} }
    'background_jobs.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'own_data.index': { paramsTuple?: []; params?: {} }
    'person_exports.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'personal-requests.workbook': { paramsTuple?: []; params?: {} }
    'personal_requests.index': { paramsTuple?: []; params?: {} }
    'personal_requests.create': { paramsTuple?: []; params?: {} }
    'personal_requests.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'retention.index': { paramsTuple?: []; params?: {} }
    'open_data': { paramsTuple?: []; params?: {} }
    'open_data.api': { paramsTuple?: []; params?: {} }
    'open_data.csv': { paramsTuple: [ParamValue]; params: {'name': ParamValue} }
    'open_data.json': { paramsTuple: [ParamValue]; params: {'name': ParamValue} }
    'sitemap': { paramsTuple?: []; params?: {} }
    'robots': { paramsTuple?: []; params?: {} }
    'api.v1.document': { paramsTuple?: []; params?: {} }
    'api.v1.points': { paramsTuple?: []; params?: {} }
    'api.v1.point': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.v1.point_changes': { paramsTuple?: []; params?: {} }
    'api.v1.notices': { paramsTuple?: []; params?: {} }
    'api.v1.recognitions': { paramsTuple?: []; params?: {} }
    'api.v1.statistics': { paramsTuple?: []; params?: {} }
    'api.v1.search': { paramsTuple?: []; params?: {} }
    'api.v1.districts': { paramsTuple?: []; params?: {} }
    'api.v1.host_types': { paramsTuple?: []; params?: {} }
    'sign_in': { paramsTuple?: []; params?: {} }
    'second_steps.create': { paramsTuple?: []; params?: {} }
    'new_passwords.create': { paramsTuple?: []; params?: {} }
    'set_ups.create': { paramsTuple?: []; params?: {} }
    'password_resets.create': { paramsTuple?: []; params?: {} }
    'password_resets.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'account.edit': { paramsTuple?: []; params?: {} }
    'account.security.show': { paramsTuple?: []; params?: {} }
    'users.workbook': { paramsTuple?: []; params?: {} }
    'users.index': { paramsTuple?: []; params?: {} }
    'users.create': { paramsTuple?: []; params?: {} }
    'users.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'users.security.show': { paramsTuple: [ParamValue]; params: {'user_id': ParamValue} }
    'colleagues.create': { paramsTuple?: []; params?: {} }
    'register': { paramsTuple?: []; params?: {} }
    'registrations.workbook': { paramsTuple?: []; params?: {} }
    'registrations.index': { paramsTuple?: []; params?: {} }
    'registrations.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'organization.show': { paramsTuple?: []; params?: {} }
    'organization.edit': { paramsTuple?: []; params?: {} }
    'applications.export': { paramsTuple?: []; params?: {} }
    'applications.workbook': { paramsTuple?: []; params?: {} }
    'applications.index': { paramsTuple?: []; params?: {} }
    'applications.create': { paramsTuple?: []; params?: {} }
    'applications.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'applications.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'applications.sections.edit': { paramsTuple: [ParamValue,ParamValue]; params: {'application_id': ParamValue,'id': ParamValue} }
    'applications.submissions.create': { paramsTuple: [ParamValue]; params: {'application_id': ParamValue} }
    'applications.submissions.show': { paramsTuple: [ParamValue,ParamValue]; params: {'application_id': ParamValue,'id': ParamValue} }
    'applications.withdrawals.create': { paramsTuple: [ParamValue]; params: {'application_id': ParamValue} }
    'applications.packet': { paramsTuple: [ParamValue]; params: {'application_id': ParamValue} }
    'applications.print': { paramsTuple: [ParamValue]; params: {'application_id': ParamValue} }
    'attachments.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'imports.workbook': { paramsTuple?: []; params?: {} }
    'imports.template': { paramsTuple: [ParamValue]; params: {'kind': ParamValue} }
    'imports.index': { paramsTuple?: []; params?: {} }
    'imports.create': { paramsTuple?: []; params?: {} }
    'imports.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'imports.mapping.edit': { paramsTuple: [ParamValue]; params: {'import_id': ParamValue} }
    'imports.workbook.show': { paramsTuple: [ParamValue]; params: {'import_id': ParamValue} }
    'invitation_links.show': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'experts.workbook': { paramsTuple?: []; params?: {} }
    'experts.index': { paramsTuple?: []; params?: {} }
    'experts.create': { paramsTuple?: []; params?: {} }
    'experts.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'experts.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'expert-assignments.workbook': { paramsTuple?: []; params?: {} }
    'expert_assignments.index': { paramsTuple?: []; params?: {} }
    'expert_assignments.create': { paramsTuple?: []; params?: {} }
    'expert_assignments.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'expert_profile.edit': { paramsTuple?: []; params?: {} }
    'expert-invitations.workbook': { paramsTuple?: []; params?: {} }
    'expert_invitations.index': { paramsTuple?: []; params?: {} }
    'expert_invitations.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'points.bookings.create': { paramsTuple: [ParamValue]; params: {'point_id': ParamValue} }
    'my_bookings.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'bookings.workbook': { paramsTuple?: []; params?: {} }
    'bookings.index': { paramsTuple?: []; params?: {} }
    'bookings.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'bookings.records.create': { paramsTuple: [ParamValue]; params: {'booking_id': ParamValue} }
    'rate.show': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'rate_again.show': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'statistics.ratings': { paramsTuple?: []; params?: {} }
    'ratings.workbook': { paramsTuple?: []; params?: {} }
    'ratings.index': { paramsTuple?: []; params?: {} }
    'rating_figures.show': { paramsTuple?: []; params?: {} }
    'rating_figures.export': { paramsTuple?: []; params?: {} }
    'consultations.rating_code': { paramsTuple: [ParamValue]; params: {'consultation_id': ParamValue} }
    'bad_ratings.export': { paramsTuple?: []; params?: {} }
    'bad-ratings.workbook': { paramsTuple?: []; params?: {} }
    'bad_ratings.index': { paramsTuple?: []; params?: {} }
    'bad_ratings.create': { paramsTuple?: []; params?: {} }
    'bad_ratings.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'trainings.export': { paramsTuple?: []; params?: {} }
    'trainings.workbook': { paramsTuple?: []; params?: {} }
    'trainings.index': { paramsTuple?: []; params?: {} }
    'trainings.create': { paramsTuple?: []; params?: {} }
    'trainings.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'trainings.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'trainings.results.create': { paramsTuple: [ParamValue]; params: {'training_id': ParamValue} }
    'trainings/:training_id/participants.workbook': { paramsTuple: [ParamValue]; params: {'training_id': ParamValue} }
    'trainings.participants.index': { paramsTuple: [ParamValue]; params: {'training_id': ParamValue} }
    'trainings.participants.create': { paramsTuple: [ParamValue]; params: {'training_id': ParamValue} }
    'trainings.sign_in_code': { paramsTuple: [ParamValue]; params: {'training_id': ParamValue} }
    'trainings.sign_in_sheet': { paramsTuple: [ParamValue]; params: {'training_id': ParamValue} }
    'trainings.receipts': { paramsTuple: [ParamValue]; params: {'training_id': ParamValue} }
    'trainings.call_list': { paramsTuple: [ParamValue]; params: {'training_id': ParamValue} }
    'trainings.minutes.create': { paramsTuple: [ParamValue]; params: {'training_id': ParamValue} }
    'event-tasks.workbook': { paramsTuple?: []; params?: {} }
    'event_tasks.index': { paramsTuple?: []; params?: {} }
    'event_tasks.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'trainings.corrections.create': { paramsTuple: [ParamValue]; params: {'training_id': ParamValue} }
    'events.index': { paramsTuple?: []; params?: {} }
    'events.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'events.files.show': { paramsTuple: [ParamValue,ParamValue]; params: {'event_id': ParamValue,'file': ParamValue} }
    'my_registrations.show': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'my_registrations.file': { paramsTuple: [ParamValue,ParamValue]; params: {'token': ParamValue,'file': ParamValue} }
    'sign_in_here.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'case-selections.workbook': { paramsTuple?: []; params?: {} }
    'case-selections/:case_selection_id/candidates.workbook': { paramsTuple: [ParamValue]; params: {'case_selection_id': ParamValue} }
    'case_selections.minutes': { paramsTuple: [ParamValue]; params: {'case_selection_id': ParamValue} }
    'case_selections.index': { paramsTuple?: []; params?: {} }
    'case_selections.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'case_selections.candidates.index': { paramsTuple: [ParamValue]; params: {'case_selection_id': ParamValue} }
    'case_selections.verdicts.create': { paramsTuple: [ParamValue]; params: {'case_selection_id': ParamValue} }
    'case_candidates.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'case_certificates.show': { paramsTuple: [ParamValue]; params: {'case_id': ParamValue} }
    'case_public_notices.download': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'case_public_notices.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'case_results.download': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'case_results.index': { paramsTuple?: []; params?: {} }
    'case_results.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'case_notice_cases.show': { paramsTuple: [ParamValue]; params: {'case_notice_case_id': ParamValue} }
    'case_notice_cases.objections.show': { paramsTuple: [ParamValue,ParamValue]; params: {'case_notice_case_id': ParamValue,'id': ParamValue} }
    'evaluation_workbooks.index': { paramsTuple: [ParamValue]; params: {'evaluation_cycle_id': ParamValue} }
    'evaluation-cycles/:evaluation_cycle_id/workbooks.workbook': { paramsTuple: [ParamValue]; params: {'evaluation_cycle_id': ParamValue} }
    'evaluation_workbooks.download': { paramsTuple: [ParamValue]; params: {'evaluation_cycle_id': ParamValue} }
    'evaluation_workbooks.point': { paramsTuple: [ParamValue]; params: {'point_evaluation_id': ParamValue} }
    'evaluation_workbooks.self': { paramsTuple: [ParamValue]; params: {'point_evaluation_id': ParamValue} }
    'evaluation_workbooks.self_sheet': { paramsTuple: [ParamValue]; params: {'point_evaluation_id': ParamValue} }
    'evaluation_workbooks.score': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'evaluation_workbooks.score_sheet': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'evaluation_workbooks.score_sheets': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'score_uploads.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'root': { paramsTuple?: []; params?: {} }
    'points.index': { paramsTuple?: []; params?: {} }
    'points.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'notices.index': { paramsTuple?: []; params?: {} }
    'announcements.show': { paramsTuple: [ParamValue]; params: {'document': ParamValue} }
    'announcements.download': { paramsTuple: [ParamValue]; params: {'document': ParamValue} }
    'statistics.show': { paramsTuple?: []; params?: {} }
    'search': { paramsTuple?: []; params?: {} }
    'verify': { paramsTuple?: []; params?: {} }
    'accessibility': { paramsTuple?: []; params?: {} }
    'map_tiles.show': { paramsTuple: [ParamValue,ParamValue,ParamValue,ParamValue]; params: {'layer': ParamValue,'zoom': ParamValue,'column': ParamValue,'row': ParamValue} }
    'verify.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'notices.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'notices.objections.show': { paramsTuple: [ParamValue,ParamValue]; params: {'notice_id': ParamValue,'id': ParamValue} }
    'find': { paramsTuple?: []; params?: {} }
  }
  POST: {
    'second_factor.store': { paramsTuple?: []; params?: {} }
    'recovery_codes.store': { paramsTuple?: []; params?: {} }
    'role-grants.views.store': { paramsTuple?: []; params?: {} }
    'role_grants.confirm': { paramsTuple: [ParamValue]; params: {'role_grant_id': ParamValue} }
    'role_grants.refuse': { paramsTuple: [ParamValue]; params: {'role_grant_id': ParamValue} }
    'batches.views.store': { paramsTuple?: []; params?: {} }
    'batches.store': { paramsTuple?: []; params?: {} }
    'batches.openings.store': { paramsTuple: [ParamValue]; params: {'batch_id': ParamValue} }
    'batches.closings.store': { paramsTuple: [ParamValue]; params: {'batch_id': ParamValue} }
    'bulk-acts.views.store': { paramsTuple?: []; params?: {} }
    'bulk_acts.retries.store': { paramsTuple: [ParamValue]; params: {'bulk_act_id': ParamValue} }
    'bulk_choices.store': { paramsTuple?: []; params?: {} }
    'applications.corrections.store': { paramsTuple: [ParamValue]; params: {'application_id': ParamValue} }
    'applications.correction_proposals.store': { paramsTuple: [ParamValue]; params: {'application_id': ParamValue} }
    'applications.extensions.store': { paramsTuple: [ParamValue]; params: {'application_id': ParamValue} }
    'applications.involvements.store': { paramsTuple: [ParamValue]; params: {'application_id': ParamValue} }
    'applications.take_backs.store': { paramsTuple: [ParamValue]; params: {'application_id': ParamValue} }
    'applications.nudges.store': { paramsTuple: [ParamValue]; params: {'application_id': ParamValue} }
    'applications.approvals.store': { paramsTuple: [ParamValue]; params: {'application_id': ParamValue} }
    'applications.assignments.store': { paramsTuple: [ParamValue]; params: {'application_id': ParamValue} }
    'applications.seats.store': { paramsTuple: [ParamValue]; params: {'application_id': ParamValue} }
    'expert-reviews.views.store': { paramsTuple?: []; params?: {} }
    'expert_reviews.recusals.store': { paramsTuple: [ParamValue]; params: {'application_id': ParamValue} }
    'expert_reviews.conclusions.store': { paramsTuple: [ParamValue]; params: {'application_id': ParamValue} }
    'export-files.views.store': { paramsTuple?: []; params?: {} }
    'export_files.store': { paramsTuple?: []; params?: {} }
    'export_files.run.store': { paramsTuple: [ParamValue]; params: {'export_file_id': ParamValue} }
    'case-rounds.views.store': { paramsTuple?: []; params?: {} }
    'case_rounds.store': { paramsTuple?: []; params?: {} }
    'case_rounds.steps.store': { paramsTuple: [ParamValue]; params: {'round_id': ParamValue} }
    'case_rounds.jurors.nudge': { paramsTuple: [ParamValue,ParamValue]; params: {'round_id': ParamValue,'id': ParamValue} }
    'case_rounds.jurors.release': { paramsTuple: [ParamValue,ParamValue]; params: {'round_id': ParamValue,'id': ParamValue} }
    'cases.views.store': { paramsTuple: [ParamValue]; params: {'round_id': ParamValue} }
    'case_rounds.cases.scan': { paramsTuple: [ParamValue,ParamValue]; params: {'round_id': ParamValue,'case_id': ParamValue} }
    'case_rounds.cases.mask': { paramsTuple: [ParamValue,ParamValue]; params: {'round_id': ParamValue,'case_id': ParamValue} }
    'case_rounds.cases.finding': { paramsTuple: [ParamValue,ParamValue,ParamValue]; params: {'round_id': ParamValue,'case_id': ParamValue,'id': ParamValue} }
    'case_rounds.cases.reopen': { paramsTuple: [ParamValue,ParamValue,ParamValue]; params: {'round_id': ParamValue,'case_id': ParamValue,'id': ParamValue} }
    'case_rounds.cases.record': { paramsTuple: [ParamValue,ParamValue]; params: {'round_id': ParamValue,'case_id': ParamValue} }
    'case-reviews.views.store': { paramsTuple?: []; params?: {} }
    'case_reviews.submit': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'case_reviews.revise': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'case_reviews.confirm': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'case_reviews.recuse': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'evaluation-cycles/:cycle_id/panel.views.store': { paramsTuple: [ParamValue]; params: {'cycle_id': ParamValue} }
    'evaluation_panels.store': { paramsTuple: [ParamValue]; params: {'cycle_id': ParamValue} }
    'evaluation_panels.step': { paramsTuple: [ParamValue]; params: {'cycle_id': ParamValue} }
    'evaluation_panels.nudge': { paramsTuple: [ParamValue,ParamValue]; params: {'cycle_id': ParamValue,'id': ParamValue} }
    'evaluation_panels.release': { paramsTuple: [ParamValue,ParamValue]; params: {'cycle_id': ParamValue,'id': ParamValue} }
    'evaluation_panels.reopen': { paramsTuple: [ParamValue,ParamValue,ParamValue]; params: {'cycle_id': ParamValue,'point_id': ParamValue,'id': ParamValue} }
    'evaluation-sheets.views.store': { paramsTuple?: []; params?: {} }
    'evaluation_sheets.accept_rest': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'evaluation_sheets.submit': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'evaluation_sheets.recuse': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'register-entries.views.store': { paramsTuple?: []; params?: {} }
    'designations.views.store': { paramsTuple?: []; params?: {} }
    'designations.change_requests.store': { paramsTuple: [ParamValue]; params: {'designation_id': ParamValue} }
    'change-requests.views.store': { paramsTuple?: []; params?: {} }
    'change_requests.steps.store': { paramsTuple: [ParamValue]; params: {'change_request_id': ParamValue} }
    'change_requests.rulings.store': { paramsTuple: [ParamValue]; params: {'change_request_id': ParamValue} }
    'designations.rectifications.store': { paramsTuple: [ParamValue]; params: {'designation_id': ParamValue} }
    'designations.revocations.store': { paramsTuple: [ParamValue]; params: {'designation_id': ParamValue} }
    'rectifications.views.store': { paramsTuple?: []; params?: {} }
    'rectifications.steps.store': { paramsTuple: [ParamValue]; params: {'rectification_id': ParamValue} }
    'revocations.views.store': { paramsTuple?: []; params?: {} }
    'revocations.steps.store': { paramsTuple: [ParamValue]; params: {'revocation_id': ParamValue} }
    'external-titles.views.store': { paramsTuple?: []; params?: {} }
    'external_titles.store': { paramsTuple?: []; params?: {} }
    'external_titles.endings.store': { paramsTuple: [ParamValue]; params: {'external_title_id': ParamValue} }
    'designations.grades.store': { paramsTuple: [ParamValue]; params: {'designation_id': ParamValue} }
    'recommendations.views.store': { paramsTuple?: []; params?: {} }
    'designations.recommendations.store': { paramsTuple: [ParamValue]; params: {'designation_id': ParamValue} }
    'recommendations.steps.store': { paramsTuple: [ParamValue]; params: {'recommendation_id': ParamValue} }
    'consultations.choices': { paramsTuple?: []; params?: {} }
    'consultations.views.store': { paramsTuple?: []; params?: {} }
    'consultations.store': { paramsTuple?: []; params?: {} }
    'consultations.steps.store': { paramsTuple: [ParamValue]; params: {'consultation_id': ParamValue} }
    'consultations.corrections.store': { paramsTuple: [ParamValue]; params: {'consultation_id': ParamValue} }
    'activity-corrections.views.store': { paramsTuple?: []; params?: {} }
    'products/service-items.views.store': { paramsTuple?: []; params?: {} }
    'products/shared-results.views.store': { paramsTuple?: []; params?: {} }
    'shared_results.requests.store': { paramsTuple: [ParamValue]; params: {'shared_result_id': ParamValue} }
    'shared_results.store': { paramsTuple?: []; params?: {} }
    'products.views.store': { paramsTuple?: []; params?: {} }
    'products.store': { paramsTuple?: []; params?: {} }
    'products.steps.store': { paramsTuple: [ParamValue]; params: {'product_id': ParamValue} }
    'outside_figures.uploads.store': { paramsTuple?: []; params?: {} }
    'outside-figures.views.store': { paramsTuple?: []; params?: {} }
    'outside_figures.store': { paramsTuple?: []; params?: {} }
    'api.outside_figures.store': { paramsTuple?: []; params?: {} }
    'light_records.imports.store': { paramsTuple: [ParamValue]; params: {'kind': ParamValue} }
    'ledgers/:kind.views.store': { paramsTuple: [ParamValue]; params: {'kind': ParamValue} }
    'light_records.readings.store': { paramsTuple: [ParamValue,ParamValue]; params: {'kind': ParamValue,'record_id': ParamValue} }
    'light_records.store': { paramsTuple: [ParamValue]; params: {'kind': ParamValue} }
    'survey-results.views.store': { paramsTuple?: []; params?: {} }
    'survey_results.calculate': { paramsTuple: [ParamValue]; params: {'wave_id': ParamValue} }
    'survey_results.steps': { paramsTuple: [ParamValue]; params: {'wave_id': ParamValue} }
    'survey-results/:wave_id/texts.views.store': { paramsTuple: [ParamValue]; params: {'wave_id': ParamValue} }
    'survey_tags.store': { paramsTuple: [ParamValue]; params: {'wave_id': ParamValue} }
    'question-sets.views.store': { paramsTuple?: []; params?: {} }
    'question_sets.store_standard': { paramsTuple?: []; params?: {} }
    'question_sets.store': { paramsTuple?: []; params?: {} }
    'question_versions.step': { paramsTuple: [ParamValue]; params: {'question_version_id': ParamValue} }
    'question_versions.next': { paramsTuple: [ParamValue]; params: {'question_version_id': ParamValue} }
    'question_versions.try': { paramsTuple: [ParamValue]; params: {'question_version_id': ParamValue} }
    'question_versions.sections.store': { paramsTuple: [ParamValue]; params: {'question_version_id': ParamValue} }
    'question_versions.sections.move': { paramsTuple: [ParamValue,ParamValue]; params: {'question_version_id': ParamValue,'id': ParamValue} }
    'question_versions.questions.store': { paramsTuple: [ParamValue]; params: {'question_version_id': ParamValue} }
    'question_versions.questions.move': { paramsTuple: [ParamValue,ParamValue]; params: {'question_version_id': ParamValue,'id': ParamValue} }
    'question_versions.questions.copy': { paramsTuple: [ParamValue,ParamValue]; params: {'question_version_id': ParamValue,'id': ParamValue} }
    'survey_opt_outs.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'surveys.views.store': { paramsTuple?: []; params?: {} }
    'surveys.store': { paramsTuple?: []; params?: {} }
    'surveys.steps.store': { paramsTuple: [ParamValue]; params: {'survey_id': ParamValue} }
    'surveys.sending.store': { paramsTuple: [ParamValue]; params: {'survey_id': ParamValue} }
    'surveys.reminders.store': { paramsTuple: [ParamValue]; params: {'survey_id': ParamValue} }
    'surveys.intakes.store': { paramsTuple: [ParamValue]; params: {'survey_id': ParamValue} }
    'surveys/:survey_id/recipients.views.store': { paramsTuple: [ParamValue]; params: {'survey_id': ParamValue} }
    'survey-suppressions.views.store': { paramsTuple?: []; params?: {} }
    'survey-bounces.views.store': { paramsTuple?: []; params?: {} }
    'survey_bounces.store': { paramsTuple?: []; params?: {} }
    'survey_answers.store': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'open_answers.store': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'survey_receipts.store': { paramsTuple?: []; params?: {} }
    'surveys.answers.store': { paramsTuple: [ParamValue]; params: {'survey_id': ParamValue} }
    'surveys.release.store': { paramsTuple: [ParamValue]; params: {'survey_id': ParamValue} }
    'surveys.anonymity.store': { paramsTuple: [ParamValue]; params: {'survey_id': ParamValue} }
    'surveys/:survey_id/open-links.views.store': { paramsTuple: [ParamValue]; params: {'survey_id': ParamValue} }
    'surveys.open_links.store': { paramsTuple: [ParamValue]; params: {'survey_id': ParamValue} }
    'survey-posters.views.store': { paramsTuple?: []; params?: {} }
    'case-calls.views.store': { paramsTuple?: []; params?: {} }
    'case_calls.store': { paramsTuple?: []; params?: {} }
    'case_calls.steps.store': { paramsTuple: [ParamValue]; params: {'case_call_id': ParamValue} }
    'case_calls.extensions.store': { paramsTuple: [ParamValue]; params: {'case_call_id': ParamValue} }
    'alliance-members.views.store': { paramsTuple?: []; params?: {} }
    'alliance_members.store': { paramsTuple?: []; params?: {} }
    'alliance_members.corrections.store': { paramsTuple: [ParamValue]; params: {'alliance_member_id': ParamValue} }
    'alliance_members.acts.store': { paramsTuple: [ParamValue,ParamValue]; params: {'alliance_member_id': ParamValue,'act': ParamValue} }
    'alliance_members.handovers.store': { paramsTuple: [ParamValue]; params: {'alliance_member_id': ParamValue} }
    'alliance_proceedings.take': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'act': ParamValue} }
    'alliance-checks.views.store': { paramsTuple?: []; params?: {} }
    'alliance_checks.take': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'act': ParamValue} }
    'alliance_organs.store': { paramsTuple?: []; params?: {} }
    'alliance-partners.views.store': { paramsTuple?: []; params?: {} }
    'alliance_partners.store': { paramsTuple?: []; params?: {} }
    'alliance-mailings.views.store': { paramsTuple?: []; params?: {} }
    'alliance_mailings.store': { paramsTuple?: []; params?: {} }
    'alliance_mailings.send': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'alliance-meetings.views.store': { paramsTuple?: []; params?: {} }
    'alliance_meetings.store': { paramsTuple?: []; params?: {} }
    'alliance_meetings.steps.store': { paramsTuple: [ParamValue]; params: {'alliance_meeting_id': ParamValue} }
    'alliance_meetings.items.store': { paramsTuple: [ParamValue]; params: {'alliance_meeting_id': ParamValue} }
    'alliance_meetings.items.raise': { paramsTuple: [ParamValue,ParamValue]; params: {'alliance_meeting_id': ParamValue,'id': ParamValue} }
    'alliance_meetings.attendances.store': { paramsTuple: [ParamValue]; params: {'alliance_meeting_id': ParamValue} }
    'alliance_meetings.proxies.store': { paramsTuple: [ParamValue]; params: {'alliance_meeting_id': ParamValue} }
    'alliance_meetings.votes.store': { paramsTuple: [ParamValue,ParamValue]; params: {'alliance_meeting_id': ParamValue,'meeting_item_id': ParamValue} }
    'alliance_meetings.postponements.store': { paramsTuple: [ParamValue,ParamValue]; params: {'alliance_meeting_id': ParamValue,'meeting_item_id': ParamValue} }
    'alliance_meetings.votes.update': { paramsTuple: [ParamValue,ParamValue]; params: {'alliance_meeting_id': ParamValue,'vote_id': ParamValue} }
    'alliance_meetings.ballots.store': { paramsTuple: [ParamValue,ParamValue]; params: {'alliance_meeting_id': ParamValue,'vote_id': ParamValue} }
    'typical-cases.views.store': { paramsTuple?: []; params?: {} }
    'typical_cases.bulk_choices.store': { paramsTuple?: []; params?: {} }
    'typical_cases.store': { paramsTuple?: []; params?: {} }
    'typical_cases.images.store': { paramsTuple: [ParamValue]; params: {'typical_case_id': ParamValue} }
    'typical_cases_submissions.store': { paramsTuple: [ParamValue]; params: {'typical_case_id': ParamValue} }
    'typical_cases_corrections.store': { paramsTuple: [ParamValue]; params: {'typical_case_id': ParamValue} }
    'typical_cases.acts.store': { paramsTuple: [ParamValue,ParamValue]; params: {'typical_case_id': ParamValue,'act': ParamValue} }
    'casebooks.views.store': { paramsTuple?: []; params?: {} }
    'casebooks.store': { paramsTuple?: []; params?: {} }
    'casebooks.steps.store': { paramsTuple: [ParamValue]; params: {'casebook_id': ParamValue} }
    'casebooks.take_up': { paramsTuple: [ParamValue]; params: {'casebook_id': ParamValue} }
    'casebooks.chapters.store': { paramsTuple: [ParamValue]; params: {'casebook_id': ParamValue} }
    'casebooks.chapters.move': { paramsTuple: [ParamValue,ParamValue]; params: {'casebook_id': ParamValue,'id': ParamValue} }
    'casebooks.entries.move': { paramsTuple: [ParamValue,ParamValue]; params: {'casebook_id': ParamValue,'id': ParamValue} }
    'casebook-entries.views.store': { paramsTuple?: []; params?: {} }
    'casebook_entries.steps.store': { paramsTuple: [ParamValue]; params: {'entry_id': ParamValue} }
    'casebook_entries.comments.store': { paramsTuple: [ParamValue]; params: {'entry_id': ParamValue} }
    'casebook-editions.views.store': { paramsTuple?: []; params?: {} }
    'casebook_editions.steps': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'casebook_editions.errata': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'casebook_editions.store': { paramsTuple?: []; params?: {} }
    'work_reports.chapters.sign': { paramsTuple: [ParamValue,ParamValue]; params: {'work_report_id': ParamValue,'key': ParamValue} }
    'work_reports.passages.choose': { paramsTuple: [ParamValue,ParamValue,ParamValue]; params: {'work_report_id': ParamValue,'key': ParamValue,'passage': ParamValue} }
    'work_reports.comments.store': { paramsTuple: [ParamValue,ParamValue]; params: {'work_report_id': ParamValue,'key': ParamValue} }
    'work_reports.steps.store': { paramsTuple: [ParamValue]; params: {'work_report_id': ParamValue} }
    'work_reports.issue': { paramsTuple: [ParamValue]; params: {'work_report_id': ParamValue} }
    'work_reports.consultation.store': { paramsTuple: [ParamValue]; params: {'work_report_id': ParamValue} }
    'report-opinions.views.store': { paramsTuple?: []; params?: {} }
    'indicator-versions.views.store': { paramsTuple?: []; params?: {} }
    'indicator_versions.standard': { paramsTuple?: []; params?: {} }
    'indicator_versions.store': { paramsTuple?: []; params?: {} }
    'indicator_versions.next': { paramsTuple: [ParamValue]; params: {'indicator_version_id': ParamValue} }
    'indicator_versions.steps.store': { paramsTuple: [ParamValue]; params: {'indicator_version_id': ParamValue} }
    'indicator_versions.workbook.update': { paramsTuple: [ParamValue]; params: {'indicator_version_id': ParamValue} }
    'indicator_versions.groups.store': { paramsTuple: [ParamValue]; params: {'indicator_version_id': ParamValue} }
    'indicator_versions.groups.move': { paramsTuple: [ParamValue,ParamValue]; params: {'indicator_version_id': ParamValue,'id': ParamValue} }
    'indicator_versions.indicators.store': { paramsTuple: [ParamValue]; params: {'indicator_version_id': ParamValue} }
    'indicator_versions.indicators.move': { paramsTuple: [ParamValue,ParamValue]; params: {'indicator_version_id': ParamValue,'id': ParamValue} }
    'indicator_versions.indicators.parts.store': { paramsTuple: [ParamValue,ParamValue]; params: {'indicator_version_id': ParamValue,'indicator_id': ParamValue} }
    'evaluation_figures.freezes.store': { paramsTuple?: []; params?: {} }
    'evaluation_figures.freezes.lift': { paramsTuple: [ParamValue]; params: {'freeze_id': ParamValue} }
    'evaluation_figures.overrides.store': { paramsTuple: [ParamValue,ParamValue]; params: {'point_id': ParamValue,'key': ParamValue} }
    'evaluation_figures.overrides.step': { paramsTuple: [ParamValue]; params: {'figure_override_id': ParamValue} }
    'evaluation_figures.overrides.comment': { paramsTuple: [ParamValue]; params: {'figure_override_id': ParamValue} }
    'evaluation-cycles.views.store': { paramsTuple?: []; params?: {} }
    'evaluation_cycles.store': { paramsTuple?: []; params?: {} }
    'evaluation_cycles.steps.store': { paramsTuple: [ParamValue]; params: {'cycle_id': ParamValue} }
    'evaluation_cycles.freezes.store': { paramsTuple: [ParamValue]; params: {'cycle_id': ParamValue} }
    'points.views.store': { paramsTuple: [ParamValue]; params: {'cycle_id': ParamValue} }
    'evaluation_cycles.points.reopen': { paramsTuple: [ParamValue,ParamValue]; params: {'cycle_id': ParamValue,'evaluation_id': ParamValue} }
    'evaluation_cycles.points.leave': { paramsTuple: [ParamValue,ParamValue]; params: {'cycle_id': ParamValue,'evaluation_id': ParamValue} }
    'evaluation_cycles.points.part': { paramsTuple: [ParamValue,ParamValue]; params: {'cycle_id': ParamValue,'evaluation_id': ParamValue} }
    'point-evaluations.views.store': { paramsTuple?: []; params?: {} }
    'point_evaluations.bulk_choices.store': { paramsTuple?: []; params?: {} }
    'point_evaluations_submissions.store': { paramsTuple: [ParamValue]; params: {'point_evaluation_id': ParamValue} }
    'point_evaluations.check.store': { paramsTuple: [ParamValue]; params: {'point_evaluation_id': ParamValue} }
    'evaluation-cycles/:evaluation_cycle_id/results.views.store': { paramsTuple: [ParamValue]; params: {'evaluation_cycle_id': ParamValue} }
    'evaluation_decisions.store': { paramsTuple: [ParamValue]; params: {'evaluation_cycle_id': ParamValue} }
    'evaluation_extras.store': { paramsTuple: [ParamValue]; params: {'point_evaluation_id': ParamValue} }
    'evaluation_extras.step': { paramsTuple: [ParamValue]; params: {'evaluation_extra_id': ParamValue} }
    'point_appeals.store': { paramsTuple: [ParamValue]; params: {'point_evaluation_id': ParamValue} }
    'evaluation-appeals.views.store': { paramsTuple?: []; params?: {} }
    'evaluation_appeals.step': { paramsTuple: [ParamValue]; params: {'evaluation_appeal_id': ParamValue} }
    'plans.store': { paramsTuple?: []; params?: {} }
    'plans.steps.store': { paramsTuple: [ParamValue]; params: {'plan_id': ParamValue} }
    'plans.targets.store': { paramsTuple: [ParamValue]; params: {'plan_id': ParamValue} }
    'plan_clauses.progress.store': { paramsTuple: [ParamValue]; params: {'plan_clause_id': ParamValue} }
    'plan_clauses.milestones.store': { paramsTuple: [ParamValue]; params: {'plan_clause_id': ParamValue} }
    'work-reports.views.store': { paramsTuple?: []; params?: {} }
    'work_reports.store': { paramsTuple?: []; params?: {} }
    'work-reports/:work_report_id/buildings.views.store': { paramsTuple: [ParamValue]; params: {'work_report_id': ParamValue} }
    'work_reports.buildings.store': { paramsTuple: [ParamValue]; params: {'work_report_id': ParamValue} }
    'work_reports.buildings.steps.store': { paramsTuple: [ParamValue,ParamValue]; params: {'work_report_id': ParamValue,'number': ParamValue} }
    'improvements.views.store': { paramsTuple?: []; params?: {} }
    'improvements.store': { paramsTuple?: []; params?: {} }
    'improvements.steps.store': { paramsTuple: [ParamValue]; params: {'improvement_id': ParamValue} }
    'improvement_findings.store': { paramsTuple?: []; params?: {} }
    'trainings.improvements.store': { paramsTuple: [ParamValue]; params: {'training_id': ParamValue} }
    'roll-overs.views.store': { paramsTuple?: []; params?: {} }
    'roll_overs.store': { paramsTuple?: []; params?: {} }
    'roll_overs.openings.store': { paramsTuple: [ParamValue]; params: {'roll_over_id': ParamValue} }
    'roll_overs.refreshes.store': { paramsTuple: [ParamValue]; params: {'roll_over_id': ParamValue} }
    'roll_overs.steps.store': { paramsTuple: [ParamValue]; params: {'roll_over_id': ParamValue} }
    'notifications.views.store': { paramsTuple?: []; params?: {} }
    'notifications.readings.store': { paramsTuple?: []; params?: {} }
    'audit.views.store': { paramsTuple?: []; params?: {} }
    'audit.verifications.store': { paramsTuple?: []; params?: {} }
    'calendar.changes.store': { paramsTuple?: []; params?: {} }
    'calendar.previews.store': { paramsTuple?: []; params?: {} }
    'stand-ins.views.store': { paramsTuple?: []; params?: {} }
    'stand_ins.store': { paramsTuple?: []; params?: {} }
    'stand_ins.endings.store': { paramsTuple: [ParamValue]; params: {'stand_in_id': ParamValue} }
    'stand-in-acts.views.store': { paramsTuple?: []; params?: {} }
    'api-keys.views.store': { paramsTuple?: []; params?: {} }
    'api_keys.store': { paramsTuple?: []; params?: {} }
    'api_keys.rotations.store': { paramsTuple: [ParamValue]; params: {'api_key_id': ParamValue} }
    'api_keys.revocations.store': { paramsTuple: [ParamValue]; params: {'api_key_id': ParamValue} }
    'background-jobs.views.store': { paramsTuple?: []; params?: {} }
    'background_job_choices.store': { paramsTuple?: []; params?: {} }
    'background_job_choices.update': { paramsTuple?: []; params?: {} }
    'background_jobs.retries.store': { paramsTuple: [ParamValue]; params: {'background_job_id': ParamValue} }
    'background_jobs.set_aside.store': { paramsTuple: [ParamValue]; params: {'background_job_id': ParamValue} }
    'person_exports.store': { paramsTuple?: []; params?: {} }
    'own_requests.store': { paramsTuple?: []; params?: {} }
    'personal-requests.views.store': { paramsTuple?: []; params?: {} }
    'personal_requests.store': { paramsTuple?: []; params?: {} }
    'personal_requests.decisions.store': { paramsTuple: [ParamValue]; params: {'personal_request_id': ParamValue} }
    'contact_reveals.store': { paramsTuple: [ParamValue,ParamValue]; params: {'subject': ParamValue,'id': ParamValue} }
    'sessions.store': { paramsTuple?: []; params?: {} }
    'second_steps.store': { paramsTuple?: []; params?: {} }
    'new_passwords.store': { paramsTuple?: []; params?: {} }
    'set_ups.store': { paramsTuple?: []; params?: {} }
    'sessions.destroy': { paramsTuple?: []; params?: {} }
    'languages.store': { paramsTuple?: []; params?: {} }
    'password_resets.store': { paramsTuple?: []; params?: {} }
    'users.views.store': { paramsTuple?: []; params?: {} }
    'users.store': { paramsTuple?: []; params?: {} }
    'users.activation.store': { paramsTuple: [ParamValue]; params: {'user_id': ParamValue} }
    'users.role_grants.withdrawals.store': { paramsTuple: [ParamValue,ParamValue]; params: {'user_id': ParamValue,'role_grant_id': ParamValue} }
    'colleagues.store': { paramsTuple?: []; params?: {} }
    'register.store': { paramsTuple?: []; params?: {} }
    'registrations.views.store': { paramsTuple?: []; params?: {} }
    'registrations.rulings.store': { paramsTuple: [ParamValue]; params: {'registration_id': ParamValue} }
    'applications.views.store': { paramsTuple?: []; params?: {} }
    'applications.store': { paramsTuple?: []; params?: {} }
    'applications.submissions.store': { paramsTuple: [ParamValue]; params: {'application_id': ParamValue} }
    'applications.withdrawals.store': { paramsTuple: [ParamValue]; params: {'application_id': ParamValue} }
    'applications.reopenings.store': { paramsTuple: [ParamValue]; params: {'application_id': ParamValue} }
    'designations.renewals.store': { paramsTuple: [ParamValue]; params: {'designation_id': ParamValue} }
    'applications.messages.store': { paramsTuple: [ParamValue]; params: {'application_id': ParamValue} }
    'attachments.store': { paramsTuple?: []; params?: {} }
    'imports.views.store': { paramsTuple?: []; params?: {} }
    'imports.store': { paramsTuple?: []; params?: {} }
    'imports.run.store': { paramsTuple: [ParamValue]; params: {'import_id': ParamValue} }
    'imports.undo.store': { paramsTuple: [ParamValue]; params: {'import_id': ParamValue} }
    'invitation_links.store': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'experts.views.store': { paramsTuple?: []; params?: {} }
    'experts.store': { paramsTuple?: []; params?: {} }
    'experts.steps.store': { paramsTuple: [ParamValue]; params: {'expert_id': ParamValue} }
    'expert-assignments.views.store': { paramsTuple?: []; params?: {} }
    'expert_assignments.store': { paramsTuple?: []; params?: {} }
    'expert_assignments.steps.store': { paramsTuple: [ParamValue]; params: {'assignment_id': ParamValue} }
    'expert_assignments.recusals.store': { paramsTuple: [ParamValue]; params: {'assignment_id': ParamValue} }
    'expert_assignments.seats.remind': { paramsTuple: [ParamValue,ParamValue]; params: {'assignment_id': ParamValue,'id': ParamValue} }
    'expert_assignments.seats.finish': { paramsTuple: [ParamValue,ParamValue]; params: {'assignment_id': ParamValue,'id': ParamValue} }
    'expert_assignments.seats.replace': { paramsTuple: [ParamValue,ParamValue]; params: {'assignment_id': ParamValue,'id': ParamValue} }
    'expert-invitations.views.store': { paramsTuple?: []; params?: {} }
    'expert_invitations.answers.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'points.bookings.store': { paramsTuple: [ParamValue]; params: {'point_id': ParamValue} }
    'bookings.views.store': { paramsTuple?: []; params?: {} }
    'bookings.steps.store': { paramsTuple: [ParamValue]; params: {'booking_id': ParamValue} }
    'bookings.records.store': { paramsTuple: [ParamValue]; params: {'booking_id': ParamValue} }
    'rate.store': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'rate_again.store': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'ratings.views.store': { paramsTuple?: []; params?: {} }
    'bad-ratings.views.store': { paramsTuple?: []; params?: {} }
    'bad_ratings.store': { paramsTuple?: []; params?: {} }
    'bad_ratings.steps.store': { paramsTuple: [ParamValue]; params: {'bad_rating_id': ParamValue} }
    'trainings.choices': { paramsTuple?: []; params?: {} }
    'trainings.views.store': { paramsTuple?: []; params?: {} }
    'trainings.store': { paramsTuple?: []; params?: {} }
    'trainings.results.store': { paramsTuple: [ParamValue]; params: {'training_id': ParamValue} }
    'trainings.files.store': { paramsTuple: [ParamValue]; params: {'training_id': ParamValue} }
    'trainings.viewers': { paramsTuple: [ParamValue]; params: {'training_id': ParamValue} }
    'trainings.steps.store': { paramsTuple: [ParamValue]; params: {'training_id': ParamValue} }
    'trainings/:training_id/participants.views.store': { paramsTuple: [ParamValue]; params: {'training_id': ParamValue} }
    'trainings.participants.store': { paramsTuple: [ParamValue]; params: {'training_id': ParamValue} }
    'trainings.participants.sign_in.store': { paramsTuple: [ParamValue,ParamValue]; params: {'training_id': ParamValue,'participant_id': ParamValue} }
    'trainings.minutes.store': { paramsTuple: [ParamValue]; params: {'training_id': ParamValue} }
    'event-tasks.views.store': { paramsTuple?: []; params?: {} }
    'trainings.corrections.store': { paramsTuple: [ParamValue]; params: {'training_id': ParamValue} }
    'events.registrations.store': { paramsTuple: [ParamValue]; params: {'event_id': ParamValue} }
    'sign_in_here.store': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'case-selections.views.store': { paramsTuple?: []; params?: {} }
    'case-selections/:case_selection_id/candidates.views.store': { paramsTuple: [ParamValue]; params: {'case_selection_id': ParamValue} }
    'case_selections.store': { paramsTuple?: []; params?: {} }
    'case_selections.steps.store': { paramsTuple: [ParamValue]; params: {'case_selection_id': ParamValue} }
    'case_selections.verdicts.store': { paramsTuple: [ParamValue]; params: {'case_selection_id': ParamValue} }
    'case_selections.moves_up.store': { paramsTuple: [ParamValue]; params: {'case_selection_id': ParamValue} }
    'case_candidates.shortlist_changes.store': { paramsTuple: [ParamValue]; params: {'case_candidate_id': ParamValue} }
    'case_candidates.steps.store': { paramsTuple: [ParamValue]; params: {'case_candidate_id': ParamValue} }
    'case_notice_cases.objections.store': { paramsTuple: [ParamValue]; params: {'case_notice_case_id': ParamValue} }
    'evaluation-cycles/:evaluation_cycle_id/workbooks.views.store': { paramsTuple: [ParamValue]; params: {'evaluation_cycle_id': ParamValue} }
    'evaluation_workbooks.self_store': { paramsTuple: [ParamValue]; params: {'point_evaluation_id': ParamValue} }
    'evaluation_workbooks.score_store': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'notices.objections.store': { paramsTuple: [ParamValue]; params: {'notice_id': ParamValue} }
  }
  PUT: {
    'second_factor.update': { paramsTuple?: []; params?: {} }
    'role-grants.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'batches.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'batches.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'bulk-acts.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'bulk_acts.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'corrections.draft.update': { paramsTuple: [ParamValue]; params: {'application_id': ParamValue} }
    'applications.involvements.update': { paramsTuple: [ParamValue,ParamValue]; params: {'application_id': ParamValue,'id': ParamValue} }
    'applications.findings.update': { paramsTuple: [ParamValue,ParamValue]; params: {'application_id': ParamValue,'id': ParamValue} }
    'expert-reviews.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'expert_reviews.update': { paramsTuple: [ParamValue]; params: {'application_id': ParamValue} }
    'export-files.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'case-rounds.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'cases.views.update': { paramsTuple: [ParamValue,ParamValue]; params: {'round_id': ParamValue,'view': ParamValue} }
    'case-reviews.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'case_reviews.draft': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'evaluation-cycles/:cycle_id/panel.views.update': { paramsTuple: [ParamValue,ParamValue]; params: {'cycle_id': ParamValue,'view': ParamValue} }
    'evaluation-sheets.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'evaluation_sheets.draft': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'register-entries.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'designations.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'change-requests.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'change_requests.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'rectifications.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'rectifications.report.update': { paramsTuple: [ParamValue]; params: {'rectification_id': ParamValue} }
    'revocations.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'revocations.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'revocations.statement.update': { paramsTuple: [ParamValue]; params: {'revocation_id': ParamValue} }
    'external-titles.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'external_titles.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'recommendations.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'consultations.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'consultations.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'activity-corrections.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'activity_corrections.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'products/service-items.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'service_items.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'products/shared-results.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'shared_results.requests.update': { paramsTuple: [ParamValue,ParamValue]; params: {'shared_result_id': ParamValue,'id': ParamValue} }
    'shared_results.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'products.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'products.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'outside-figures.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'ledgers/:kind.views.update': { paramsTuple: [ParamValue,ParamValue]; params: {'kind': ParamValue,'view': ParamValue} }
    'light_records.update': { paramsTuple: [ParamValue,ParamValue]; params: {'kind': ParamValue,'id': ParamValue} }
    'survey-results.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'survey_results.recount': { paramsTuple: [ParamValue]; params: {'wave_id': ParamValue} }
    'survey-results/:wave_id/texts.views.update': { paramsTuple: [ParamValue,ParamValue]; params: {'wave_id': ParamValue,'view': ParamValue} }
    'survey_texts.update': { paramsTuple: [ParamValue,ParamValue]; params: {'wave_id': ParamValue,'id': ParamValue} }
    'question-sets.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'question_sets.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'question_versions.frame.update': { paramsTuple: [ParamValue]; params: {'question_version_id': ParamValue} }
    'question_versions.sections.update': { paramsTuple: [ParamValue,ParamValue]; params: {'question_version_id': ParamValue,'id': ParamValue} }
    'question_versions.questions.update': { paramsTuple: [ParamValue,ParamValue]; params: {'question_version_id': ParamValue,'id': ParamValue} }
    'surveys.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'surveys.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'survey_intakes.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'surveys/:survey_id/recipients.views.update': { paramsTuple: [ParamValue,ParamValue]; params: {'survey_id': ParamValue,'view': ParamValue} }
    'survey-suppressions.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'survey-bounces.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'surveys/:survey_id/open-links.views.update': { paramsTuple: [ParamValue,ParamValue]; params: {'survey_id': ParamValue,'view': ParamValue} }
    'survey-posters.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'case-calls.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'case_calls.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'alliance-members.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'alliance_members.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'alliance_members.handover.update': { paramsTuple: [ParamValue]; params: {'alliance_member_id': ParamValue} }
    'alliance-checks.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'alliance-partners.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'alliance_partners.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'alliance-mailings.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'alliance_mailings.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'alliance-meetings.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'alliance_meetings.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'alliance_meetings.items.update': { paramsTuple: [ParamValue,ParamValue]; params: {'alliance_meeting_id': ParamValue,'id': ParamValue} }
    'alliance_meetings.minutes.update': { paramsTuple: [ParamValue]; params: {'alliance_meeting_id': ParamValue} }
    'typical-cases.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'typical_cases_sections.update': { paramsTuple: [ParamValue,ParamValue]; params: {'typical_case_id': ParamValue,'id': ParamValue} }
    'typical_cases.images.update': { paramsTuple: [ParamValue]; params: {'typical_case_id': ParamValue} }
    'case_recommendations.update': { paramsTuple: [ParamValue,ParamValue]; params: {'call': ParamValue,'id': ParamValue} }
    'casebooks.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'casebooks.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'casebooks.chapters.update': { paramsTuple: [ParamValue,ParamValue]; params: {'casebook_id': ParamValue,'id': ParamValue} }
    'casebook-entries.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'casebook_entries.parts.update': { paramsTuple: [ParamValue,ParamValue]; params: {'entry_id': ParamValue,'id': ParamValue} }
    'casebook_entries.comments.update': { paramsTuple: [ParamValue,ParamValue]; params: {'entry_id': ParamValue,'id': ParamValue} }
    'casebook-editions.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'work_reports.chapters.update': { paramsTuple: [ParamValue,ParamValue]; params: {'work_report_id': ParamValue,'key': ParamValue} }
    'work_reports.passages.update': { paramsTuple: [ParamValue,ParamValue,ParamValue]; params: {'work_report_id': ParamValue,'key': ParamValue,'passage': ParamValue} }
    'work_reports.comments.update': { paramsTuple: [ParamValue,ParamValue,ParamValue]; params: {'work_report_id': ParamValue,'key': ParamValue,'id': ParamValue} }
    'work_reports.opinions.answer': { paramsTuple: [ParamValue,ParamValue]; params: {'work_report_id': ParamValue,'id': ParamValue} }
    'report-opinions.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'report_opinions.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'indicator-versions.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'indicator_versions.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'indicator_versions.frame.update': { paramsTuple: [ParamValue]; params: {'indicator_version_id': ParamValue} }
    'indicator_versions.weights.update': { paramsTuple: [ParamValue]; params: {'indicator_version_id': ParamValue} }
    'indicator_versions.groups.update': { paramsTuple: [ParamValue,ParamValue]; params: {'indicator_version_id': ParamValue,'id': ParamValue} }
    'indicator_versions.indicators.update': { paramsTuple: [ParamValue,ParamValue]; params: {'indicator_version_id': ParamValue,'id': ParamValue} }
    'evaluation_figures.points.reported': { paramsTuple: [ParamValue]; params: {'point_id': ParamValue} }
    'evaluation-cycles.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'evaluation_cycles.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'evaluation_cycles.scope.update': { paramsTuple: [ParamValue,ParamValue]; params: {'cycle_id': ParamValue,'point_id': ParamValue} }
    'points.views.update': { paramsTuple: [ParamValue,ParamValue]; params: {'cycle_id': ParamValue,'view': ParamValue} }
    'point-evaluations.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'point_evaluations_indicators.update': { paramsTuple: [ParamValue,ParamValue]; params: {'point_evaluation_id': ParamValue,'id': ParamValue} }
    'evaluation-cycles/:evaluation_cycle_id/results.views.update': { paramsTuple: [ParamValue,ParamValue]; params: {'evaluation_cycle_id': ParamValue,'view': ParamValue} }
    'evaluation-appeals.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'evaluation_appeals.finding': { paramsTuple: [ParamValue]; params: {'evaluation_appeal_id': ParamValue} }
    'plans.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'plan_targets.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'plan_clauses.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'plan_milestones.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'work-reports.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'work-reports/:work_report_id/buildings.views.update': { paramsTuple: [ParamValue,ParamValue]; params: {'work_report_id': ParamValue,'view': ParamValue} }
    'improvements.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'improvements.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'trainings.improvements.update': { paramsTuple: [ParamValue,ParamValue]; params: {'training_id': ParamValue,'id': ParamValue} }
    'roll-overs.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'roll_overs.items.update': { paramsTuple: [ParamValue,ParamValue]; params: {'roll_over_id': ParamValue,'id': ParamValue} }
    'notifications.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'notifications.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'notification_preferences.update': { paramsTuple?: []; params?: {} }
    'audit.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'stand-ins.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'stand-in-acts.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'api-keys.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'background-jobs.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'personal-requests.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'password_resets.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'account.update': { paramsTuple?: []; params?: {} }
    'account.password.update': { paramsTuple?: []; params?: {} }
    'users.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'users.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'colleagues.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'registrations.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'organization.update': { paramsTuple?: []; params?: {} }
    'applications.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'applications.sections.update': { paramsTuple: [ParamValue,ParamValue]; params: {'application_id': ParamValue,'id': ParamValue} }
    'imports.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'imports.mapping.update': { paramsTuple: [ParamValue]; params: {'import_id': ParamValue} }
    'experts.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'experts.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'expert-assignments.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'expert_profile.update': { paramsTuple?: []; params?: {} }
    'expert-invitations.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'bookings.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'ratings.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'bad-ratings.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'trainings.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'trainings.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'trainings/:training_id/participants.views.update': { paramsTuple: [ParamValue,ParamValue]; params: {'training_id': ParamValue,'view': ParamValue} }
    'event-tasks.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'event_tasks.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'case-selections.views.update': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'case-selections/:case_selection_id/candidates.views.update': { paramsTuple: [ParamValue,ParamValue]; params: {'case_selection_id': ParamValue,'view': ParamValue} }
    'case_selections.notice_day': { paramsTuple: [ParamValue]; params: {'case_selection_id': ParamValue} }
    'case_candidates.findings.update': { paramsTuple: [ParamValue,ParamValue]; params: {'case_candidate_id': ParamValue,'id': ParamValue} }
    'evaluation-cycles/:evaluation_cycle_id/workbooks.views.update': { paramsTuple: [ParamValue,ParamValue]; params: {'evaluation_cycle_id': ParamValue,'view': ParamValue} }
    'score_uploads.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
  }
  DELETE: {
    'second_factor.destroy': { paramsTuple?: []; params?: {} }
    'role-grants.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'lock_outs.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'batches.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'bulk-acts.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'applications.involvements.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'application_id': ParamValue,'id': ParamValue} }
    'applications.seats.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'application_id': ParamValue,'id': ParamValue} }
    'expert-reviews.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'export-files.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'export_files.run.destroy': { paramsTuple: [ParamValue]; params: {'export_file_id': ParamValue} }
    'case-rounds.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'cases.views.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'round_id': ParamValue,'view': ParamValue} }
    'case-reviews.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'evaluation-cycles/:cycle_id/panel.views.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'cycle_id': ParamValue,'view': ParamValue} }
    'evaluation-sheets.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'register-entries.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'designations.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'change-requests.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'rectifications.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'revocations.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'external-titles.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'recommendations.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'consultations.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'activity-corrections.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'activity_corrections.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'products/service-items.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'products/shared-results.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'shared_results.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'products.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'outside-figures.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'outside_figures.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'ledgers/:kind.views.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'kind': ParamValue,'view': ParamValue} }
    'light_records.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'kind': ParamValue,'id': ParamValue} }
    'survey-results.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'survey-results/:wave_id/texts.views.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'wave_id': ParamValue,'view': ParamValue} }
    'question-sets.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'question_versions.sections.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'question_version_id': ParamValue,'id': ParamValue} }
    'question_versions.questions.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'question_version_id': ParamValue,'id': ParamValue} }
    'surveys.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'survey_intakes.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'surveys/:survey_id/recipients.views.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'survey_id': ParamValue,'view': ParamValue} }
    'survey-suppressions.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'survey_suppressions.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'survey-bounces.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'surveys/:survey_id/open-links.views.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'survey_id': ParamValue,'view': ParamValue} }
    'survey-posters.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'case-calls.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'alliance-members.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'alliance_members.entries.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'alliance_member_id': ParamValue,'id': ParamValue} }
    'alliance-checks.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'alliance_organs.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'alliance-partners.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'alliance_partners.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'alliance-mailings.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'alliance-meetings.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'alliance_meetings.items.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'alliance_meeting_id': ParamValue,'id': ParamValue} }
    'alliance_meetings.attendances.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'alliance_meeting_id': ParamValue,'id': ParamValue} }
    'alliance_meetings.proxies.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'alliance_meeting_id': ParamValue,'id': ParamValue} }
    'typical-cases.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'typical_cases.images.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'typical_case_id': ParamValue,'id': ParamValue} }
    'casebooks.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'casebooks.chapters.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'casebook_id': ParamValue,'id': ParamValue} }
    'casebook-entries.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'casebook-editions.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'report-opinions.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'indicator-versions.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'indicator_versions.groups.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'indicator_version_id': ParamValue,'id': ParamValue} }
    'indicator_versions.indicators.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'indicator_version_id': ParamValue,'id': ParamValue} }
    'indicator_versions.indicators.parts.destroy': { paramsTuple: [ParamValue,ParamValue,ParamValue]; params: {'indicator_version_id': ParamValue,'indicator_id': ParamValue,'id': ParamValue} }
    'evaluation-cycles.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'points.views.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'cycle_id': ParamValue,'view': ParamValue} }
    'point-evaluations.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'evaluation-cycles/:evaluation_cycle_id/results.views.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'evaluation_cycle_id': ParamValue,'view': ParamValue} }
    'evaluation-appeals.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'plan_targets.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'plan_milestones.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'work-reports.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'work-reports/:work_report_id/buildings.views.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'work_report_id': ParamValue,'view': ParamValue} }
    'improvements.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'roll-overs.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'notifications.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'audit.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'stand-ins.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'stand-in-acts.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'api-keys.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'open_sessions.clear': { paramsTuple?: []; params?: {} }
    'open_sessions.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'background-jobs.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'background_jobs.set_aside.destroy': { paramsTuple: [ParamValue]; params: {'background_job_id': ParamValue} }
    'personal-requests.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'users.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'users.activation.destroy': { paramsTuple: [ParamValue]; params: {'user_id': ParamValue} }
    'users.second_factor.destroy': { paramsTuple: [ParamValue]; params: {'user_id': ParamValue} }
    'users.sessions.destroy': { paramsTuple: [ParamValue]; params: {'user_id': ParamValue} }
    'colleagues.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'registrations.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'applications.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'attachments.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'imports.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'imports.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'imports.run.destroy': { paramsTuple: [ParamValue]; params: {'import_id': ParamValue} }
    'experts.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'experts.recusals.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'expert_id': ParamValue,'id': ParamValue} }
    'expert-assignments.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'expert-invitations.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'my_bookings.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'bookings.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'ratings.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'bad-ratings.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'trainings.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'trainings/:training_id/participants.views.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'training_id': ParamValue,'view': ParamValue} }
    'trainings.participants.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'training_id': ParamValue,'id': ParamValue} }
    'trainings.participants.sign_in.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'training_id': ParamValue,'participant_id': ParamValue} }
    'event-tasks.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'event_tasks.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'my_registrations.destroy': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'case-selections.views.destroy': { paramsTuple: [ParamValue]; params: {'view': ParamValue} }
    'case-selections/:case_selection_id/candidates.views.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'case_selection_id': ParamValue,'view': ParamValue} }
    'evaluation-cycles/:evaluation_cycle_id/workbooks.views.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'evaluation_cycle_id': ParamValue,'view': ParamValue} }
    'score_uploads.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
  }
  PATCH: {
    'batches.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'applications.involvements.update': { paramsTuple: [ParamValue,ParamValue]; params: {'application_id': ParamValue,'id': ParamValue} }
    'applications.findings.update': { paramsTuple: [ParamValue,ParamValue]; params: {'application_id': ParamValue,'id': ParamValue} }
    'change_requests.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'revocations.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'external_titles.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'consultations.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'activity_corrections.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'service_items.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'shared_results.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'products.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'light_records.update': { paramsTuple: [ParamValue,ParamValue]; params: {'kind': ParamValue,'id': ParamValue} }
    'question_sets.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'question_versions.sections.update': { paramsTuple: [ParamValue,ParamValue]; params: {'question_version_id': ParamValue,'id': ParamValue} }
    'question_versions.questions.update': { paramsTuple: [ParamValue,ParamValue]; params: {'question_version_id': ParamValue,'id': ParamValue} }
    'surveys.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'survey_intakes.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'case_calls.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'alliance_members.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'alliance_partners.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'alliance_mailings.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'alliance_meetings.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'alliance_meetings.items.update': { paramsTuple: [ParamValue,ParamValue]; params: {'alliance_meeting_id': ParamValue,'id': ParamValue} }
    'typical_cases_sections.update': { paramsTuple: [ParamValue,ParamValue]; params: {'typical_case_id': ParamValue,'id': ParamValue} }
    'casebooks.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'casebooks.chapters.update': { paramsTuple: [ParamValue,ParamValue]; params: {'casebook_id': ParamValue,'id': ParamValue} }
    'report_opinions.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'indicator_versions.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'indicator_versions.groups.update': { paramsTuple: [ParamValue,ParamValue]; params: {'indicator_version_id': ParamValue,'id': ParamValue} }
    'indicator_versions.indicators.update': { paramsTuple: [ParamValue,ParamValue]; params: {'indicator_version_id': ParamValue,'id': ParamValue} }
    'evaluation_cycles.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'point_evaluations_indicators.update': { paramsTuple: [ParamValue,ParamValue]; params: {'point_evaluation_id': ParamValue,'id': ParamValue} }
    'plans.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'plan_targets.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'plan_clauses.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'plan_milestones.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'improvements.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'trainings.improvements.update': { paramsTuple: [ParamValue,ParamValue]; params: {'training_id': ParamValue,'id': ParamValue} }
    'roll_overs.items.update': { paramsTuple: [ParamValue,ParamValue]; params: {'roll_over_id': ParamValue,'id': ParamValue} }
    'notifications.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'password_resets.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'users.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'applications.sections.update': { paramsTuple: [ParamValue,ParamValue]; params: {'application_id': ParamValue,'id': ParamValue} }
    'experts.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'trainings.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'event_tasks.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'case_candidates.findings.update': { paramsTuple: [ParamValue,ParamValue]; params: {'case_candidate_id': ParamValue,'id': ParamValue} }
    'score_uploads.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
  }
  OPTIONS: {
    'api.preflight': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
  }
}
declare module '@adonisjs/core/types/http' {
  export interface RoutesList extends ScannedRoutes {}
}