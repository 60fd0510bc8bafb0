export const policies = {
  AccountsUserPolicy: () => import('#app/accounts/user_policy'),
  ActionPlanPolicy: () => import('#app/action_plan/action_plan_policy'),
  ActivitiesActivityCorrectionPolicy: () => import('#app/activities/activity_correction_policy'),
  ActivitiesConsultationPolicy: () => import('#app/activities/consultation_policy'),
  AuditPolicy: () => import('#app/audit/audit_policy'),
  DesignationPolicy: () => import('#app/designations/designation_policy'),
  EventPolicy: () => import('#app/events/event_policy'),
  ListsListViewPolicy: () => import('#app/lists/list_view_policy'),
  OfficeCalendarPolicy: () => import('#app/office/calendar_policy'),
  OfficeStandInPolicy: () => import('#app/office/stand_in_policy'),
  RegistrationPolicy: () => import('#app/registrations/registration_policy'),
  ServicePointsAssignmentPolicy: () => import('#app/service_points/assignment_policy'),
  ServicePointsExpertReviewPolicy: () => import('#app/service_points/expert_review_policy'),
  ServicePointsPointApplicationPolicy: () => import('#app/service_points/point_application_policy'),
  ServicePointsPointBatchPolicy: () => import('#app/service_points/point_batch_policy'),
  WorkflowBulkActPolicy: () => import('#app/workflow/bulk_act_policy'),
}

