import type AuditEntry from '#app/audit/audit_entry'
import type { Notice, Notices } from '#app/notifications/notices'
import CorrectionOrder from '#app/workflow/correction_order'
import { applicantRoles, officialRoles, type Role } from '#app/users/roles'
import User from '#app/users/user'
import { correctionNotice } from './correction_notice.js'
import ExpertReview from './expert_review.js'
import PointApplication from './point_application.js'
import type { ApplicationState } from './point_application_workflow.js'

/** Some people, by the roles they can have and by what the application says. */
type Audience = {
  roles: readonly Role[]
  find: (application: PointApplication, entry: AuditEntry) => Promise<User[]>
}

const applicant: Audience = {
  roles: applicantRoles,
  find: async ({ organizationId }) => User.query().where({ organizationId, isActive: true }),
}
const handlers: Audience = {
  roles: ['bureau_handler'],
  find: async () => withRole('bureau_handler'),
}
const heads: Audience = { roles: ['division_head'], find: async () => withRole('division_head') }
const leaders: Audience = { roles: ['bureau_leader'], find: async () => withRole('bureau_leader') }

/** The desk an application lies on after it was handed in: the district's, or the city's where there is no district step. */
const desk: Audience = {
  roles: ['district_reviewer', 'bureau_handler'],
  find: async ({ batch, districtCode }) =>
    batch.districtStep ? withRole('district_reviewer').where({ districtCode }) : withRole('bureau_handler'),
}
/** States in which the papers lie with the city; before them, and after a supplement, at the desk. */
const WITH_CITY: ApplicationState[] = [
  'verification',
  'expert_review',
  'deliberation',
  'public_notice',
  'objection_handling',
  'recognized',
  'rejected',
]
/** The officials with whom the application lies now. */
const keepers: Audience = {
  roles: desk.roles,
  find: async (application, entry) =>
    WITH_CITY.includes(application.state) ? withRole('bureau_handler') : desk.find(application, entry),
}
/** Of them, the one who has taken it up. */
const keeper: Audience = {
  roles: desk.roles,
  find: async (application, entry) => {
    const officials = await keepers.find(application, entry)
    const own = officials.filter(({ id }) => id === application.handlerId)
    return own.length > 0 ? own : officials
  },
}
const panel: Audience = {
  roles: ['expert'],
  find: (application) => experts({ applicationId: application.id, state: 'invited' }),
}
const chair: Audience = {
  roles: ['expert'],
  find: (application) => experts({ applicationId: application.id, isChair: true }),
}
const person: Audience = {
  roles: officialRoles,
  find: async (_application, entry) => User.query().where('id', entry.particulars.personId),
}
const asker: Audience = {
  roles: officialRoles,
  find: async (_application, entry) => User.query().where('id', entry.particulars.askerId),
}
const invitedExpert: Audience = {
  roles: ['expert'],
  find: async (_application, entry) => User.query().where('id', entry.particulars.expertId),
}

/** With whom it lay when it was withdrawn, and the experts who were to score it. */
const leftWithoutIt: Audience = {
  roles: [...desk.roles, 'expert'],
  find: async (application, entry) => {
    const own = await User.query().where({ id: application.handlerId ?? 0, isActive: true })
    const officials = WITH_CITY.includes(entry.particulars.from) ? handlers : desk
    return [
      ...(own.length > 0 ? own : await officials.find(application, entry)),
      ...(await panel.find(application, entry)),
    ]
  },
}

/** Who gets it and who had it; whoever moved it knows. */
const oldAndNewHandler: Audience = {
  roles: ['district_reviewer', 'bureau_handler'],
  find: async (_application, { particulars: { fromId, toId } }) =>
    User.query().whereIn(
      'id',
      [fromId, toId].filter((id) => id !== null)
    ),
}

function both(one: Audience, other: Audience): Audience {
  return {
    roles: [...one.roles, ...other.roles],
    find: async (...of) => [...(await one.find(...of)), ...(await other.find(...of))],
  }
}

/** Whoever the clock is running for: the applicant, the leader, or the desk. */
const actingNow: Audience = {
  roles: [...applicant.roles, ...keeper.roles, 'division_head', 'bureau_leader'],
  find: async (application, entry) => {
    const { state } = application
    if (state === 'supplement_required') return applicant.find(application, entry)
    if (state === 'deliberation') return leaders.find(application, entry)
    return state === 'objection_handling' ? heads.find(application, entry) : keeper.find(application, entry)
  },
}

/** Who hears of what happens to an application. */
export const pointApplicationNotices: Notices = {
  'point_application.submitted': notice(both(applicant, desk)),
  'point_application.resubmitted': notice(keeper),
  'point_application.supplement_proposed': notice(heads),
  'point_application.deadline_near': notice(actingNow),
  'point_application.deadline_passed': notice(both(actingNow, heads)),
  'point_application.deadline_extended': notice(both(applicant, keeper)),
  'point_application.opinion_asked': notice(person),
  'point_application.delegated': notice(person),
  'point_application.copied': notice(person),
  'point_application.involvement_revoked': notice(person),
  'point_application.opinion_due': notice(person),
  'point_application.opinion_given': notice(asker),
  'point_application.delegation_returned': notice(asker),
  'point_application.nudged': notice(actingNow),
  'point_application.taken_back': notice(keeper),
  'point_application.returned_to_district': notice(keeper),
  'point_application.lapsed': notice(both(applicant, keeper)),
  'point_application.went_on': notice(both(applicant, keeper)),
  'point_application.accepted': notice(both(applicant, desk)),
  'point_application.not_accepted': notice(applicant),
  'point_application.supplement_requested': { ...notice(applicant), attachment: orderSent },
  'point_application.assigned': notice(oldAndNewHandler),
  'point_application.endorsed': notice(handlers),
  'point_application.verified': notice(panel, (entry) => `/expert-reviews/${entry.subjectId}/edit`),
  'point_application.expert_invited': notice(invitedExpert, (entry) => `/expert-reviews/${entry.subjectId}/edit`),
  'point_application.expert_released': notice(invitedExpert, () => '/expert-reviews'),
  'point_application.verified_for_renewal': notice(leaders),
  'point_application.verification_failed': notice(applicant),
  'point_application.reviewed': notice(chair, (entry) => `/expert-reviews/${entry.subjectId}/edit`),
  'point_application.recused': notice(handlers),
  'point_application.panel_concluded': notice(leaders),
  'point_application.agreed': notice(both(applicant, handlers)),
  'point_application.refused': notice(applicant),
  'point_application.returned_to_verification': notice(handlers),
  'point_application.objection_raised': notice(handlers),
  'point_application.objections_examined': notice(heads),
  'point_application.objection_found': notice(leaders),
  'point_application.objections_dismissed': notice(handlers),
  'point_application.objections_upheld': notice(both(applicant, handlers)),
  'point_application.recognized': notice(applicant),
  'point_application.withdrawn': notice(leftWithoutIt),
  'point_application.ended_with_title': notice(both(applicant, leftWithoutIt)),
  'point_application.message_sent': notice(applicant, threadOf),
  'point_application.message_received': notice(keeper, threadOf),
  'point_application.internal_message_left': notice(keepers, threadOf),
}

function notice({ roles, find }: Audience, path?: Notice['path']): Notice {
  return {
    roles,
    recipients: async (entry) => find(await applicationOf(entry), entry),
    params: async (entry) => {
      const application = await applicationOf(entry)
      return {
        number: application.number,
        organization: application.orgName,
        opinion: entry.particulars.opinion ?? '',
        kind: entry.particulars.kind ?? '',
        dueOn: entry.particulars.dueOn ?? '',
        days: entry.particulars.days ?? 0,
        person: entry.particulars.person ?? '',
      }
    },
    path: path ?? ((entry) => `/applications/${entry.subjectId}`),
  }
}

function threadOf({ subjectId }: AuditEntry) {
  return `/applications/${subjectId}#messages`
}

async function applicationOf(entry: AuditEntry) {
  return PointApplication.query().where('id', entry.subjectId).preload('batch').firstOrFail()
}

async function experts(seat: Partial<Pick<ExpertReview, 'applicationId' | 'state' | 'isChair'>>) {
  const reviews = await ExpertReview.query().where(seat).preload('expert')
  return reviews.map((review) => review.expert)
}

/** 补正通知书 as it was sent, for the mail; none when it has been answered by now. */
async function orderSent({ subjectId }: AuditEntry) {
  const order = await CorrectionOrder.openOf('point_application', subjectId)
  return order && correctionNotice(await PointApplication.findOrFail(subjectId), order)
}

function withRole(role: Role) {
  return User.query().withScopes((scopes) => scopes.active(role))
}
