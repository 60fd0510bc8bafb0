import { test } from '@japa/runner'
import { pointWorkbook } from '#app/evaluation_workbooks/point_workbook'
import { gradeNames } from '#app/evaluation_workbooks/workbook_words'
import { indicatorsOf } from '#app/indicators/indicator_content'
import { standardContent } from '#app/indicators/standard_content'
import { NO_EXTRAS } from '#app/indicators/total'
import {
  factsBy,
  opened,
  randomContent,
  randomFacts,
  recalculated,
  shown,
  withoutLibreOffice,
} from '#tests/support/evaluation_workbooks'
import { Dice, SOUND } from '#tests/support/indicators'
import { unzipped } from '#tests/support/zips'

/** The parts of a sheet in the order that Excel insists on; anything else is a file to be repaired. */
const ORDER = [
  ...['sheetPr', 'dimension', 'sheetViews', 'sheetFormatPr', 'cols', 'sheetData', 'sheetProtection', 'autoFilter'],
  ...['mergeCells', 'conditionalFormatting', 'dataValidations', 'hyperlinks', 'printOptions', 'pageMargins'],
  ...['pageSetup', 'headerFooter', 'drawing', 'legacyDrawing', 'tableParts', 'extLst'],
]

test.group('The workbook of a point', () => {
  test('has its sheets in order, locked but for the parameters, ready for A4', async ({ assert }) => {
    const workbook = await opened(await pointWorkbook(factsBy(standardContent, SOUND, NO_EXTRAS, 'general')))
    assert.deepEqual(
      workbook.worksheets.map((sheet) => sheet.name),
      ['说明', '得分', '数据', '专家', '佐证', '规则', '核对']
    )
    for (const sheet of workbook.worksheets) {
      assert.deepInclude(sheet.pageSetup, { paperSize: 9, orientation: 'landscape', fitToWidth: 1, fitToHeight: 0 })
      assert.equal(sheet.views[0].state, 'frozen')
      assert.isTrue((sheet as unknown as { sheetProtection: { sheet: boolean } }).sheetProtection.sheet)
      const open: string[] = []
      sheet.eachRow((row) =>
        row.eachCell((cell) => void (cell.protection?.locked === false && open.push(cell.address)))
      )
      if (sheet.name === '规则') assert.isAbove(open.length, 60)
      else assert.deepEqual(open, [])
      for (const address of open) assert.isNumber(sheet.getCell(address).value)
    }
  })

  test('keeps to the order in which Excel reads a sheet, so that nothing is to be repaired', async ({ assert }) => {
    const parts = await unzipped(await pointWorkbook(factsBy(standardContent, SOUND, NO_EXTRAS, 'general')))
    const sheets = [...parts].filter(([path]) => /^xl\/worksheets\/sheet\d+\.xml$/.test(path))
    assert.lengthOf(sheets, 7)
    for (const [path, xml] of sheets) {
      const body = xml.toString().replace(/<sheetData>.*<\/sheetData>/s, '<sheetData/>')
      const inner = body.slice(body.indexOf('>', body.indexOf('<worksheet')) + 1)
      const found = [...inner.matchAll(/<(\w+)[ />]/g)].map(([, tag]) => ORDER.indexOf(tag)).filter((at) => at >= 0)
      assert.deepEqual(
        found,
        found.toSorted((one, other) => one - other),
        path
      )
    }
    const all = [...parts.keys()].join('\n')
    for (const bad of ['vbaProject', 'externalLink', 'calcChain']) assert.notInclude(all, bad)
  })

  test('makes no formula of what people typed', async ({ assert }) => {
    const facts = factsBy(standardContent, SOUND, NO_EXTRAS, 'general')
    const bad = '=HYPERLINK("http://evil.example","点我")'
    const workbook = await opened(
      await pointWorkbook({
        ...{ ...facts, name: bad, about: [['单位', bad]] },
        filed: {
          answers: { c1: { figures: {}, score: 1000, statement: '@SUM(A1)' } },
          evidence: [{ id: 1, indicator: 'a2', number: 1, name: '+cmd|calc', sha256: 'ab' }],
        },
      })
    )
    const formulas: string[] = []
    const texts: string[] = []
    for (const sheet of workbook.worksheets)
      sheet.eachRow((row) =>
        row.eachCell(({ value, formula }) => void (formula ? formulas.push(formula) : texts.push(String(value))))
      )
    assert.isFalse(formulas.some((formula) => /HYPERLINK|cmd|@/.test(formula)))
    assert.include(texts, `'${bad}`)
    assert.include(texts, "'@SUM(A1)")
    assert.include(texts, "'+cmd|calc")
  })

  test('names every number of every rule as a cell of the sheet of rules', async ({ assert }) => {
    const dice = new Dice(21)
    for (let round = 0; round < 8; round++) {
      const content = randomContent(dice)
      const workbook = await opened(await pointWorkbook(randomFacts(dice, content)))
      const scores = workbook.getWorksheet('得分')!
      const lines = indicatorsOf(content).length
      const formulas: string[] = []
      scores.getColumn(11).eachCell((cell) => void (cell.formula && formulas.push(cell.formula)))
      assert.isAtLeast(formulas.length, lines + 5)
      const own = formulas.filter((formula) => formula.includes('规则!'))
      assert.isAtLeast(own.length, lines)
    }
  })
})

test.group('LibreOffice, given the workbook of a point', (group) => {
  if (withoutLibreOffice) group.each.skip(true, withoutLibreOffice)

  test('works out 20 random workbooks to the cent as the system did, and says that they agree', async ({ assert }) => {
    const dice = new Dice(2026)
    const all = Array.from({ length: 20 }, () => randomFacts(dice))
    const files = await Promise.all(all.map(pointWorkbook))
    const names = gradeNames()
    for (const [at, file] of (await recalculated(files)).entries()) {
      const workbook = await opened(file)
      const [scores, check] = [workbook.getWorksheet('得分')!, workbook.getWorksheet('核对')!]
      const { content, outcome } = all[at]
      const found: Record<string, unknown> = {}
      scores.eachRow((row) => (found[row.getCell(3).text] = shown(scores, `K${row.number}`)))
      for (const { id, code, name } of indicatorsOf(content))
        assert.equal(
          Math.round(Number(found[`${code} ${name.zh}`]) * 100),
          outcome.lines[id].hundredths,
          `${at} ${code}`
        )
      for (const [label, hundredths] of [
        ['基础分', outcome.base],
        ['加分', outcome.bonus],
        ['扣分', outcome.deduction],
        ['总分', outcome.final],
      ] as const)
        assert.equal(Math.round(Number(found[label]) * 100), hundredths, `${at} ${label}`)
      assert.equal(found['等次（按总分与条件）'], names[outcome.systemGrade])
      assert.equal(shown(check, 'E4'), '一致')
      assert.equal(shown(workbook.getWorksheet('说明')!, 'B4'), '一致')
    }
    assert.isAbove(new Set(all.map(({ outcome }) => outcome.systemGrade)).size, 2)
  }).timeout(300_000)

  test('shows in every cell what the system had written beside the formula', async ({ assert }) => {
    const facts = factsBy(standardContent, { ...SOUND, consultations: 13, satisfaction: null }, NO_EXTRAS, 'general')
    const file = await pointWorkbook(facts)
    const [before, [after]] = [await opened(file), await recalculated([file])]
    const workbook = await opened(after)
    const wrong: string[] = []
    for (const sheet of before.worksheets)
      sheet.eachRow((row) =>
        row.eachCell(({ address, formula }) => {
          const [said, worked] = [shown(sheet, address), shown(workbook.getWorksheet(sheet.name)!, address)]
          if (formula && said !== worked) wrong.push(`${sheet.name} ${address} ${formula}: ${said} / ${worked}`)
        })
      )
    assert.deepEqual(wrong, [])
  }).timeout(120_000)

  test('says that it differs, and why, once somebody has changed a rule', async ({ assert }) => {
    const workbook = await opened(await pointWorkbook(factsBy(standardContent, SOUND, NO_EXTRAS, 'general')))
    const rules = workbook.getWorksheet('规则')!
    let changed = 0
    rules.eachRow((row) => {
      if (String(row.getCell(4).value) !== '加分上限' && !/：达到此值得满分$/.test(String(row.getCell(4).value))) return
      row.getCell(5).value = 1000
      changed++
    })
    const [file] = await recalculated([Buffer.from(await workbook.xlsx.writeBuffer())])
    const check = (await opened(file)).getWorksheet('核对')!
    assert.equal(shown(check, 'E4'), `不一致：规则参数已改动 ${changed} 处`)
    assert.isBelow(Number(shown(check, `C${check.rowCount - 1}`)), 100)
  }).timeout(120_000)
})
