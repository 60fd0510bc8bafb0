import type { HttpContext } from '@adonisjs/core/http'
import { asksForJson, found } from '#app/core/answers'
import { showAgain } from '#app/core/form_page'
import { both } from '#app/questions/typed_question'
import {
  addIndicator,
  changeIndicator,
  indicatorIn,
  newIndicator,
  placeIndicator,
  removeIndicator,
  stepIndicator,
} from './edit_content.js'
import type { Indicator, IndicatorContent } from './indicator_content.js'
import { renderIndicator } from './indicator_form_page.js'
import { changeDraft, outlineOf, ownDraft } from './indicator_page.js'
import { indicatorValidator, moveValidator, newIndicatorValidator } from './indicator_validators.js'
import { renderVersion } from './indicator_version_page.js'
import { wordsOf } from './rule_words.js'
import { typedIndicator } from './typed_indicator.js'

/** 二级指标 of a draft. */
export default class IndicatorsController {
  async store(ctx: HttpContext) {
    const { request, response } = ctx
    const draft = await ownDraft(ctx)
    showAgain(ctx, () => renderVersion(ctx, draft))
    const { group, code, zh, en } = await request.validateUsing(newIndicatorValidator)
    const indicator = newIndicator(draft.content, { code: code ?? '', name: both(zh, en) })
    await changeDraft(ctx, draft, saidOf('+', indicator), (content) => addIndicator(content, group, indicator))
    return response.redirect(`/indicator-versions/${draft.id}/indicators/${indicator.id}/edit`)
  }

  async edit(ctx: HttpContext) {
    const { draft, indicator } = await ownIndicator(ctx)
    return renderIndicator(ctx, draft, indicator)
  }

  /** Saved by itself, it answers with its rules in words. */
  async update(ctx: HttpContext) {
    const { request, response, i18n } = ctx
    const { draft, indicator } = await ownIndicator(ctx)
    showAgain(ctx, () => renderIndicator(ctx, draft, indicator))
    const after = typedIndicator(indicator, await request.validateUsing(indicatorValidator))
    const version = await changeDraft(ctx, draft, saidOf('', after), (content) => changeIndicator(content, after))
    const texts = Object.fromEntries(after.parts.map(({ id, rule }) => [id, wordsOf(rule, i18n)]))
    if (asksForJson(ctx)) return response.send({ version, texts })
    return response.redirect(outlineOf(draft, `edit-${indicator.id}`))
  }

  async destroy(ctx: HttpContext) {
    const { draft, indicator } = await ownIndicator(ctx)
    await changeDraft(ctx, draft, saidOf('−', indicator), (content) => removeIndicator(content, indicator.id))
    return ctx.response.redirect(outlineOf(draft))
  }

  /** One place up or down, or to where it was dragged. */
  async move(ctx: HttpContext) {
    const { draft, indicator } = await ownIndicator(ctx)
    showAgain(ctx, () => renderVersion(ctx, draft))
    const { direction, section, position } = await ctx.request.validateUsing(moveValidator)
    const change = (content: IndicatorContent) =>
      direction === 'place'
        ? placeIndicator(content, indicator.id, section!, position!)
        : stepIndicator(content, indicator.id, direction === 'up' ? -1 : 1)
    await changeDraft(ctx, draft, saidOf('↕', indicator), change)
    return ctx.response.redirect(outlineOf(draft, `${direction === 'place' ? 'edit' : direction}-${indicator.id}`))
  }
}

const saidOf = (sign: string, { code, name }: Indicator) => `${sign} ${code} ${name.zh}`.trim()

async function ownIndicator(ctx: HttpContext) {
  const draft = await ownDraft(ctx)
  const indicator = found(ctx, indicatorIn(draft.content, ctx.params.id))
  return { draft, indicator }
}
