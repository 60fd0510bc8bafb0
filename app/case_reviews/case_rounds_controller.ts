import type { HttpContext } from '@adonisjs/core/http'
import db from '@adonisjs/lucid/services/db'
import config from '#config/case_reviews'
import { answerList } from '#app/audit/answer_list'
import { filledRows } from '#app/core/form_field'
import { showAgain } from '#app/core/form_page'
import CaseCall from '#app/case_calls/case_call'
import { expertiseFields } from '#app/experts/expert_fields'
import { handlerOf } from '#app/users/actor'
import CaseRound from './case_round.js'
import { caseRoundList, roundGroups } from './case_round_list.js'
import { renderRound, visibleRound } from './case_round_page.js'
import { blindsInRound } from './case_seat.js'
import CaseRoundPolicy from './case_round_policy.js'
import { openRoundValidator } from './case_round_validators.js'
import { openRound } from './case_round_workflow.js'

/** 案例评审 as the office runs it. */
export default class CaseRoundsController {
  async index(ctx: HttpContext) {
    const { auth, bouncer, view, i18n } = ctx
    const policy = bouncer.with(CaseRoundPolicy)
    await policy.authorize('list')
    const seen = CaseRound.query()
      .withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
      .preload('call')
      .select('case_rounds.*')
      .select(seatsIn('assigned', 'reopened', 'submitted').as('seats_all'))
      .select(seatsIn('submitted').as('seats_done'))
    return answerList(ctx, seen, caseRoundList(i18n), i18n.t('case_rounds.title'), async (list) =>
      view.render('pages/case_rounds/index', { list, roundGroups, mayRun: await policy.allows('run') })
    )
  }

  async create(ctx: HttpContext) {
    await ctx.bouncer.with(CaseRoundPolicy).authorize('run')
    return renderForm(ctx)
  }

  async store(ctx: HttpContext) {
    const { bouncer, request, response, session, i18n } = ctx
    await bouncer.with(CaseRoundPolicy).authorize('run')
    showAgain(ctx, () => renderForm(ctx))
    const data = { ...request.all(), quotas: filledRows(request.input('quotas')) }
    const { callId, seats, quotas = [] } = await request.validateUsing(openRoundValidator, { data })
    const call = await CaseCall.findOrFail(callId)
    const jury = { seats, quotas: quotas.map(({ field, count }) => ({ by: 'field' as const, value: field, count })) }
    const round = await openRound(call, handlerOf(ctx), jury)
    session.flash('success', i18n.t('case_rounds.opened'))
    return response.redirect(`/case-rounds/${round.id}`)
  }

  async show(ctx: HttpContext) {
    return renderRound(ctx, await visibleRound(ctx))
  }
}

function seatsIn(...states: string[]) {
  return db
    .from('case_seats')
    .whereColumn('round_id', 'case_rounds.id')
    .whereIn('blind_id', blindsInRound())
    .whereIn('state', states)
    .count('*')
}

/** Calls that are closed and have no round yet. */
async function renderForm({ request, view }: HttpContext) {
  const calls = await CaseCall.query()
    .where('state', 'closed')
    .whereNotIn('id', CaseRound.query().select('call_id'))
    .orderBy('id', 'desc')
  return view.render('pages/case_rounds/create', {
    ...{ calls, expertiseFields, config },
    chosen: Number(request.qs().call) || calls[0]?.id,
  })
}
