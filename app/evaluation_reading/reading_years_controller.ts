import type { HttpContext } from '@adonisjs/core/http'
import { isSmall, spreadOf } from './distribution.js'
import { answerReading, type Reading, renderReading, yearBefore } from './reading_page.js'
import { radarChart } from './reading_charts.js'
import { alike, groupRates } from './score_rates.js'
import { goneSince, inBothYears, yearOnYear } from './years.js'

/** 同比: this year beside last year. */
export default class ReadingYearsController {
  async show(ctx: HttpContext) {
    return answerReading(ctx, async (reading) => {
      const last = await yearBefore(reading.cycle)
      return renderReading(ctx, 'years', { ...reading, last, ...(last && yearsOf(reading, last, ctx)) })
    })
  }
}

/** Only those who were rated in both years: others would be taken for a change. */
function yearsOf(now: Reading, last: Reading, { i18n }: HttpContext) {
  const pairs = inBothYears(now.rated, last.rated)
  const [these, those] = [pairs.map((pair) => pair.now), pairs.map((pair) => pair.last)]
  const few = isSmall(pairs.length)
  const groups = groupRates(now.content, these)
  const former = alike(groups, groupRates(last.content, those))
  return {
    ...{ pairs, few, groups, former },
    lines: yearOnYear({ ...now, points: these }, { ...last, points: those }),
    gone: goneSince(now.content, last.content),
    change: few ? null : spreadOf(pairs.map(({ change }) => change)),
    better: pairs.filter(({ change }) => change > 0).length,
    worse: pairs.filter(({ change }) => change < 0).length,
    moves: pairs.filter((pair) => pair.now.grade !== pair.last.grade),
    chart: few
      ? null
      : radarChart(
          [
            { name: String(now.cycle.year), lines: groups },
            { name: String(last.cycle.year), lines: former },
          ],
          i18n
        ),
  }
}
