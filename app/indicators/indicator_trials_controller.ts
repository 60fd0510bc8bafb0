import type { HttpContext } from '@adonisjs/core/http'
import { drawStack, onPage } from '#app/core/chart'
import { beijingYear } from '#app/core/beijing_day'
import { listOfRows } from '#app/core/list_of_rows'
import { figureProviders } from './figure_providers.js'
import { type Grade, GRADES } from './indicator_content.js'
import { readVersion } from './indicator_page.js'
import IndicatorVersion from './indicator_version.js'
import { siblingsOf } from './indicator_version_page.js'
import { besides, distributionOf, gapCount, gapsOf, gradeCounts, meanOf, STEPS, type Tried, tryOut } from './trial.js'
import { askedIn, settingsOf, trialList } from './trial_list.js'

/** A version over the figures of a year: what it would give, beside what another version gives. Nothing is kept. */
export default class IndicatorTrialsController {
  async show(ctx: HttpContext) {
    const { request, view, i18n } = ctx
    const version = await readVersion(ctx)
    const lastYear = beijingYear() - 1
    const siblings = (await siblingsOf(version)).filter(({ id, state }) => id !== version.id && state !== 'discarded')
    const definition = trialList(i18n, siblings, lastYear)
    const asked = askedIn(request.qs(), definition, lastYear)
    const { provider, year, assumed, against } = asked
    const points = provider ? await figureProviders().get(provider)!(year) : []
    const other = against ? await IndicatorVersion.findOrFail(against) : null
    const tried = tryOut(version.content, points, assumed)
    const before = other && tryOut(other.content, points, assumed)
    const rows = besides(tried, before)
    const series = before ? [tried, before] : [tried]
    return view.render('pages/indicators/trial', {
      ...{ version, other, provider, year, assumed, steps: STEPS, grades: GRADES, total: points.length },
      settings: settingsOf(definition, asked),
      list: listOfRows(rows, request, definition).list,
      series: series.map((one) => ({ counts: gradeCounts(one), steps: distributionOf(one), mean: meanOf(one) })),
      changed: rows.filter((row) => row.before && row.before.grade !== row.grade).length,
      ...{ gaps: gapsOf(version.content, tried), gapCount },
      chart: points.length > 0 ? chartOf(series, ctx) : null,
    })
  }
}

const TONES = { excellent: 'ok', good: 'brand-line', pass: 'warn-line', fail: 'bad' } as const

/** The shares of the grades, of both versions under each other. */
function chartOf(series: readonly Tried[][], { i18n }: HttpContext) {
  const share = (tried: readonly Tried[], grade: Grade) => (gradeCounts(tried)[grade] * 100) / tried.length
  return onPage(
    drawStack({
      title: i18n.t('indicators.trial.grades'),
      rows: series.map((_, at) => i18n.t(`indicators.trial.${at === 0 ? 'this_version' : 'other_version'}`)),
      parts: GRADES.map((grade) => ({
        ...{ name: i18n.t(`indicators.grades.${grade}`), tone: TONES[grade] },
        values: series.map((tried) => share(tried, grade)),
      })),
    })
  )
}
