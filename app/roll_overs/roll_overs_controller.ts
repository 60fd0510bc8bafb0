import type { HttpContext } from '@adonisjs/core/http'
import { answerList } from '#app/audit/answer_list'
import { invalid, showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { beginRollOver } from './begin_roll_over.js'
import RollOver from './roll_over.js'
import { countOf, rollOverList } from './roll_over_list.js'
import { renderRollOver, visibleRollOver } from './roll_over_page.js'
import RollOverPolicy from './roll_over_policy.js'
import { rollOverValidator, yearsToPrepare } from './roll_over_validators.js'

/** 年度滚动 */
export default class RollOversController {
  async index(ctx: HttpContext) {
    const { auth, bouncer, view, i18n } = ctx
    const policy = bouncer.with(RollOverPolicy)
    await policy.authorize('list')
    const seen = RollOver.query()
      .withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
      .select('roll_overs.*')
      .withCount('items', (items) => void items.as('total'))
      .withCount('items', (items) => void items.where('verdict', 'opened').as('opened'))
      .preload('begunBy')
    return answerList(ctx, seen, rollOverList(i18n), i18n.t('roll_overs.title'), async (list) =>
      view.render('pages/roll_overs/index', {
        ...{ list, countOf },
        years: (await policy.allows('prepare')) ? await yearsWithout() : [],
      })
    )
  }

  async store(ctx: HttpContext) {
    const { bouncer, request, response, session, i18n } = ctx
    await bouncer.with(RollOverPolicy).authorize('prepare')
    showAgain(ctx, () => this.index(ctx))
    const { year } = await request.validateUsing(rollOverValidator())
    const rollOver = await atItsYear(ctx, () => beginRollOver(year, personOf(ctx)))
    session.flash('success', i18n.t('roll_overs.done.begun', { year: String(year) }))
    return response.redirect(`/roll-overs/${rollOver.id}`)
  }

  async show(ctx: HttpContext) {
    await ctx.bouncer.with(RollOverPolicy).authorize('list')
    return renderRollOver(ctx, await visibleRollOver(ctx))
  }
}

async function yearsWithout() {
  const years = yearsToPrepare()
  const begun = new Set((await RollOver.query().whereIn('year', years)).map(({ year }) => year))
  return years.filter((year) => !begun.has(year))
}

async function atItsYear<T>({ i18n }: HttpContext, begin: () => Promise<T>) {
  try {
    return await begin()
  } catch (error) {
    if (!(error instanceof StepNotAllowed) || error.reason !== 'roll_over_there') throw error
    throw invalid('year', i18n.t('workflow.refused.roll_over_there'))
  }
}
