import type { Answers, Form } from '#app/core/form'
import type { Actor } from '#app/users/actor'
import type { Role } from '#app/users/roles'
import type User from '#app/users/user'
import type BadRatingCase from './bad_rating_case.js'
import { appealRating, mayAppeal, proposeRuling, ruleOnAppeal } from './bad_rating_appeals.js'
import { stepForms as forms } from './bad_rating_case_forms.js'
import * as verbs from './bad_rating_case_workflow.js'

const { badRatingWorkflow: workflow } = verbs

type Who = (user: User, row: BadRatingCase) => User | null

/** One thing that can be done to a case: who does it (in whose name), when, what is to be said, and the verb. */
export type CaseAct = {
  who: Who
  allows(row: BadRatingCase): boolean
  form: Form | ((row: BadRatingCase) => Form)
  act(row: BadRatingCase, by: Actor & { id: number }, said: Answers): Promise<unknown>
}

const ofPoint =
  (...roles: Role[]): Who =>
  (user, { organizationId }) =>
    user.organizationId === organizationId && user.is(...roles) ? user : null
const official =
  (role: Role): Who =>
  (user) =>
    user.inName(role)
const handler = official('bureau_handler')
const point = ofPoint('operator', 'principal')

/** The point can only call whom it has been told of. */
const contacting: Who = (user, row) =>
  handler(user, row) ?? (row.hasContact && !row.contactReleasedAt ? null : point(user, row))

const when = (step: keyof typeof workflow.steps) => (row: BadRatingCase) => workflow.allows(step, row)
const as = <Said>(verb: (row: BadRatingCase, by: Actor & { id: number }, said: Said) => Promise<unknown>) =>
  verb as unknown as CaseAct['act']

/** In the order in which they are offered. */
export const caseActs = {
  release: {
    who: handler,
    allows: (row) => row.state === 'opened' && row.hasContact && !row.contactReleasedAt,
    form: forms.release,
    act: verbs.releaseContact,
  },
  contact: { who: contacting, allows: when('contact'), form: forms.contact, act: as(verbs.contactRater) },
  verify: { who: handler, allows: when('verify'), form: forms.verify, act: as(verbs.verifyCase) },
  repair: { who: point, allows: when('repair'), form: forms.repair, act: as(verbs.repairCase) },
  callBack: { who: handler, allows: when('callBack'), form: forms.callBack, act: as(verbs.callBack) },
  close: { who: handler, allows: when('close'), form: forms.close, act: as(verbs.closeCase) },
  sendBack: { who: handler, allows: when('sendBack'), form: forms.sendBack, act: as(verbs.sendCaseBack) },
  appeal: {
    who: ofPoint('principal'),
    allows: (row) => workflow.allows('appeal', row) && mayAppeal(row),
    form: forms.appeal,
    act: as(appealRating),
  },
  propose: { who: handler, allows: when('propose'), form: forms.propose, act: as(proposeRuling) },
  rule: { who: official('division_head'), allows: when('uphold'), form: forms.rule, act: as(ruleOnAppeal) },
} satisfies Record<string, CaseAct>

export type CaseActName = keyof typeof caseActs

export const formOf = ({ form }: CaseAct, row: BadRatingCase) => (typeof form === 'function' ? form(row) : form)

/** What this person can do to this case now. */
export function offeredActs(row: BadRatingCase, user: User) {
  return Object.entries(caseActs as Record<string, CaseAct>)
    .filter(([, act]) => act.allows(row) && act.who(user, row))
    .map(([name, act]) => ({ name, form: formOf(act, row) }))
}
