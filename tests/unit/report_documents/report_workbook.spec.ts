import ExcelJS from 'exceljs'
import { test } from '@japa/runner'
import { publicReport } from '#app/report_documents/report_content'
import { reportWorkbook } from '#app/report_documents/report_workbook'
import { workReport } from '#tests/support/work_reports'

async function opened(bytes: Buffer) {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(bytes as never)
  return workbook
}

const report = workReport()

test.group('The tables of the report as a workbook', () => {
  test('each stand on a sheet of their own, under their caption, and all facts on the last one', async ({ assert }) => {
    const workbook = await opened(await reportWorkbook(report))
    const names = workbook.worksheets.map(({ name }) => name)
    assert.deepEqual(names, [...Array.from({ length: 18 }, (_, at) => `表${at + 1}`), '附件1-1', '全部数据'])
    const [first] = workbook.worksheets
    assert.equal(first.getCell('A1').value, '表1　主要指标完成情况')
    assert.deepEqual((first.getRow(2).values as string[]).slice(1), ['指标', '目标', '完成', '完成率', '同比', '进度'])
  })

  test('have real numbers that are those of the facts, with their unit as a format', async ({ assert }) => {
    const workbook = await opened(await reportWorkbook(report))
    let numbers = 0
    const facts = new Map(report.chapters.flatMap(({ gathered }) => gathered.facts.map((fact) => [fact.key, fact])))
    for (const block of report.chapters.flatMap(({ blocks }) => blocks)) {
      if (block.kind !== 'table' || block.number === undefined) continue
      const sheet = workbook.getWorksheet(`表${block.number}`)!
      for (const [row, cells] of block.rows.entries())
        for (const [column, cell] of cells.entries()) {
          if (typeof cell === 'string' || cell.form === 'change') continue
          const fact = facts.get(cell.fact)!
          assert.equal(sheet.getRow(row + 3).getCell(column + 1).value, fact.value ?? '—', fact.key)
          numbers++
        }
    }
    assert.isAbove(numbers, 200)
    const cell = workbook.getWorksheet('表1')!.getCell('C4')
    assert.deepEqual([cell.value, cell.numFmt], [31_204, '#,##0"次"'])
    assert.equal(workbook.getWorksheet('表1')!.getCell('C10').numFmt, '#,##0.00"分"')

    const all = workbook.getWorksheet('全部数据')!
    assert.equal(all.rowCount, facts.size + 2)
    all.eachRow((row, at) => {
      if (at < 3) return
      const fact = facts.get(String(row.getCell(1).value))!
      assert.equal(row.getCell(4).value ?? null, fact.value)
      assert.equal(row.getCell(12).value, fact.rowsHash)
    })
  })

  test('never hold a formula', async ({ assert }) => {
    const rows = [['=1+1', '+86', '@x']]
    const chapter = { ...report.chapters[9] }
    const block = { ...(chapter.blocks.find(({ kind }) => kind === 'table') as object), rows } as never
    const workbook = await opened(await reportWorkbook({ ...report, chapters: [{ ...chapter, blocks: [block] }] }))
    const values = (workbook.worksheets[0].getRow(3).values as string[]).slice(1)
    assert.deepEqual(values, ["'=1+1", "'+86", "'@x"])
  })

  test('tell the public nothing internal', async ({ assert }) => {
    const workbook = await opened(await reportWorkbook(publicReport(report)))
    assert.isUndefined(workbook.getWorksheet('表17'))
    const all = workbook.getWorksheet('全部数据')!
    assert.notInclude(all.getRow(2).values as string[], '明细页面')
    const keys = all.getColumn(1).values.map(String)
    assert.isFalse(keys.some((key) => key.startsWith('problems.score')))
    assert.include(keys, 'overview.points')
  })

  test('are the same to the byte whenever they are written', async ({ assert }) => {
    const first = await reportWorkbook(report)
    await reportWorkbook(publicReport(report))
    assert.isTrue(first.equals(await reportWorkbook(workReport())))
  })
})
