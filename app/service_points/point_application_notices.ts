import type AuditEntry from '#app/audit/audit_entry'
import type { Notice, Notices } from '#app/notifications/notices'
import type { Role } from '#app/users/roles'
import User from '#app/users/user'
import ExpertReview from './expert_review.js'
import PointApplication from './point_application.js'

/** Who hears of what happens to an application. */
export const pointApplicationNotices: Notices = {
  'point_application.submitted': notice(applicantAndDesk),
  'point_application.resubmitted': notice(desk),
  'point_application.accepted': notice(applicantAndDesk),
  'point_application.not_accepted': notice(applicant),
  'point_application.supplement_requested': notice(applicant),
  'point_application.endorsed': notice(handlers),
  'point_application.verified': notice(panel, (entry) => `/expert-reviews/${entry.subjectId}/edit`),
  'point_application.expert_invited': notice(invitedExpert, (entry) => `/expert-reviews/${entry.subjectId}/edit`),
  'point_application.verification_failed': notice(applicant),
  'point_application.reviewed': notice(chair, (entry) => `/expert-reviews/${entry.subjectId}/edit`),
  'point_application.recused': notice(handlers),
  'point_application.panel_concluded': notice(leaders),
  'point_application.agreed': notice(applicantAndHandlers),
  'point_application.refused': notice(applicant),
  'point_application.returned_to_verification': notice(handlers),
  'point_application.objection_raised': notice(handlers),
  'point_application.objections_examined': notice(heads),
  'point_application.objection_found': notice(leaders),
  'point_application.objections_dismissed': notice(handlers),
  'point_application.objections_upheld': notice(applicantAndHandlers),
  'point_application.recognized': notice(applicant),
  'point_application.withdrawn': notice(desk),
}

type Recipients = (application: PointApplication, entry: AuditEntry) => Promise<User[]>

function notice(recipients: Recipients, path?: Notice['path']): Notice {
  return {
    recipients: async (entry) => recipients(await applicationOf(entry), entry),
    params: async (entry) => {
      const application = await applicationOf(entry)
      return {
        number: application.number,
        organization: application.orgName,
        opinion: entry.particulars.opinion ?? '',
      }
    },
    path: path ?? ((entry) => `/applications/${entry.subjectId}`),
  }
}

async function applicationOf(entry: AuditEntry) {
  return PointApplication.query().where('id', entry.subjectId).preload('batch').firstOrFail()
}

function applicant(application: PointApplication) {
  return User.query().where({ organizationId: application.organizationId, isActive: true }) as Promise<User[]>
}

/** The desk an application lies on after it was handed in: the district's, or the city's where there is no district step. */
function desk(application: PointApplication) {
  return application.batch.districtStep
    ? (withRole('district_reviewer').where('districtCode', application.districtCode) as Promise<User[]>)
    : handlers()
}

async function applicantAndDesk(application: PointApplication) {
  return [...(await applicant(application)), ...(await desk(application))]
}

async function applicantAndHandlers(application: PointApplication) {
  return [...(await applicant(application)), ...(await handlers())]
}

function handlers() {
  return withRole('bureau_handler') as Promise<User[]>
}

function heads() {
  return withRole('division_head') as Promise<User[]>
}

function leaders() {
  return withRole('bureau_leader') as Promise<User[]>
}

async function panel(application: PointApplication) {
  return experts({ applicationId: application.id, state: 'invited' })
}

async function chair(application: PointApplication) {
  return experts({ applicationId: application.id, isChair: true })
}

async function invitedExpert(_application: PointApplication, entry: AuditEntry) {
  return User.query().where('id', entry.particulars.expertId) as Promise<User[]>
}

async function experts(seat: Partial<Pick<ExpertReview, 'applicationId' | 'state' | 'isChair'>>) {
  const reviews = await ExpertReview.query().where(seat).preload('expert')
  return reviews.map((review) => review.expert)
}

function withRole(role: Role) {
  return User.query().where('isActive', true).where('roles', 'like', `%"${role}"%`)
}
