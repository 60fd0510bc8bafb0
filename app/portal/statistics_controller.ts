import type { HttpContext } from '@adonisjs/core/http'
import { districtCodes } from '#app/organizations/districts'
import { barChart } from './bar_chart.js'
import { networkStatistics } from './network_statistics.js'

/** 网络统计: each figure with its date and how it was counted. */
export default class StatisticsController {
  async show({ view, i18n }: HttpContext) {
    const statistics = await networkStatistics()
    const { coverage } = statistics
    const districts = districtCodes.map((code) => ({
      code,
      label: i18n.t(`districts.${code}`),
      value: coverage.countOf(code),
    }))
    const types = coverage.types.map((type) => ({
      label: i18n.t(`host_types.${type}`),
      value: coverage.countOf(undefined, type),
    }))
    return view.render('pages/portal/statistics/show', {
      ...{ ...statistics, districts, types },
      charts: {
        districts: barChart(i18n.t('public_statistics.by_district'), districts),
        types: barChart(i18n.t('public_statistics.by_type'), types),
      },
    })
  }
}
