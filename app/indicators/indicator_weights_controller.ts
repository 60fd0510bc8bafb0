import type { HttpContext } from '@adonisjs/core/http'
import { showAgain } from '#app/core/form_page'
import { withWeights } from './edit_content.js'
import { changeDraft, outlineOf, ownDraft } from './indicator_page.js'
import { weightsValidator } from './indicator_validators.js'
import type IndicatorVersion from './indicator_version.js'
import { weightSums } from './publishing_checks.js'

/** The weights of a draft, variant by variant. */
export default class IndicatorWeightsController {
  async edit(ctx: HttpContext) {
    return renderWeights(ctx, await ownDraft(ctx))
  }

  /** A sum that is not 100 is kept, so that nobody loses work on the way there; the page goes on saying so. */
  async update(ctx: HttpContext) {
    const { request, response, i18n } = ctx
    const draft = await ownDraft(ctx)
    showAgain(ctx, () => renderWeights(ctx, draft))
    const { weights } = await request.validateUsing(weightsValidator)
    const typed = knownWeights(draft, weights)
    await changeDraft(ctx, draft, i18n.t('indicators.weights'), (content) => withWeights(content, typed))
    const sums = Object.values(weightSums(withWeights(draft.content, typed)))
    const isRight = sums.every((sum) => sum === 100)
    return response.redirect(isRight ? outlineOf(draft) : `/indicator-versions/${draft.id}/weights/edit`)
  }
}

/** Of variants that the draft has; nothing typed is nothing. */
function knownWeights(
  { content }: IndicatorVersion,
  weights: Record<string, Record<string, number | null | undefined>>
) {
  const ids = content.variants.map(({ id }) => id)
  return Object.fromEntries(
    Object.entries(weights).map(([indicator, row]) => [
      indicator,
      Object.fromEntries(ids.filter((id) => id in row).map((id) => [id, row[id] ?? 0])),
    ])
  )
}

function renderWeights({ view }: HttpContext, version: IndicatorVersion) {
  return view.render('pages/indicators/weights', {
    ...{ version, content: version.content, sums: weightSums(version.content) },
  })
}
