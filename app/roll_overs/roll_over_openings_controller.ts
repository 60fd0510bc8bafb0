import type { HttpContext } from '@adonisjs/core/http'
import { invalid, showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { orderOpenings, type Chosen } from './order_openings.js'
import RollOverPolicy from './roll_over_policy.js'
import { renderRollOver, shownItems, visibleRollOver, type ShownItem } from './roll_over_page.js'
import { openingsValidator } from './roll_over_validators.js'

/** 开启所选: each thing needs the right of its own verb, and nothing that stands in the way. */
export default class RollOverOpeningsController {
  async store(ctx: HttpContext) {
    const { auth, bouncer, request, response, session, i18n } = ctx
    const rollOver = await visibleRollOver(ctx)
    await bouncer.with(RollOverPolicy).authorize('prepare')
    showAgain(ctx, () => renderRollOver(ctx, rollOver))
    const typed = [request.input('items') ?? []].flat()
    if (typed.length === 0) throw invalid('items', i18n.t('roll_overs.none_chosen'))
    const { items, version } = await request.validateUsing(openingsValidator, {
      data: { ...request.all(), items: typed },
    })
    const chosen = items.map(chosenFrom)
    const shown = await shownItems(rollOver, auth.getUserOrFail(), i18n)
    for (const one of chosen) {
      const found = shown.find(({ item }) => item.id === one.id)
      if (!found) throw new StepNotAllowed('start', 'gone')
      await bouncer.with(RollOverPolicy).authorize('open', found.item)
      refuseBlocked(found, i18n)
    }
    await orderOpenings(rollOver, personOf(ctx), chosen, version)
    session.flash('success', i18n.t('roll_overs.done.started', { count: chosen.length }))
    return response.redirect(`/roll-overs/${rollOver.id}`)
  }
}

function chosenFrom(typed: string): Chosen {
  const [id, version] = typed.split('-').map(Number)
  return { id, version }
}

function refuseBlocked({ item, isBlocked, title }: ShownItem, i18n: HttpContext['i18n']) {
  if (item.isOpened) throw new StepNotAllowed('start', 'roll_item_opened')
  if (isBlocked) throw invalid('items', i18n.t('roll_overs.blocked', { title }))
}
