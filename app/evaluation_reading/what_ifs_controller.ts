import type { HttpContext } from '@adonisjs/core/http'
import { answerWorkbook } from '#app/audit/answer_export'
import { showAgain } from '#app/core/form_page'
import { oneBatch } from '#app/core/spreadsheet'
import { hundredths } from '#app/indicators/fraction'
import { indicatorIn } from '#app/indicators/edit_content'
import type { IndicatorContent } from '#app/indicators/indicator_content'
import { weightSums } from '#app/indicators/publishing_checks'
import { isSmall } from './distribution.js'
import { gradeCounts } from './point_groups.js'
import { answerReading, type Reading, readingFor, renderReading } from './reading_page.js'
import { changesGrade, judged, type Shift, shifts, wished } from './what_if.js'
import { changesInWords, whatIfSheet } from './what_if_sheet.js'
import { type Changes, changesIn, queryOf, wishIn } from './wish.js'

/** As many rows as a page takes; the workbook has all. */
const MOST_ROWS = 100

/** 假如: all points by other weights and grades, from the figures they were rated by. Nothing is kept. */
export default class WhatIfsController {
  async show(ctx: HttpContext) {
    return answerReading(ctx, async (reading) => {
      const { content, outcome } = await triedIn(ctx, reading)
      return render(ctx, reading, content, outcome)
    })
  }

  async export(ctx: HttpContext) {
    const reading = await readingFor(ctx)
    const { rows, changes } = (await triedIn(ctx, reading)).outcome
    const sheet = whatIfSheet(reading, changes, ctx.i18n)
    const details = { name: reading.cycle.title }
    return answerWorkbook(ctx, { action: 'evaluation_cycle.what_if_exported', sheet, rows: oneBatch(rows), details })
  }
}

async function triedIn(ctx: HttpContext, reading: Reading) {
  showAgain(ctx, async () => render(ctx, reading, reading.content))
  const wish = await wishIn(ctx, reading.content)
  const content = wished(reading.content, wish)
  return { content, outcome: outcomeOf(reading, content, changesIn(reading.content, wish)) }
}

function outcomeOf({ content: present, rated }: Reading, content: IndicatorContent, changes: Changes) {
  const [before, after] = [judged(present, rated), judged(content, rated)]
  const rows = shifts(rated, before, after).sort(mostChangedFirst)
  return {
    ...{ rows, changes, query: queryOf(changes) },
    moved: rows.filter((row) => changesGrade(row) || row.ranks !== 0 || row.change !== 0),
    grades: rows.filter(changesGrade).length,
    ranks: rows.filter(({ ranks }) => ranks !== 0).length,
    counts: [gradeCounts(before), gradeCounts(after)],
    /** 审议 or appeals gave another result than the figures alone. */
    decided: rows.filter(({ point, before: was }) => point.grade !== was.grade || point.final !== was.final).length,
    unreachable: unreachable(content),
  }
}

function mostChangedFirst(one: Shift, other: Shift) {
  return (
    Number(changesGrade(other)) - Number(changesGrade(one)) ||
    Math.abs(other.ranks) - Math.abs(one.ranks) ||
    one.after.rank - other.after.rank ||
    one.point.id - other.point.id
  )
}

/** A condition of 优秀 that asks for more than its indicator now weighs: nobody of that type could be excellent. */
function unreachable(content: IndicatorContent) {
  return content.grading.excellent.indicators.flatMap(({ indicator: id, least }) => {
    const indicator = indicatorIn(content, id)
    const variants = content.variants.filter((one) => hundredths(indicator?.points[one.id] ?? 0) < hundredths(least))
    return indicator && variants.length > 0 ? [{ indicator, least, variants }] : []
  })
}

function render(
  ctx: HttpContext,
  reading: Reading,
  content: IndicatorContent,
  outcome: ReturnType<typeof outcomeOf> | null = null
) {
  return renderReading(ctx, 'what_if', {
    ...reading,
    inWords: outcome && changesInWords(outcome.changes, ctx.i18n),
    isSmall: isSmall(reading.rated.length),
    ...{ content, outcome, sums: weightSums(content), most: MOST_ROWS, changesGrade },
  })
}
