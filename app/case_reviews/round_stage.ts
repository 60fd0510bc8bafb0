import type { HttpContext } from '@adonisjs/core/http'
import type CaseCall from '#app/case_calls/case_call'
import type { CallStage } from '#app/case_calls/call_panels'
import CaseRound from './case_round.js'
import CaseRoundPolicy from './case_round_policy.js'
import { caseRoundWorkflow } from './case_round_workflow.js'

/** 评审 on the page of its call; to be set up while there is none. Who judges in it is not led there. */
export async function roundStage(call: CaseCall, { auth, bouncer, i18n }: HttpContext): Promise<CallStage | null> {
  const policy = bouncer.with(CaseRoundPolicy)
  if (!(await policy.allows('list'))) return null
  const seen = CaseRound.query().withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
  const round = await seen.where('callId', call.id).first()
  const name = i18n.t('case_rounds.stage')
  if (round) {
    const badge = {
      tone: caseRoundWorkflow.states[round.state].tone,
      text: i18n.t(`case_rounds.states.${round.state}`),
    }
    return { name, href: `/case-rounds/${round.id}`, badge }
  }
  const isThere = await CaseRound.findBy('callId', call.id)
  if (isThere || call.state !== 'closed' || !(await policy.allows('run'))) return null
  return { name, href: `/case-rounds/create?call=${call.id}`, text: i18n.t('case_rounds.stage_new') }
}

/** Its experts score, or have scored. */
export async function hasBegunRound(callId: number) {
  return (await CaseRound.query().where({ callId }).whereNotNull('begunAt').select('id').first()) !== null
}
