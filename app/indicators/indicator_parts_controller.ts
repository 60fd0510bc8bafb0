import type { HttpContext } from '@adonisjs/core/http'
import { found } from '#app/core/answers'
import { showAgain } from '#app/core/form_page'
import { changeIndicator, indicatorIn, newPart } from './edit_content.js'
import type { Indicator, Part } from './indicator_content.js'
import { renderIndicator } from './indicator_form_page.js'
import { changeDraft, ownDraft } from './indicator_page.js'
import { newPartValidator } from './indicator_validators.js'

/** The rules of an indicator of a draft, each with its source. */
export default class IndicatorPartsController {
  async store(ctx: HttpContext) {
    const { draft, indicator, back } = await ownIndicator(ctx)
    showAgain(ctx, () => renderIndicator(ctx, draft, indicator))
    const { kind, source } = await ctx.request.validateUsing(newPartValidator)
    const parts = [...indicator.parts, newPart(kind, source)]
    await changeDraft(ctx, draft, `+ ${saidOf(ctx, indicator, kind)}`, (content) =>
      changeIndicator(content, { ...indicator, parts })
    )
    return ctx.response.redirect(back)
  }

  async destroy(ctx: HttpContext) {
    const { draft, indicator, back } = await ownIndicator(ctx)
    const part = found(
      ctx,
      indicator.parts.find(({ id }) => id === ctx.params.id)
    )
    const parts = indicator.parts.filter(({ id }) => id !== part.id)
    await changeDraft(ctx, draft, `− ${saidOf(ctx, indicator, part.rule.kind)}`, (content) =>
      changeIndicator(content, { ...indicator, parts })
    )
    return ctx.response.redirect(back)
  }
}

function saidOf({ i18n }: HttpContext, { code }: Indicator, kind: Part['rule']['kind']) {
  return `${code} ${i18n.t(`indicators.kinds.${kind}`)}`
}

async function ownIndicator(ctx: HttpContext) {
  const draft = await ownDraft(ctx)
  const indicator = found(ctx, indicatorIn(draft.content, ctx.params.indicator_id))
  return { draft, indicator, back: `/indicator-versions/${draft.id}/indicators/${indicator.id}/edit` }
}
