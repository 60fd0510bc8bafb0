import { test } from '@japa/runner'
import { cycleWorkbook, type PointLine } from '#app/evaluation_workbooks/cycle_workbook'
import { gradeNames } from '#app/evaluation_workbooks/workbook_words'
import { oneBatch } from '#app/core/spreadsheet'
import { variantFor } from '#app/indicators/indicator_content'
import { standardContent } from '#app/indicators/standard_content'
import {
  factsBy,
  opened,
  randomExtrasOf,
  recalculated,
  shown,
  withoutLibreOffice,
} from '#tests/support/evaluation_workbooks'
import { Dice, SOUND } from '#tests/support/indicators'

const HOSTS = ['university', 'industrial_park', 'public_library', 'market_agency']

/** By the standard system, some figures missing, others at the edges of bands. */
function randomLine(dice: Dice, at: number): PointLine {
  const figures = Object.fromEntries(Object.entries(SOUND).filter(() => dice.next() < 0.95))
  const edges = { consultations: dice.whole(10, 45), satisfaction: dice.shuffled([59.99, 60, 79.99, 80, 90, 95.5])[0] }
  const whole = dice.whole(1, 60)
  const share = { small_share: { part: Math.min(whole, dice.whole(0, 60)), whole } }
  const hostType = HOSTS[at % HOSTS.length]
  const variant = variantFor(standardContent, hostType)
  const known = { ...figures, ...edges, ...share, attendances: dice.whole(0, 150) }
  const { outcome } = factsBy(standardContent, known, randomExtrasOf(standardContent, dice), variant)
  const number = `PG2025-${String(at + 1).padStart(4, '0')}`
  const part = at % 7 === 6 ? ('no_grade' as const) : ('rated' as const)
  return { number, name: `第 ${at + 1} 服务站`, district: '110108', hostType, variant, part, outcome, remark: '' }
}

/** As the results of a year are ranked: among those with a grade, without a veto. */
const isRanked = ({ part, outcome }: PointLine) => part === 'rated' && outcome.extras.vetoes.length === 0

const workbookOf = (lines: PointLine[]) =>
  cycleWorkbook({
    ...{ content: standardContent, title: '2025 年度效能评估', about: [['指标体系', '标准']], seats: 3 },
    points: oneBatch(lines),
  })

test.group('The workbook of a cycle', () => {
  test('has a row for each point, ranked, and one sheet of rules for all types', async ({ assert }) => {
    const dice = new Dice(1)
    const lines = Array.from({ length: 6 }, (_, at) => randomLine(dice, at))
    const workbook = await opened(await workbookOf(lines))
    assert.deepEqual(
      workbook.worksheets.map((sheet) => sheet.name),
      ['说明', '汇总', '规则', '数据']
    )
    const summary = workbook.getWorksheet('汇总')!
    assert.equal(summary.rowCount, 9)
    const headers = summary.getRow(3).values as string[]
    const rank = headers.indexOf('排名')
    const best = lines.filter(isRanked).toSorted((one, other) => other.outcome.final - one.outcome.final)[0]
    const row = 4 + lines.indexOf(best)
    assert.equal(summary.getCell(row, rank).result, 1)
    const rules = workbook.getWorksheet('规则')!.getRow(3).values as string[]
    assert.lengthOf(
      rules.filter((header) => String(header).startsWith('参数值')),
      standardContent.variants.length
    )
  })

  test('takes bounded memory for a thousand points', async ({ assert }) => {
    const dice = new Dice(4)
    const lines = Array.from({ length: 1000 }, (_, at) => randomLine(dice, at))
    const before = process.memoryUsage().rss
    const file = await workbookOf(lines)
    assert.isBelow(file.length, 6 * 1024 * 1024)
    assert.isBelow((process.memoryUsage().rss - before) / 1024 / 1024, 300)
  }).timeout(120_000)

  test('is worked out by LibreOffice for 80 points to the cent as the system did', async ({ assert }) => {
    const dice = new Dice(80)
    const lines = Array.from({ length: 80 }, (_, at) => randomLine(dice, at))
    const [file] = await recalculated([await workbookOf(lines)])
    const workbook = await opened(file)
    const summary = workbook.getWorksheet('汇总')!
    const headers = Array.from({ length: summary.columnCount }, (_, at) => summary.getRow(3).getCell(at + 1).text)
    const at = (header: string, row: number) =>
      shown(summary, summary.getCell(row, headers.indexOf(header) + 1).address)
    const names = gradeNames()
    for (const [index, { outcome }] of lines.entries()) {
      const row = 4 + index
      assert.equal(Math.round(Number(at('总分', row)) * 100), outcome.final, `row ${row}`)
      assert.equal(at('等次（公式）', row), names[outcome.systemGrade])
      assert.equal(at('核对', row), '一致')
      const better = lines.filter((other) => isRanked(other) && other.outcome.final > outcome.final)
      assert.equal(at('排名', row), isRanked(lines[index]) ? 1 + better.length : null)
    }
    assert.equal(shown(workbook.getWorksheet('说明')!, 'B4'), '一致')
    assert.isAbove(new Set(lines.map(({ outcome }) => outcome.systemGrade)).size, 2)
    assert.isBelow(lines.filter(isRanked).length, lines.length)
  })
    .timeout(240_000)
    .skip(withoutLibreOffice !== false, withoutLibreOffice || '')
})
