import type { HttpContext } from '@adonisjs/core/http'
import config from '#config/evaluation_reading'
import { answerWorkbook } from '#app/audit/answer_export'
import { rankedFinals } from '#app/evaluation_results/computed_outcomes'
import { oneBatch } from '#app/core/spreadsheet'
import { histogramOf, isSmall, spreadOf } from './distribution.js'
import { firmnessOf, nearEdge } from './firmness.js'
import { gradeCounts, pointGroups } from './point_groups.js'
import { gradesChart, histogramChart, ratesChart } from './reading_charts.js'
import { answerReading, type Reading, readingFor, renderReading, yearBefore } from './reading_page.js'
import { readingRows, readingSheet } from './reading_sheet.js'
import { alike, groupRates } from './score_rates.js'
import { inBothYears } from './years.js'

/** 结果解读: what the year says, and how firm it is. */
export default class CycleReadingsController {
  async show(ctx: HttpContext) {
    return answerReading(ctx, async (reading) =>
      renderReading(ctx, 'show', { ...reading, ...(await overviewOf(reading, ctx)) })
    )
  }

  async export(ctx: HttpContext) {
    const reading = await readingFor(ctx)
    const rows = readingRows(reading)
    const sheet = readingSheet(reading, ctx.i18n)
    const details = { name: reading.cycle.title }
    return answerWorkbook(ctx, { action: 'evaluation_cycle.reading_exported', sheet, rows: oneBatch(rows), details })
  }
}

async function overviewOf(reading: Reading, { i18n }: HttpContext) {
  const { content, rated, cycle } = reading
  const last = await yearBefore(cycle)
  const counts = [{ name: String(cycle.year), counts: gradeCounts(rated) }]
  if (last) counts.push({ name: String(last.cycle.year), counts: gradeCounts(last.rated) })
  const bins = histogramOf(rated.map(({ final }) => final))
  const groups = groupRates(content, rated)
  return {
    ...{ bins, counts, groups, last, config, isSmall: isSmall(rated.length) },
    spread: spreadOf(rated.map(({ final }) => final)),
    firmness: firmnessOf(reading),
    near: nearEdge(reading).length,
    same: last && changeIn(reading, last),
    weakest: groups.toSorted((one, other) => (one.percent ?? 0) - (other.percent ?? 0))[0],
    lastGroups: last && alike(groups, groupRates(last.content, last.rated)),
    districts: pointGroups(rated, 'districtCode'),
    types: pointGroups(rated, 'hostType'),
    ends: endsOf(reading),
    charts: {
      histogram: histogramChart(content, bins, i18n),
      grades: gradesChart(counts, i18n),
      groups: ratesChart(groups, i18n),
    },
  }
}

/** The median change of those who were rated in both years; of few it says nothing. */
function changeIn({ rated }: Reading, last: Reading) {
  const changes = inBothYears(rated, last.rated).map(({ change }) => change)
  return { n: changes.length, median: isSmall(changes.length) ? null : spreadOf(changes)!.median }
}

/** The first and the last, each with all who share a total with them, as the results rank them. */
function endsOf({ rated }: Reading) {
  const rankOf = rankedFinals(rated)
  const ranked = rated.flatMap((point) => {
    const rank = rankOf(point.final, point.extras)
    return rank === null ? [] : [{ point, rank }]
  })
  if (isSmall(ranked.length)) return null
  ranked.sort((one, other) => one.rank - other.rank || one.point.id - other.point.id)
  const [first, last] = [ranked[config.ends - 1].point.final, ranked.at(-config.ends)!.point.final]
  return {
    top: ranked.filter(({ point }) => point.final >= first),
    bottom: ranked.filter(({ point }) => point.final <= last),
  }
}
