import { inTransaction } from '#app/core/dialect'
import { keptModels } from '#app/core/kept_models'
import type { Actor } from '#app/users/actor'
import User from '#app/users/user'
import { officialRoles } from '#app/users/roles'
import type Involvement from '#app/workflow/involvement'
import { answerInvolvement, hashOf, involve, revokeInvolvement, type Involving } from '#app/workflow/involvements'
import Submission from '#app/workflow/submission'
import type PointApplication from './point_application.js'
import { pointApplicationForm as form } from './point_application_form.js'
import { INVOLVING, pointApplicationWorkflow, subjectOf, type ApplicationState } from './point_application_workflow.js'

const ACTIONS = { opinion: 'opinion_asked', delegation: 'delegated', copy: 'copied' } as const

/** 加签, 委派 or 抄送. */
export function involveOfficial(application: PointApplication, by: Actor & { id: number }, involving: Involving) {
  return inTransaction(async (trx) => {
    await pointApplicationWorkflow.hold(trx, application.id, INVOLVING, 'involve')
    const involvementId = await involve(trx, subjectOf(application), by, involving)
    const action = `point_application.${ACTIONS[involving.kind]}`
    const details = { involvementId, personId: involving.personId }
    await pointApplicationWorkflow.tell(trx, action, application.id, by, details)
  })
}

/** The opinion, or what was done, goes back to who asked; it stays open to change until the decision. */
export async function answerForApplication(
  application: PointApplication,
  involvement: Involvement,
  by: Actor,
  answer: string
) {
  const submission = await Submission.newestOf('point_application', application.id)
  const contentHash = hashOf(submission!.answers, fieldsOf(involvement.sections))
  const action = involvement.kind === 'delegation' ? 'delegation_returned' : 'opinion_given'
  await inTransaction(async (trx) => {
    await pointApplicationWorkflow.hold(trx, application.id, [involvement.askedIn as ApplicationState], 'involve')
    await answerInvolvement(trx, involvement, by, answer, contentHash)
    const details = { involvementId: involvement.id, askerId: involvement.askerId }
    await pointApplicationWorkflow.tell(trx, `point_application.${action}`, application.id, by, details)
  })
}

export function revokeForApplication(application: PointApplication, involvement: Involvement, by: Actor) {
  return inTransaction(async (trx) => {
    await revokeInvolvement(trx, involvement)
    const details = { involvementId: involvement.id, personId: involvement.personId }
    await pointApplicationWorkflow.tell(trx, 'point_application.involvement_revoked', application.id, by, details)
  })
}

/** The fields of some sections; null for all of them. */
export function fieldsOf(sections: readonly string[] | null) {
  return sections && sections.flatMap((name) => form.section(name)?.fields.map((field) => field.name) ?? [])
}

/** Officials that can be drawn in by this person. */
export async function officialsBeside({ id }: User) {
  const officials = await keptModels('officials', User, () =>
    User.query()
      .withScopes((scopes) => scopes.active(...officialRoles))
      .orderBy('districtCode')
      .orderBy('name')
      .limit(300)
      .select('id', 'name', 'roles', 'districtCode')
  )
  return officials.filter((official) => official.id !== id)
}
