import { bureauRoles, officialRoles, type Role } from '#app/users/roles'
import type User from '#app/users/user'
import type AuditEntry from './audit_entry.js'

/** Where a subject is looked at, and which readers of the trail or of the background jobs may. */
const PAGES: Record<string, { path: (id: number) => string; readers: readonly Role[] }> = {
  point_application: { path: (id) => `/applications/${id}`, readers: officialRoles },
  designation: { path: (id) => `/designations/${id}`, readers: officialRoles },
  change_request: { path: (id) => `/change-requests/${id}`, readers: officialRoles },
  rectification: { path: (id) => `/rectifications/${id}`, readers: bureauRoles },
  revocation: { path: (id) => `/revocations/${id}`, readers: bureauRoles },
  external_title: { path: (id) => `/external-titles/${id}`, readers: officialRoles },
  recommendation: { path: (id) => `/recommendations/${id}`, readers: officialRoles },
  point_batch: { path: (id) => `/batches/${id}`, readers: ['bureau_handler', 'division_head'] },
  organization: { path: (id) => `/registrations/${id}`, readers: ['bureau_handler', 'division_head'] },
  user: { path: (id) => `/users/${id}/edit`, readers: ['administrator'] },
  stand_in: { path: (id) => `/stand-ins/${id}`, readers: ['division_head', 'administrator'] },
  api_key: { path: (id) => `/api-keys/${id}`, readers: ['administrator'] },
  personal_request: { path: (id) => `/personal-requests/${id}`, readers: ['bureau_handler', 'division_head'] },
  retention_run: { path: () => '/retention', readers: ['administrator', 'division_head'] },
  expert: { path: (id) => `/experts/${id}`, readers: ['bureau_handler', 'division_head'] },
  expert_assignment: {
    path: (id) => `/expert-assignments/${id}`,
    readers: ['bureau_handler', 'division_head'],
  },
  product: { path: (id) => `/products/${id}`, readers: bureauRoles },
  shared_result: { path: (id) => `/products/shared-results/${id}`, readers: bureauRoles },
  outside_figure: { path: (id) => `/outside-figures/${id}`, readers: bureauRoles },
  survey_wave: { path: (id) => `/surveys/${id}`, readers: bureauRoles },
  survey_intake: { path: (id) => `/survey-intakes/${id}`, readers: bureauRoles },
  alliance_member: { path: (id) => `/alliance-members/${id}`, readers: officialRoles },
  alliance_proceeding: { path: (id) => `/alliance-proceedings/${id}`, readers: bureauRoles },
  alliance_check: { path: (id) => `/alliance-checks/${id}`, readers: bureauRoles },
  alliance_meeting: { path: (id) => `/alliance-meetings/${id}`, readers: bureauRoles },
  case_selection: { path: (id) => `/case-selections/${id}`, readers: bureauRoles },
  case_candidate: { path: (id) => `/case-candidates/${id}`, readers: bureauRoles },
  casebook: { path: (id) => `/casebooks/${id}`, readers: bureauRoles },
  casebook_entry: { path: (id) => `/casebook-entries/${id}`, readers: bureauRoles },
  casebook_edition: { path: (id) => `/casebook-editions/${id}`, readers: bureauRoles },
  evaluation_cycle: { path: (id) => `/evaluation-cycles/${id}`, readers: bureauRoles },
  work_report: { path: (id) => `/work-reports/${id}`, readers: bureauRoles },
  improvement_measure: { path: (id) => `/improvements/${id}`, readers: bureauRoles },
  roll_over: { path: (id) => `/roll-overs/${id}`, readers: bureauRoles },
  calendar: { path: (id) => `/calendar?year=${id}`, readers: [...officialRoles, 'administrator'] },
}

/** Acts that leave a draft, which nobody but the institution sees. */
const DRAFTING = [
  'point_application.started',
  'point_application.reopened',
  'change_request.prepared',
  'change_request.revised',
]

/** The page of the subject, or null when there is none that this reader may open. */
export function subjectPage(
  { subjectType, subjectId, action }: Pick<AuditEntry, 'subjectType' | 'subjectId' | 'action'>,
  user: User
) {
  const page = PAGES[subjectType]
  if (!page || !user.is(...page.readers) || DRAFTING.includes(action)) return null
  return page.path(subjectId)
}
