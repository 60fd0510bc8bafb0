import { errors } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { publicJson } from './public_result.js'
import { citiesSeenBy } from './result_list.js'
import { resultView } from './result_view.js'
import { wavesWithResults } from './result_waves.js'
import { resultOf } from './result_page.js'

/** What anybody may know: figures, how many answered, how it was counted; points only where the rule holds. */
export default class PublicResultsController {
  async index({ view }: HttpContext) {
    const waves = await wavesWithResults(null).orderBy('opensOn', 'desc').orderBy('id', 'desc').limit(50)
    return view.render('pages/survey_results/public/index', { waves, cities: await citiesSeenBy(null) })
  }

  async show({ params, request, view, i18n }: HttpContext) {
    const wave = await wavesWithResults(null).where('number', params.number).preload('questionVersion').first()
    const result = wave && (await resultOf(wave))
    if (!wave || !result) throw new errors.E_ROUTE_NOT_FOUND([request.method(), request.url()])
    const shown = await resultView(result, null, i18n)
    return view.render('pages/survey_results/public/show', { wave, result, shown })
  }

  async data({ params, request, response, i18n }: HttpContext) {
    const wave = await wavesWithResults(null).where('number', params.number).preload('questionVersion').first()
    const result = wave && (await resultOf(wave))
    if (!wave || !result) throw new errors.E_ROUTE_NOT_FOUND([request.method(), request.url()])
    return response.json(publicJson(await resultView(result, null, i18n), wave))
  }
}
