import type { HttpContext } from '@adonisjs/core/http'
import { answerWorkbook } from '#app/audit/answer_export'
import CaseCall from '#app/case_calls/case_call'
import { inChunks } from '#app/core/list'
import { refusedFor } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import type User from '#app/users/user'
import { recommendationSheet, withContent } from './case_sheet.js'
import { bodiesOf, rankAnew, rankedBy, waitingAt, type Body } from './recommendation.js'
import { waitingFor } from './case_todos.js'
import TypicalCase from './typical_case.js'
import TypicalCasePolicy from './typical_case_policy.js'

/** 推荐: what waits for a body in a call, and what it has ranked. */
export default class CaseRecommendationsController {
  async index({ auth, bouncer, request, view }: HttpContext) {
    await bouncer.with(TypicalCasePolicy).authorize('recommend')
    const user = auth.getUserOrFail()
    const calls = await CaseCall.query()
      .withScopes((scopes) => scopes.visibleTo(user))
      .whereIn('state', ['published', 'closed'])
      .orderBy('id', 'desc')
      .limit(50)
    const chosen = Number(request.input('call')) || (await firstWaiting(user))
    const call = calls.find(({ id }) => id === chosen) ?? calls[0] ?? null
    const bodies = bodiesOf(user)
    return view.render('pages/cases/recommendations', {
      ...{ calls, call },
      bodies: call ? await Promise.all(bodies.map((body) => standingOf(body, call))) : [],
    })
  }

  /** The order of the ranked ones anew. */
  async update(ctx: HttpContext) {
    const { bouncer, params, request, response, session, i18n } = ctx
    const call = await seenCall(ctx)
    const body = bodyNamed(String(params.id))
    await bouncer.with(TypicalCasePolicy).authorize('recommendFor', body)
    const typed = Object.entries((request.input('ranks') ?? {}) as Record<string, string>)
    const ranks = new Map(typed.map(([id, rank]) => [Number(id.slice(1)), Number(rank)]))
    if (isNoOrder([...ranks.values()], call.quotaRecommender)) {
      const message = i18n.t('case_recommendations.no_order', { most: call.quotaRecommender })
      throw refusedFor([{ path: 'ranks', message }])
    }
    await rankAnew(call.id, body, ranks, personOf(ctx))
    session.flash('success', i18n.t('case_recommendations.ranked'))
    return response.redirect(`/case-recommendations?call=${call.id}`)
  }

  /** 典型案例推荐汇总表: of the own body; the bureau gets that of all. */
  async export(ctx: HttpContext) {
    const { auth, bouncer } = ctx
    await bouncer.with(TypicalCasePolicy).authorize('exportRecommendations')
    const user = auth.getUserOrFail()
    const call = await seenCall(ctx)
    const query = TypicalCase.query().where({ callId: call.id }).whereNotNull('recommendedRank')
    if (!user.isBureau) query.whereIn('recommendingBody', bodiesOf(user))
    const rows = query
      .preload('call')
      .preload('organization')
      .orderBy('recommendingBody')
      .orderBy('recommendedRank')
      .orderBy('id')
    return answerWorkbook(ctx, {
      action: 'typical_case.recommendations_exported',
      sheet: recommendationSheet(),
      rows: withContent(inChunks(rows)),
    })
  }
}

/** The newest call in which something waits for this person. */
async function firstWaiting(user: User) {
  const waiting = TypicalCase.query().orderBy('callId', 'desc')
  waitingFor(waiting, user)
  return (await waiting.first())?.callId
}

function seenCall({ auth, params }: HttpContext) {
  return CaseCall.query()
    .withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
    .where('id', Number(params.call) || 0)
    .firstOrFail()
}

/** In addresses: `alliance`, `district-110108`. */
function bodyNamed(name: string): Body {
  return name === 'alliance' ? 'alliance' : `district/${name.replace(/^district-/, '')}`
}

async function standingOf(body: Body, { id }: CaseCall) {
  return {
    ...{ body, name: body.replace('/', '-') },
    waiting: await waitingAt(body, id).preload('organization').limit(200),
    ranked: await rankedBy(body, id).preload('organization'),
  }
}

function isNoOrder(ranks: readonly number[], most: number) {
  const isRank = (rank: number) => Number.isInteger(rank) && rank >= 1 && rank <= most
  return ranks.length === 0 || !ranks.every(isRank) || new Set(ranks).size < ranks.length
}
