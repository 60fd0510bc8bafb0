import type { HttpContext } from '@adonisjs/core/http'
import { Exception } from '@adonisjs/core/exceptions'
import type { Answers, Form } from '#app/core/form'
import { invalid } from '#app/core/form_page'
import type { Actor } from '#app/users/actor'
import type User from '#app/users/user'
import cases from '#config/cases'
import { checkForm, nationalForm, nothing, opinionForm, recommendForm } from './case_act_forms.js'
import { withdrawCase } from './case_submission.js'
import { BY_HEAD, dismissDisqualification, disqualifyCase, proposeDisqualification } from './disqualification.js'
import { claimCase, HANDLED, passFormalCheck, refuseFormally, releaseCase } from './formal_check.js'
import { CHOSEN, noteNational } from './national_choice.js'
import { bodyOf, giveBackCase, rankedBy, recommendCase } from './recommendation.js'
import { keepOpinion } from './recommendation_paper.js'
import type TypicalCase from './typical_case.js'
import { actsAs, type Acting } from './typical_case_policy.js'
import { typicalCaseWorkflow, type CaseStep } from './typical_case_workflow.js'

type Person = Actor & { id: number }

/** Something done to a case on a page of its own: who, when, which input, and the verb. Texts: `case_acts.<name>`. */
export type CaseAct = {
  acting: Acting
  form: Form
  fits(row: TypicalCase): boolean
  run(row: TypicalCase, by: Person, typed: Answers & { version: number }, ctx: HttpContext): Promise<unknown>
  /** May come with a file. */
  takesPaper?: boolean
  danger?: boolean
}

const byStep = (step: CaseStep) => (row: TypicalCase) => typicalCaseWorkflow.allows(step, row)

/** `row` with its call. */
export const caseActs: Record<string, CaseAct> = {
  recommend: {
    acting: 'recommender',
    form: recommendForm,
    fits: (row) => byStep('recommend')(row) && ['published', 'closed'].includes(row.call.state),
    takesPaper: true,
    run: async (row, by, { rank, opinion, version }, ctx) => {
      await refuseRank(row, rank, ctx)
      await recommendCase(row, by, { rank, opinion, version, also: keepOpinion(ctx, row, by) })
    },
  },
  giveBack: {
    acting: 'recommender',
    form: opinionForm,
    fits: (row) => byStep('giveBack')(row) && row.call.state === 'published',
    run: (row, by, { opinion, version }) => giveBackCase(row, by, { opinion, version }),
  },
  claim: {
    acting: 'handler',
    form: nothing,
    fits: ({ state, handlerId }) => HANDLED.includes(state) && handlerId === null,
    run: (row, by, { version }) => claimCase(row, by, { version }),
  },
  pass: {
    acting: 'holder',
    form: checkForm,
    fits: byStep('passFormal'),
    run: async (row, by, { checked, opinion, version }, { i18n }) => {
      if ((checked ?? []).length < cases.checklist.length) throw invalid('checked', i18n.t('case_acts.pass.all'))
      await passFormalCheck(row, by, { checked, opinion, version })
    },
  },
  refuse: {
    acting: 'holder',
    form: opinionForm,
    fits: byStep('refuseFormal'),
    danger: true,
    run: (row, by, { opinion, version }) => refuseFormally(row, by, { opinion, version }),
  },
  release: {
    acting: 'holder',
    form: nothing,
    fits: ({ state, handlerId }) => HANDLED.includes(state) && handlerId !== null,
    run: (row, by, { version }) => releaseCase(row, by, { version }),
  },
  propose: {
    acting: 'handler',
    form: opinionForm,
    fits: ({ state, disqualifyReason }) => BY_HEAD.includes(state) && disqualifyReason === null,
    danger: true,
    run: (row, by, { opinion, version }) => proposeDisqualification(row, by, { opinion, version }),
  },
  disqualify: {
    acting: 'head',
    form: opinionForm,
    fits: ({ state, disqualifyReason }) => BY_HEAD.includes(state) && disqualifyReason !== null,
    danger: true,
    run: (row, by, { opinion, version }) => disqualifyCase(row, by, { opinion, version }),
  },
  dismiss: {
    acting: 'head',
    form: opinionForm,
    fits: (row) => byStep('disqualify')(row) && row.disqualifyReason !== null,
    run: (row, by, { opinion, version }) => dismissDisqualification(row, by, { opinion, version }),
  },
  national: {
    acting: 'handler',
    form: nationalForm,
    fits: ({ state }) => CHOSEN.includes(state),
    run: (row, by, { nationalOn, nationalBasis }) => noteNational(row, by, { nationalOn, nationalBasis }),
  },
  withdraw: {
    acting: 'principal',
    form: opinionForm,
    fits: byStep('withdraw'),
    danger: true,
    run: (row, by, { opinion, version }) => withdrawCase(row, by, { opinion, version }),
  },
}

/** Said at the field beforehand; the database says it to whoever comes at the same moment. */
async function refuseRank(row: TypicalCase, rank: number, { i18n }: HttpContext) {
  const most = row.call.quotaRecommender
  if (rank > most) throw invalid('rank', i18n.t('case_acts.recommend.beyond', { most }))
  const other = await rankedBy(bodyOf(row)!, row.callId).where('recommendedRank', rank).first()
  if (other) throw invalid('rank', i18n.t('case_acts.recommend.taken', { rank, title: other.title }))
}

/** The acts that this person may take now. @param row with `call` and `handler` */
export function actsFor(user: User, row: TypicalCase) {
  return Object.entries(caseActs)
    .filter(([, act]) => act.fits(row) && actsAs(user, act.acting, row))
    .map(([name, { danger = false }]) => ({ name, danger }))
}

/** @throws 404 for a name that is none */
export function caseActNamed(name: string): CaseAct {
  if (!Object.hasOwn(caseActs, name)) throw new Exception('no such act', { status: 404, code: 'E_ROW_NOT_FOUND' })
  return caseActs[name]
}
