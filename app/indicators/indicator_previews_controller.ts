import type { HttpContext } from '@adonisjs/core/http'
import { found } from '#app/core/answers'
import { textIn } from '#app/questions/answer_text'
import { sourcesOf } from './indicator_content.js'
import { readVersion } from './indicator_page.js'
import { criteriaOf } from './rule_words.js'

/** 效能评估自评表 as a point of one type will see it. */
export default class IndicatorPreviewsController {
  async show(ctx: HttpContext) {
    const { request, view, i18n } = ctx
    const version = await readVersion(ctx)
    const { variants, groups } = version.content
    const chosen = request.input('variant', variants[0].id)
    const variant = found(
      ctx,
      variants.find(({ id }) => id === chosen)
    )
    const rows = groups.flatMap(({ code, name, indicators }) =>
      indicators.map((indicator, at) => ({
        group: at === 0 ? { text: `${code} ${textIn(name, i18n)}`, span: indicators.length } : null,
        ...{ code: indicator.code, name: textIn(indicator.name, i18n), points: indicator.points[variant.id] ?? 0 },
        ...{ criteria: criteriaOf(indicator, i18n, variant.id), sources: sourcesOf(indicator) },
      }))
    )
    return view.render('pages/indicators/preview', { version, variants, variant, rows })
  }
}
