import type { HttpContext } from '@adonisjs/core/http'
import { checkedForm } from '#app/core/checked_form'
import { showAgain } from '#app/core/form_page'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import BadRatingCase from './bad_rating_case.js'
import { canBeRatedAgain, rateAgain } from './bad_rating_case_workflow.js'
import { LEVELS } from './rating.js'
import { ratingFacts, secondRatingForm as form } from './rating_form.js'

/** 再评价, by the same person through the letter of the call-back, once. */
export default class SecondRatingsController {
  async show(ctx: HttpContext) {
    return render(ctx, await BadRatingCase.ofToken(ctx.params.token))
  }

  async store(ctx: HttpContext) {
    const { params, response } = ctx
    const row = await BadRatingCase.ofToken(params.token)
    if (!row || !canBeRatedAgain(row)) return render(ctx, row)
    showAgain(ctx, () => render(ctx, row))
    await rateAgain(row, ratingFacts(await checkedForm(ctx, form))).catch((error) => {
      if (!(error instanceof StepNotAllowed)) throw error
    })
    return response.redirect(`/rate-again/${params.token}`)
  }
}

const STATUS = { open: 200, given: 200, closed: 410, unknown: 404 }

function standingOf(row: BadRatingCase | null): keyof typeof STATUS {
  if (!row) return 'unknown'
  if (row.secondStars) return 'given'
  return canBeRatedAgain(row) ? 'open' : 'closed'
}

function render({ params, response, view }: HttpContext, row: BadRatingCase | null) {
  const standing = standingOf(row)
  response.header('Referrer-Policy', 'no-referrer')
  response.header('Cache-Control', 'no-store')
  if (response.getStatus() === 200) response.status(STATUS[standing])
  const page = { standing, form, levels: LEVELS, action: `/rate-again/${params.token}` }
  return view.render('pages/ratings/public/rate_again', { ...page, row, point: row?.designation })
}
