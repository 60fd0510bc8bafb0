import type { HttpContext } from '@adonisjs/core/http'
import { checkedForm } from '#app/core/checked_form'
import { showAgain } from '#app/core/form_page'
import type Consultation from '#app/activities/consultation'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { canBeRated, giveRating } from './give_rating.js'
import Rating, { consultationOfToken, LEVELS } from './rating.js'
import { ratingFacts, ratingForm as form } from './rating_form.js'

/**
 * 一事一评, by whoever has the address. The point has it too, to show it: so a rating cannot be changed, nothing that was
 * said is ever shown here again, and who works for the point does not rate it.
 */
export default class PublicRatingsController {
  async show(ctx: HttpContext) {
    return render(ctx, await consultationOfToken(ctx.params.token))
  }

  async store(ctx: HttpContext) {
    const { params, response, i18n } = ctx
    const consultation = await consultationOfToken(params.token)
    if (!consultation || (await standingOf(ctx, consultation)) !== 'open') return render(ctx, consultation)
    showAgain(ctx, () => render(ctx, consultation))
    const facts = ratingFacts(await checkedForm(ctx, form))
    await giveRating(consultation, facts, { locale: i18n.locale }).catch((error) => {
      /** Somebody was faster, perhaps the same finger: the page says how it stands. */
      if (!(error instanceof StepNotAllowed)) throw error
    })
    return response.redirect(`/rate/${params.token}`)
  }
}

const STATUS = { open: 200, given: 200, own: 403, closed: 410, unknown: 404 }

async function standingOf({ auth }: HttpContext, consultation: Consultation | null): Promise<keyof typeof STATUS> {
  if (!consultation) return 'unknown'
  if (await Rating.findBy('consultationId', consultation.id)) return 'given'
  if (auth.user?.organizationId === consultation.organizationId) return 'own'
  return canBeRated(consultation) ? 'open' : 'closed'
}

async function render(ctx: HttpContext, consultation: Consultation | null) {
  const { params, response, view } = ctx
  const standing = await standingOf(ctx, consultation)
  response.header('Referrer-Policy', 'no-referrer')
  response.header('Cache-Control', 'no-store')
  if (response.getStatus() === 200) response.status(STATUS[standing])
  const page = { standing, form, levels: LEVELS, action: `/rate/${params.token}` }
  return view.render('pages/ratings/public/rate', {
    ...page,
    point: consultation?.designation,
    servedOn: consultation?.servedOn,
  })
}
