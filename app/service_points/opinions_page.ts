import type { I18n } from '@adonisjs/i18n'
import type { Answers } from '#app/core/form'
import type User from '#app/users/user'
import type Approval from '#app/workflow/approval'
import Involvement from '#app/workflow/involvement'
import { hashOf } from '#app/workflow/involvements'
import type Submission from '#app/workflow/submission'
import { papersOf } from './application_papers.js'
import { fieldsOf } from './application_involvements.js'
import type PointApplication from './point_application.js'
import { pointApplicationForm as form } from './point_application_form.js'

/** Decisions that say nothing about the content. */
const PROCEDURAL = ['supplement_requested', 'returned', 'taken_back']

/** Decisions with their opinions, each with what has been changed in the application since it was made. */
export function opinionsOf(approvals: Approval[], submissions: Submission[], i18n: Pick<I18n, 't'>) {
  const newest = submissions.at(-1)
  return approvals.map((approval) => {
    const seen = submissions.find(({ contentHash }) => contentHash === approval.contentHash)
    const judges = !PROCEDURAL.includes(approval.decision)
    const changed = judges && seen && newest && seen !== newest ? changedFields(seen.answers, newest.answers) : []
    return { approval, changed: changed.map((name) => i18n.t(`${form.key}.${name}.label`)) }
  })
}

function changedFields(before: Answers, after: Answers) {
  return form.fields.map(({ name }) => name).filter((name) => hashOf(before, [name]) !== hashOf(after, [name]))
}

/** Everybody who was drawn in. */
export function involvementsIn(application: PointApplication) {
  return papersOf(application, 'involvements', () =>
    Involvement.query()
      .where({ subjectType: 'point_application', subjectId: application.id })
      .preload('asker')
      .preload('person')
      .orderBy('id')
  )
}

/** As far as this official reads them: what is private stays between the two. */
export function readableInvolvements(
  involvements: Involvement[],
  application: PointApplication,
  user: User,
  submission: Submission | null
) {
  const own = user.names.map(({ id }) => id)
  return involvements
    .filter(({ isPrivate, askerId, personId }) => !isPrivate || own.includes(askerId) || own.includes(personId))
    .map((involvement) => ({
      involvement,
      isStale:
        involvement.contentHash !== null &&
        submission !== null &&
        involvement.contentHash !== hashOf(submission.answers, fieldsOf(involvement.sections)),
      mayAnswer:
        own.includes(involvement.personId) &&
        involvement.kind !== 'copy' &&
        ['open', 'answered'].includes(involvement.state) &&
        involvement.askedIn === application.state,
      mayRevoke: own.includes(involvement.askerId) && involvement.state === 'open',
    }))
}
