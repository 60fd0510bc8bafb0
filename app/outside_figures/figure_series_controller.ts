import type { HttpContext } from '@adonisjs/core/http'
import config from '#config/outside_figures'
import { beijingDay } from '#app/core/beijing_day'
import { WHOLE_CITY } from '#app/tallies/countings'
import { nextMonth, seriesOf } from './figure_series.js'
import OutsideFigure, { outsideMeasures } from './outside_figure.js'
import OutsideFigurePolicy from './outside_figure_policy.js'

/** Three years of a measure, month by month, with the months that are missing and those that jump. */
const SHOWN = 36

export default class FigureSeriesController {
  async show({ auth, bouncer, request, view }: HttpContext) {
    await bouncer.with(OutsideFigurePolicy).authorize('list')
    const measure = outsideMeasures.find((one) => one === request.input('measure')) ?? 'platform_visits'
    const figures = await OutsideFigure.query()
      .withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
      .where({ measure, state: 'current', districtCode: WHOLE_CITY })
      .where('period', 'like', '____-__')
      .whereNot('period', 'like', '%Q%')
      .orderBy('period')
    const last = nextMonth(beijingDay().slice(0, 7), -1)
    const series = config.sources
      .map((source) => ({
        source,
        months: monthsOf(
          figures.filter((figure) => figure.source === source),
          last
        ),
      }))
      .filter(({ months }) => months.length > 0)
    return view.render('pages/outside_figures/series', {
      measure,
      measures: outsideMeasures,
      series,
      jump: config.jumpPercent,
    })
  }
}

function monthsOf(figures: OutsideFigure[], until: string) {
  const given = new Map(figures.map(({ period, value }) => [period, Number(value)]))
  const months = seriesOf(given, until).slice(-SHOWN)
  const most = Math.max(1, ...months.map(({ value }) => value ?? 0))
  const ids = new Map(figures.map(({ period, id }) => [period, id]))
  return months.map((month) => ({
    ...month,
    id: ids.get(month.month) ?? null,
    height: Math.round(((month.value ?? 0) * 100) / most),
  }))
}
