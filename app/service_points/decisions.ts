import User from '#app/users/user'
import type { Actor } from '#app/users/actor'
import type PointApplication from './point_application.js'
import { returnToDistrict } from './application_returns.js'
import { verifyApplication } from './expert_panel.js'
import { verifyForRenewal } from './renewals.js'
import {
  acceptApplication,
  declineApplication,
  endorseApplication,
  failVerification,
  refuseApplication,
  returnToVerification,
  type Ruling,
} from './application_rulings.js'
import { pointApplicationWorkflow, type ApplicationStep } from './point_application_workflow.js'
import {
  agreeToApplication,
  dismissObjections,
  examineObjections,
  noticeIsOver,
  recognizeApplication,
  upholdObjections,
} from './public_notice.js'

/** What an official filled in beside the choice itself. */
export type Ruled = {
  opinion: string
  version: number
  experts: number[]
  /** Who presides; by default the first of the experts. */
  chair?: number | null
  minutesNumber: string
  docNumber: string
  also?: Ruling['also']
}

export type DecisionField = 'experts' | 'minutesNumber' | 'docNumber'

type Decision = {
  step: ApplicationStep
  needs: readonly DecisionField[]
  /** Fewest characters of the opinion: a refusal must say why. */
  opinion: number
  act(application: PointApplication, by: Actor & { id: number }, ruled: Ruled): Promise<unknown>
}

/**
 * The choices of the decision panel, in the order in which they are offered. Each names its step, what it needs, and
 * the verb that does it; texts stand in resources/lang under `decisions`.
 */
export const decisions = {
  accept: { step: 'accept', needs: [], opinion: 2, act: acceptApplication },
  recommend: {
    step: 'endorse',
    needs: [],
    opinion: 5,
    act: (application, by, ruled) => endorseApplication(application, by, { ...ruled, recommended: true }),
  },
  not_recommend: {
    step: 'endorse',
    needs: [],
    opinion: 10,
    act: (application, by, ruled) => endorseApplication(application, by, { ...ruled, recommended: false }),
  },
  verify: {
    step: 'verify',
    needs: ['experts'],
    opinion: 2,
    act: async (application, by, ruled) =>
      verifyApplication(application, by, {
        ...ruled,
        experts: await expertsInOrder(ruled.chair ? [ruled.chair, ...ruled.experts] : ruled.experts),
      }),
  },
  verify_for_renewal: { step: 'verifyForRenewal', needs: [], opinion: 2, act: verifyForRenewal },
  return_to_district: { step: 'returnToDistrict', needs: [], opinion: 10, act: returnToDistrict },
  decline: { step: 'decline', needs: [], opinion: 10, act: declineApplication },
  fail_verification: { step: 'failVerification', needs: [], opinion: 10, act: failVerification },
  agree: { step: 'agree', needs: ['minutesNumber'], opinion: 2, act: agreeToApplication },
  return: {
    step: 'returnToVerification',
    needs: ['minutesNumber'],
    opinion: 10,
    act: returnToVerification,
  },
  refuse: { step: 'refuse', needs: ['minutesNumber'], opinion: 10, act: refuseApplication },
  recognize: { step: 'recognize', needs: ['docNumber'], opinion: 2, act: recognizeApplication },
  examine_objections: { step: 'examineObjections', needs: [], opinion: 2, act: examineObjections },
  dismiss_objections: { step: 'dismissObjections', needs: [], opinion: 10, act: dismissObjections },
  uphold_objections: { step: 'upholdObjections', needs: [], opinion: 10, act: upholdObjections },
} as const satisfies Record<string, Decision>

export type DecisionName = keyof typeof decisions

export const decisionNames = Object.keys(decisions) as DecisionName[]

/** The decisions that the state allows now; who may take them is asked of the policy. */
export function decisionsInState(
  application: PointApplication,
  { openObjections, skipsExperts }: { openObjections: number; skipsExperts: boolean }
) {
  return decisionNames.filter((name) => {
    const { step } = decisions[name]
    if (!pointApplicationWorkflow.allows(step, application)) return false
    if (step === 'verify') return !skipsExperts
    if (step === 'verifyForRenewal') return skipsExperts
    if (step === 'returnToDistrict') return application.batch.districtStep
    if (step === 'recognize') return noticeIsOver(application) && openObjections === 0
    return step !== 'examineObjections' || openObjections > 0
  })
}

/** Experts in the order they were named: the first presides. */
async function expertsInOrder(ids: number[]) {
  const experts = await User.query()
    .withScopes((scopes) => scopes.active('expert'))
    .whereIn('id', ids)
  return [...new Set(ids)].flatMap((id) => experts.find((expert) => expert.id === id) ?? [])
}
