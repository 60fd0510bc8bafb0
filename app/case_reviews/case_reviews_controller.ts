import type { HttpContext } from '@adonisjs/core/http'
import { answerList } from '#app/audit/answer_list'
import { answerWorkbook } from '#app/audit/answer_export'
import { showAgain } from '#app/core/form_page'
import { ownSeatGroups } from '#app/experts/seat_list'
import SeatPolicy from '#app/experts/seat_policy'
import { personOf } from '#app/users/actor'
import { dueOf } from '#app/workflow/due_of'
import { caseReviewList } from './case_review_list.js'
import { ownSeat, renderReview, sightAt } from './case_review_page.js'
import { recusalValidator } from './case_round_validators.js'
import CaseSeat from './case_seat.js'
import { confirmSeat, keepDraft, reviseSeat, submitSeat } from './case_seat_workflow.js'
import { checkedScores, draftFrom } from './score_form.js'
import { recuseSeat } from './seat_substitution_workflow.js'
import { scoreSheet } from './score_sheet.js'

/** 案例评审, as a juror does it. Addresses carry the key of a seat, never that of a case. */
export default class CaseReviewsController {
  async index(ctx: HttpContext) {
    const { auth, bouncer, view, i18n } = ctx
    await bouncer.with(SeatPolicy).authorize('listOwn')
    const own = CaseSeat.query()
      .withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
      .preload('blind')
      .preload('round', (rounds) => void rounds.preload('call'))
    return answerList(ctx, own, caseReviewList(i18n), i18n.t('case_reviews.title'), async (list) =>
      view.render('pages/case_reviews/index', {
        ...{ list, ownSeatGroups },
        due: await dueOf(
          'case_round',
          list.rows.map(({ roundId }) => roundId)
        ),
      })
    )
  }

  async show(ctx: HttpContext) {
    return renderReview(ctx, await writableSeat(ctx))
  }

  /** Saved while it is typed. */
  async draft(ctx: HttpContext) {
    const seat = await writableSeat(ctx)
    await keepDraft(seat, draftFrom(ctx, seat.round.call.rubric))
    return ctx.response.noContent()
  }

  async submit(ctx: HttpContext) {
    const seat = await writableSeat(ctx)
    showAgain(ctx, () => renderReview(ctx, seat))
    const { scored, contentHash } = await checkedScores(ctx, seat.round.call.rubric)
    await submitSeat(seat, scored, contentHash, personOf(ctx))
    return done(ctx, seat, 'submitted')
  }

  async revise(ctx: HttpContext) {
    const seat = await writableSeat(ctx)
    showAgain(ctx, () => renderReview(ctx, seat))
    const { scored, contentHash } = await checkedScores(ctx, seat.round.call.rubric)
    await reviseSeat(seat, scored, contentHash, personOf(ctx))
    return done(ctx, seat, 'revised')
  }

  async confirm(ctx: HttpContext) {
    const seat = await writableSeat(ctx)
    await confirmSeat(seat, String(ctx.request.input('contentHash', '')), personOf(ctx))
    return done(ctx, seat, 'confirmed')
  }

  async recuse(ctx: HttpContext) {
    const seat = await writableSeat(ctx)
    showAgain(ctx, () => renderReview(ctx, seat))
    const { note } = await ctx.request.validateUsing(recusalValidator)
    await recuseSeat(seat, note, personOf(ctx))
    ctx.session.flash('success', ctx.i18n.t('case_reviews.done.recused'))
    return ctx.response.redirect('/case-reviews')
  }

  /** 专家评分表 of the own seat. */
  async sheet(ctx: HttpContext) {
    const seat = await writableSeat(ctx)
    return answerWorkbook(ctx, { action: 'case_seat.exported', ...(await scoreSheet(seat, sightAt(seat))) })
  }
}

async function writableSeat(ctx: HttpContext) {
  const seat = await ownSeat(ctx)
  await ctx.bouncer.with(SeatPolicy).authorize('write', seat)
  return seat
}

function done({ session, response, i18n }: HttpContext, { token }: CaseSeat, what: string) {
  session.flash('success', i18n.t(`case_reviews.done.${what}`))
  return response.redirect(`/case-reviews/${token}`)
}
