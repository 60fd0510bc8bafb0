import { test } from '@japa/runner'
import ExcelJS from 'exceljs'
import { canonicalJson } from '#app/core/canonical_json'
import { tablesWorkbook } from '#app/core/tables_workbook'
import type { IndicatorContent } from '#app/indicators/indicator_content'
import { tablesOf } from '#app/indicators/indicator_workbook'
import { contentIn } from '#app/indicators/read_workbook_content'
import { standardContent } from '#app/indicators/standard_content'
import { Dice, randomIndicator } from '#tests/support/indicators'

const FACTS = { nameZh: '体系', nameEn: 'System', year: 2026, number: 1, hash: null }
const fileOf = (content: IndicatorContent) => tablesWorkbook(tablesOf(content, FACTS))

/** The standard system in a workbook in which somebody changed something. */
async function changed(change: (workbook: ExcelJS.Workbook) => void) {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load((await fileOf(standardContent)) as never)
  change(workbook)
  return contentIn(Buffer.from(await workbook.xlsx.writeBuffer()))
}

const places = ({ faults }: Awaited<ReturnType<typeof contentIn>>) =>
  faults.map(({ sheet, cell, key }) => `${sheet}${cell ? ` ${cell}` : ''}: ${key}`)

test.group('A system in a workbook', () => {
  test('comes back as it went', async ({ assert }) => {
    const { content, faults } = await contentIn(await fileOf(standardContent))
    assert.isEmpty(faults)
    assert.equal(canonicalJson(content), canonicalJson(standardContent))
  })

  test('comes back as it went, whatever its rules and names', async ({ assert }) => {
    const dice = new Dice(11)
    for (let round = 0; round < 16; round++) {
      const indicators = Array.from({ length: 4 }, (_, at) => {
        const one = randomIndicator(dice, round + at)
        const name = { zh: '=1+1', en: '@SUM(A1) 说“明”,;' }
        return { ...one, id: `i${at}`, name, points: { general: one.points.v, v: dice.decimal(9) } }
      })
      const variants = [...standardContent.variants.slice(0, 1), { id: 'v', name: { zh: '类', en: '' }, hostTypes: [] }]
      const groups = [
        { id: 'g', code: 'G', name: { zh: '组', en: '' }, indicators },
        { id: 'h', code: '', name: { zh: '', en: '' }, indicators: [] },
      ]
      const before = { ...standardContent, variants, groups }
      const { content, faults } = await contentIn(await fileOf(before))
      assert.isEmpty(faults)
      assert.equal(canonicalJson(content), canonicalJson(before))
    }
  })

  test('has no formulas, whatever a name says', async ({ assert }) => {
    const workbook = new ExcelJS.Workbook()
    const vetoes = [{ id: 'x', name: { zh: '=HYPERLINK("http://x")', en: '+1' } }]
    await workbook.xlsx.load((await fileOf({ ...standardContent, vetoes })) as never)
    workbook.eachSheet((sheet) =>
      sheet.eachRow((row) => row.eachCell((cell) => assert.notEqual(cell.type, ExcelJS.ValueType.Formula)))
    )
  })

  test('is refused with every cell that is wrong', async ({ assert }) => {
    const read = await changed((workbook) => {
      const indicators = workbook.getWorksheet('指标')!
      indicators.getCell('J2').value = '五分'
      indicators.getCell('J3').value = 1.005
      indicators.getCell('I4').value = '也许'
      workbook.getWorksheet('规则')!.getCell('M2').value = { formula: '1+1', result: 2 }
      workbook.getWorksheet('规则')!.getCell('A4').value = 'a!'
      workbook.getWorksheet('等次')!.getCell('B2').value = '特优'
      workbook.getWorksheet('类型')!.getCell('D3').value = 'zoo'
    })
    assert.isNull(read.content)
    assert.includeMembers(places(read), [
      '指标 J2: no_number',
      '指标 J3: two_decimals',
      '指标 I4: not_one_of',
      '规则 A4: no_id',
      '等次 B2: not_one_of',
      '类型 D3: not_one_of',
    ])
  })

  test('never takes a formula for a value', async ({ assert }) => {
    const read = await changed((workbook) => {
      workbook.getWorksheet('指标')!.getCell('J2').value = { formula: '2+3', result: 5 }
    })
    assert.includeMembers(places(read), ['指标 J2: formula'])
  })

  test('is refused when its structure was edited, or when it is another one', async ({ assert }) => {
    const edits: [string, (workbook: ExcelJS.Workbook) => void, string][] = [
      [
        'a sheet is gone',
        (workbook) => workbook.removeWorksheet(workbook.getWorksheet('加减分')!.id),
        '加减分: no_sheet',
      ],
      ['a header', (workbook) => (workbook.getWorksheet('规则')!.getCell('D1').value = '规则类型'), '规则: header'],
      [
        'a column more',
        (workbook) => (workbook.getWorksheet('等次')!.getCell('D1').value = '备注'),
        '等次: more_columns',
      ],
      ['another format', (workbook) => (workbook.getWorksheet('说明')!.getCell('B2').value = 'x/2'), '说明: foreign'],
      ['a rule without indicator', (workbook) => workbook.getWorksheet('指标')!.spliceRows(2, 1), '规则: lost_rule'],
    ]
    for (const [what, edit, fault] of edits) {
      const read = await changed(edit)
      assert.isNull(read.content, what)
      assert.include(places(read), fault, what)
    }
    const foreign = new ExcelJS.Workbook()
    foreign.addWorksheet('Sheet1').addRow(['序号', '单位名称'])
    const read = await contentIn(Buffer.from(await foreign.xlsx.writeBuffer()))
    assert.deepEqual(places(read), ['说明: foreign'])
    assert.deepEqual(places(await contentIn(Buffer.from('no zip'))), [': damaged'])
  })
})
