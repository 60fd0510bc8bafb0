import type { HttpContext } from '@adonisjs/core/http'
import config from '#config/evaluation_reading'
import { answerWorkbook } from '#app/audit/answer_export'
import { showAgain } from '#app/core/form_page'
import { oneBatch } from '#app/core/spreadsheet'
import { isSmall } from './distribution.js'
import { firmnessOf, nearEdge } from './firmness.js'
import { answerReading, type Reading, readingFor, renderReading } from './reading_page.js'
import { seedValidator } from './reading_validators.js'
import { type SensitivityLine, sensitivityOf } from './sensitivity.js'
import { sensitivitySheet } from './sensitivity_sheet.js'
import { isFirm } from './stability.js'
import { prepared, standings } from './standings.js'
import { edgeTippings, pairTippings, weightsAround } from './tipping.js'
import { weightsOf } from './weights.js'

const MOST_ROWS = 100

/** 敏感性: which weights decide, and whose grade hangs on them. */
export default class SensitivitiesController {
  async show(ctx: HttpContext) {
    return answerReading(ctx, async (reading) => {
      const { year } = reading.cycle
      showAgain(ctx, async () => render(ctx, reading, year))
      const { seed = year } = await ctx.request.validateUsing(seedValidator)
      return render(ctx, reading, seed)
    })
  }

  async export(ctx: HttpContext) {
    const reading = await readingFor(ctx)
    const rows = linesOf(reading)
    const sheet = sensitivitySheet(reading, ctx.i18n)
    const details = { name: reading.cycle.title }
    return answerWorkbook(ctx, { action: 'evaluation_cycle.reading_exported', sheet, rows: oneBatch(rows), details })
  }
}

/** What changes most first. */
function linesOf({ content, rated }: Reading): SensitivityLine[] {
  const weighs = ({ more, less }: SensitivityLine) => (more.grades + less.grades) * 10_000 + more.ranks + less.ranks
  const points = rated.map((point) => prepared(content, point))
  return sensitivityOf(content, points).sort((one, other) => weighs(other) - weighs(one))
}

function render(ctx: HttpContext, reading: Reading, seed: number) {
  const { content, rated } = reading
  const points = rated.map((point) => prepared(content, point))
  const now = standings(content, points, weightsOf(content))
  const firmness = firmnessOf(reading, seed)
  const shaky = rated
    .map((point) => ({ point, line: firmness.of.get(point.id)! }))
    .filter(({ line }) => !isFirm(line))
    .sort((one, other) => one.line.kept - other.line.kept)
  return renderReading(ctx, 'sensitivity', {
    ...reading,
    ...{ config, firmness, seed, shaky: shaky.slice(0, MOST_ROWS), shakyCount: shaky.length },
    lines: linesOf(reading),
    near: nearEdge(reading).length,
    edges: edgeTippings(content, points, now),
    pairs: isSmall(rated.length) ? [] : pairTippings(content, points, now),
    isSmall: isSmall(rated.length),
    nameOf: (id: number) => rated.find((point) => point.id === id)!.name,
    around: (tipping: Parameters<typeof weightsAround>[1]) => weightsAround(content, tipping),
  })
}
