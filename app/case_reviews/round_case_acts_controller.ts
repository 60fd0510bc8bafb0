import type { HttpContext } from '@adonisjs/core/http'
import { showAgain } from '#app/core/form_page'
import { answerWorkbook } from '#app/audit/answer_export'
import { handlerOf } from '#app/users/actor'
import type CaseBlind from './case_blind.js'
import { CaseFinding } from './case_blind.js'
import { recordDiscussion } from './case_discussions.js'
import { maskFinding, maskWord, passFinding, reopenFinding, withholdImage } from './case_findings.js'
import { roundCase, visibleRound } from './case_round_page.js'
import CaseRoundPolicy from './case_round_policy.js'
import { discussionValidator, findingValidator, maskValidator, reopenValidator } from './case_round_validators.js'
import { scanCase } from './case_scan.js'
import CaseSeat, { CaseDiscussion } from './case_seat.js'
import { reopenSeat } from './case_seat_workflow.js'
import { sightOf } from './blind_sight.js'
import { toldCases } from './judged_cases.js'
import { renderRoundCase } from './round_case_page.js'
import { scoreSheet } from './score_sheet.js'

const decisions = { mask: maskFinding, pass: passFinding, reopen: reopenFinding }

/** What a handler does about one case of a round. */
export default class RoundCaseActsController {
  async decideFinding(ctx: HttpContext) {
    const blind = await caseToRun(ctx)
    const { act } = await ctx.request.validateUsing(findingValidator)
    const { id } = ctx.params
    const finding = await CaseFinding.query()
      .where({ blindId: blind.id, id: Number(id) || 0 })
      .firstOrFail()
    await decisions[act](finding, handlerOf(ctx))
    return done(ctx, blind, `finding_${act}`)
  }

  async mask(ctx: HttpContext) {
    const blind = await caseToRun(ctx)
    const { word, image } = await ctx.request.validateUsing(maskValidator)
    if (word) await maskWord(blind, word, handlerOf(ctx))
    else await withholdImage(blind, image!, handlerOf(ctx))
    return done(ctx, blind, 'finding_mask')
  }

  async scan(ctx: HttpContext) {
    const blind = await caseToRun(ctx)
    const [told] = await toldCases([blind.caseId])
    await scanCase(blind, told)
    return done(ctx, blind, 'scanned')
  }

  async reopen(ctx: HttpContext) {
    const blind = await caseToRun(ctx)
    const { reason } = await ctx.request.validateUsing(reopenValidator)
    await reopenSeat(await seatOf(ctx, blind), reason, handlerOf(ctx))
    return done(ctx, blind, 'reopened')
  }

  async record(ctx: HttpContext) {
    const blind = await caseToRun(ctx)
    const { note } = await ctx.request.validateUsing(discussionValidator)
    await recordDiscussion(await CaseDiscussion.findByOrFail('blindId', blind.id), note, handlerOf(ctx))
    return done(ctx, blind, 'recorded')
  }

  /** 专家评分表 with names. */
  async sheet(ctx: HttpContext) {
    const round = await visibleRound(ctx)
    await ctx.bouncer.with(CaseRoundPolicy).authorize('list')
    const seat = await seatOf(ctx, await roundCase(round, ctx.params.case_id))
    const sight = sightOf('office', 'concluded')
    return answerWorkbook(ctx, { action: 'case_seat.exported', ...(await scoreSheet(seat, sight)) })
  }
}

async function caseToRun(ctx: HttpContext) {
  const round = await visibleRound(ctx)
  await ctx.bouncer.with(CaseRoundPolicy).authorize('run')
  const blind = await roundCase(round, ctx.params.case_id)
  showAgain(ctx, () => renderRoundCase(ctx, round))
  return blind
}

function seatOf({ params }: HttpContext, { id: blindId }: CaseBlind) {
  return CaseSeat.query()
    .where({ blindId, id: Number(params.id) || 0 })
    .preload('blind')
    .preload('expert', (experts) => void experts.preload('user'))
    .preload('round', (rounds) => void rounds.preload('call'))
    .firstOrFail()
}

function done({ session, response, i18n }: HttpContext, { roundId, id }: CaseBlind, what: string) {
  session.flash('success', i18n.t(`case_rounds.done.${what}`))
  return response.redirect(`/case-rounds/${roundId}/cases/${id}`)
}
