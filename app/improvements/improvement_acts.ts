import type { Answers, Form } from '#app/core/form'
import type { Actor } from '#app/users/actor'
import type User from '#app/users/user'
import { stepForms as forms } from './improvement_forms.js'
import { WITH_OWNER, type default as ImprovementMeasure } from './improvement_measure.js'
import * as verbs from './improvement_workflow.js'

const { improvementWorkflow: workflow } = verbs

type Who = (user: User, row: ImprovementMeasure) => User | null

/** One thing that can be done to a measure: who does it (in whose name), when, what is to be said, and the verb. */
export type ImprovementAct = {
  who: Who
  allows(row: ImprovementMeasure): boolean
  form: Form
  act(row: ImprovementMeasure, by: Actor, said: Answers): Promise<unknown>
}

const head: Who = (user) => user.inName('division_head')
const owner: Who = (user, row) => user.names.find((person) => row.isOwnedBy(person)) ?? null

const when =
  (...steps: (keyof typeof workflow.steps)[]) =>
  (row: ImprovementMeasure) =>
    steps.some((step) => workflow.allows(step, row))
const as = <Words>(verb: (row: ImprovementMeasure, by: Actor, said: Words) => Promise<unknown>) =>
  verb as unknown as ImprovementAct['act']

/** In the order in which they are offered. */
export const improvementActs = {
  accept: {
    who: head,
    allows: (row) => row.hasOwner && workflow.allows('accept', row),
    form: forms.accept,
    act: as(verbs.acceptMeasure),
  },
  progress: {
    who: owner,
    allows: ({ state }) => WITH_OWNER.includes(state),
    form: forms.progress,
    act: as(verbs.noteProgress),
  },
  report: { who: owner, allows: when('report'), form: forms.report, act: as(verbs.reportMeasure) },
  confirm: { who: head, allows: when('confirm'), form: forms.confirm, act: as(verbs.confirmMeasure) },
  sendBack: { who: head, allows: when('sendBack'), form: forms.sendBack, act: as(verbs.sendMeasureBack) },
  fail: { who: head, allows: when('fail'), form: forms.fail, act: as(verbs.failMeasure) },
  drop: { who: head, allows: when('drop'), form: forms.drop, act: as(verbs.dropMeasure) },
} satisfies Record<string, ImprovementAct>

export type ImprovementActName = keyof typeof improvementActs

/** What this person can do to this measure now. */
export function offeredActs(row: ImprovementMeasure, user: User) {
  return Object.entries(improvementActs as Record<string, ImprovementAct>)
    .filter(([, act]) => act.allows(row) && act.who(user, row))
    .map(([name, { form }]) => ({ name, form }))
}
