import type { HttpContext } from '@adonisjs/core/http'
import { showAgain } from '#app/core/form_page'
import type EvaluationSeat from '#app/evaluation_scoring/evaluation_seat'
import SeatPolicy from '#app/experts/seat_policy'
import { openSeats, ownSeat } from '#app/evaluation_scoring/evaluation_sheet_page'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { scoreTrip } from './score_trip.js'
import { sendWorkbook } from './send_workbook.js'
import { takeIn, uploadsOf } from './trip_page.js'
import { tripWorkbook } from './trip_workbook.js'

/** 离线评分: the score sheets of an expert, to be filled in with Excel or WPS and sent back. */
export default class ScoreWorkbooksController {
  async show(ctx: HttpContext) {
    const { auth, view } = ctx
    const seat = await expertsSeat(ctx)
    const user = auth.getUserOrFail()
    const open = await openSeats(user).where('panelId', seat.panelId)
    return view.render('pages/evaluation_workbooks/score', {
      ...{ seat, isOpen: open.some(({ id }) => id === seat.id), openCount: open.length },
      ...(await uploadsOf('score_sheet', seat.id, user.id)),
    })
  }

  async sheet(ctx: HttpContext) {
    const seat = await expertsSeat(ctx)
    return this.#send(ctx, seat, [seat.token])
  }

  /** One file with a sheet for each point that is still to be scored. */
  async all(ctx: HttpContext) {
    const seat = await expertsSeat(ctx)
    const open = await openSeats(ctx.auth.getUserOrFail()).where('panelId', seat.panelId)
    return this.#send(
      ctx,
      seat,
      open.map(({ token }) => token)
    )
  }

  async store(ctx: HttpContext) {
    const seat = await expertsSeat(ctx)
    showAgain(ctx, () => this.show(ctx))
    const upload = await takeIn(ctx, 'score_sheet', seat.id)
    return ctx.response.redirect(`/score-uploads/${upload.id}`)
  }

  async #send(ctx: HttpContext, seat: EvaluationSeat, tokens: readonly string[]) {
    const user = ctx.auth.getUserOrFail()
    const trips = await scoreTrip.trips(user, tokens)
    if (trips.length === 0) throw new StepNotAllowed('download', 'moved_on')
    const { number, name } = seat.evaluation
    const title = trips.length > 1 ? `评分表-${trips.length}个网点` : `评分表-${number}-${name}`
    return sendWorkbook(ctx, await tripWorkbook('score_sheet', user.id, trips), {
      ...{ name: title, action: 'evaluation_seat.sheet_exported', details: { sheets: trips.length } },
      subject: { type: 'evaluation_seat', id: seat.id },
    })
  }
}

/** Who stepped aside, was let go or is another one has no such page. */
async function expertsSeat(ctx: HttpContext) {
  await ctx.bouncer.with(SeatPolicy).authorize('listOwn')
  return ownSeat(ctx)
}
