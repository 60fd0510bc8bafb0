import type { HttpContext } from '@adonisjs/core/http'
import { found } from '#app/core/answers'
import { changedFrame, changedIndicators } from './compare_versions.js'
import { readVersion } from './indicator_page.js'
import IndicatorVersion from './indicator_version.js'

/** What changed in a version since an earlier one of its system; by default since the one before. */
export default class IndicatorChangesController {
  async show(ctx: HttpContext) {
    const { request, view, i18n } = ctx
    const version = await readVersion(ctx)
    const earlier = await IndicatorVersion.query()
      .where({ indicatorSystemId: version.indicatorSystemId })
      .whereNot('state', 'discarded')
      .where('number', '<', version.number)
      .orderBy('number', 'desc')
    const since = Number(request.input('since')) || earlier[0]?.number
    const before = found(
      ctx,
      earlier.find(({ number }) => number === since)
    )
    return view.render('pages/indicators/changes', {
      ...{ version, before, earlier },
      frame: changedFrame(before.content, version.content, i18n),
      indicators: changedIndicators(before.content, version.content, i18n),
    })
  }
}
