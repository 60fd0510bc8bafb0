import type { BulkKind } from '#app/workflow/bulk_kinds'
import User from '#app/users/user'
import type { Role } from '#app/users/roles'
import { returnToDistrict } from './application_returns.js'
import { loadDesks } from './application_desk.js'
import { assignHandler } from './assignment.js'
import { assignerOf } from './assignment_policy.js'
import { bulkRulingValidator } from './approval_validators.js'
import { bulkAssignmentData, bulkAssignmentValidator, sharesOf } from './bulk_assignment.js'
import { decisions } from './decisions.js'
import PointApplication from './point_application.js'
import PointApplicationPolicy, { deciderOf } from './point_application_policy.js'
import { acceptApplication, declineApplication, endorseApplication } from './application_rulings.js'
import { agreeToApplication, noticeIsOver, recognizeApplication } from './public_notice.js'
import { INVOLVING, pointApplicationWorkflow as workflow, type ApplicationStep } from './point_application_workflow.js'

type Kind = BulkKind<PointApplication>

const common: Pick<Kind, 'workflow' | 'rows' | 'title' | 'path'> = {
  workflow,
  rows: async (user, ids) => {
    const rows = await PointApplication.query()
      .withScopes((scopes) => scopes.visibleTo(user))
      .whereIn('id', ids)
      .preload('batch')
      .preload('handler')
      .preload('approvals')
      .orderBy('id')
    await loadDesks(rows)
    return rows
  },
  title: ({ number, orgName }) => `${number} ${orgName}`,
  path: (id) => `/applications/${id}`,
}

const DESKS: readonly Role[] = ['district_reviewer', 'bureau_handler']

/** One decision with the same words for all of them. */
function ruling(
  name: 'accept' | 'decline' | 'recommend' | 'return_to_district' | 'agree' | 'recognize',
  roles: readonly Role[],
  stepOf: (application: PointApplication) => ApplicationStep,
  run: Kind['run']
): Kind {
  const { needs } = decisions[name]
  return {
    ...common,
    roles,
    fits: (application) => workflow.allows(stepOf(application), application),
    nameFor: async (user, application) => {
      const may = await new PointApplicationPolicy().decide(user, application, stepOf(application))
      return may ? deciderOf(user, application, stepOf(application)) : null
    },
    fields: 'pages/service_points/bulk/_opinion',
    fieldData: async () => ({ needs }),
    validator: bulkRulingValidator(name),
    run,
  }
}

/** What can be done to many applications at once. A correction is not: each institution is told its own defects. */
export const applicationBulkActs = {
  accept: ruling(
    'accept',
    DESKS,
    ({ batch }) => (batch.districtStep ? 'accept' : 'acceptForCity'),
    (application, { opinion }, by, taking) => acceptApplication(application, by, { opinion, ...taking })
  ),
  recommend: ruling(
    'recommend',
    ['district_reviewer'],
    () => 'endorse',
    (application, { opinion }, by, taking) =>
      endorseApplication(application, by, { opinion, recommended: true, ...taking })
  ),
  decline: ruling(
    'decline',
    DESKS,
    () => 'decline',
    (application, { opinion }, by, taking) => declineApplication(application, by, { opinion, ...taking })
  ),
  return_to_district: ruling(
    'return_to_district',
    ['bureau_handler'],
    () => 'returnToDistrict',
    (application, { opinion }, by, taking) => returnToDistrict(application, by, { opinion, ...taking })
  ),
  /** What one director meeting has decided, and what one document confers. */
  agree: ruling(
    'agree',
    ['bureau_leader'],
    () => 'agree',
    (application, { opinion, minutesNumber }, by, taking) =>
      agreeToApplication(application, by, { opinion, minutesNumber, ...taking })
  ),
  recognize: {
    ...ruling(
      'recognize',
      ['bureau_handler'],
      () => 'recognize',
      (application, { opinion, docNumber }, by, taking) =>
        recognizeApplication(application, by, { opinion, docNumber, ...taking })
    ),
    fits: (application) => workflow.allows('recognize', application) && noticeIsOver(application),
  },
  assign: {
    ...common,
    roles: ['district_reviewer', 'bureau_handler', 'division_head'],
    fits: ({ state }) => INVOLVING.includes(state),
    nameFor: async (user, application) => assignerOf(user, application),
    fields: 'pages/service_points/bulk/_assignment',
    fieldData: bulkAssignmentData,
    validator: bulkAssignmentValidator,
    shares: sharesOf,
    run: async (application, { handler, handlerNote }, by, taking) =>
      assignHandler(application, await User.findOrFail(handler), by, { note: handlerNote, ...taking }),
  },
} satisfies Record<string, Kind>
