import { buffer } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import { test } from '@japa/runner'
import ExcelJS from 'exceljs'
import { madeOf, oneBatch } from '#app/core/batches'
import { csvStream } from '#app/core/csv'
import { dayCell, timeCell, workbookStream, type Sheet } from '#app/core/spreadsheet'

const sheet: Sheet<number> = {
  name: '台账',
  title: '咨询服务台账',
  footer: '填表人：',
  columns: [
    { header: '序号', value: (_row, index) => index + 1 },
    { header: '内容', value: (row) => `第 ${row} 问` },
  ],
}

async function* inParts(many: number, size: number) {
  for (let at = 0; at < many; at += size) yield Array.from({ length: Math.min(size, many - at) }, (_, n) => at + n)
}

test.group('A workbook', () => {
  test('goes on in another sheet where one is full, under the same headers, and counts on', async ({ assert }) => {
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load((await buffer(workbookStream(sheet, inParts(25, 4), 10))) as never)
    assert.deepEqual(
      workbook.worksheets.map(({ name }) => name),
      ['台账', '台账 (2)', '台账 (3)']
    )
    const rows = workbook.worksheets.flatMap((part) => part.getColumn(1).values.slice(4))
    assert.deepEqual(rows, [...Array.from({ length: 25 }, (_, at) => at + 1), '填表人：'])
    assert.equal(workbook.worksheets[2].getCell('B3').value, '内容')
  })

  test('that is just full has one sheet', async ({ assert }) => {
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load((await buffer(workbookStream(sheet, inParts(10, 4), 10))) as never)
    assert.lengthOf(workbook.worksheets, 1)
  })

  test('has sheets whose names Excel opens, whatever the list is called', async ({ assert }) => {
    const workbook = new ExcelJS.Workbook()
    const named = { ...sheet, name: `25/26 'A' [${'年度网点效能评估'.repeat(4)}]` }
    await workbook.xlsx.load((await buffer(workbookStream(named, inParts(15, 4), 10))) as never)
    const names = workbook.worksheets.map(({ name }) => name)
    assert.deepEqual(names, [
      '25 26  A   年度网点效能评估年度网点效能评估年度网点',
      '25 26  A   年度网点效能评估年度网点效能评估 (2)',
    ])
    for (const name of names) assert.isAtMost(name.length, 31)
  })

  test('is compressed while its rows come, so that they do not wait for each other in memory', async ({ assert }) => {
    let [received, beforeLast] = [0, 0]
    const stream = workbookStream(
      sheet,
      (async function* () {
        for (let part = 0; part < 30; part++) {
          beforeLast = received
          yield Array.from({ length: 1000 }, () => Math.random())
        }
      })()
    )
    for await (const bytes of stream) received += bytes.length
    assert.isAbove(beforeLast, received * 0.8)
  })

  test('asks for no more rows when nobody takes them', async ({ assert }) => {
    let asked = 0
    const stream = workbookStream(
      sheet,
      (async function* () {
        for (; asked < 500; asked++) yield Array.from({ length: 200 }, () => Math.random())
      })()
    )
    for (let before = -1; before !== asked; await pause(200)) before = asked
    assert.isBelow(asked, 500)
    stream.destroy()
    const left = asked
    await pause(200)
    assert.isAtMost(asked, left + 1)
  })

  test('fails as a whole where a row cannot be told, and its rows are let go', async ({ assert }) => {
    let isLetGo = false
    const rows = (async function* () {
      try {
        for (let part = 0; part < 3; part++) yield [part]
      } finally {
        isLetGo = true
      }
    })()
    const unable = () => {
      throw new Error('cannot be told')
    }
    const broken = { ...sheet, columns: [{ header: '内容', value: unable }] }
    await assert.rejects(() => buffer(workbookStream(broken, rows)), /cannot be told/)
    assert.isTrue(isLetGo)
  })

  test('says in its cells what the texts say, whatever is in them', async ({ assert }) => {
    const texts = ['<b> & "x"', ' 前后有空 ', '第一行\n第二行', '铃\u0007声', '\u{20BB7}', '=1+1']
    const words = { ...sheet, columns: [{ header: '内容', value: (row: string) => row }] }
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load((await buffer(workbookStream(words, oneBatch(texts)))) as never)
    const shown = workbook.worksheets[0].getColumn(1).values.slice(4, -1)
    assert.deepEqual(shown, ['<b> & "x"', ' 前后有空 ', '第一行\n第二行', '铃声', '\u{20BB7}', "'=1+1"])
  })

  test('stays at its headers, has them on each printed page, and fits on pages as wide as they are', async ({
    assert,
  }) => {
    const workbook = new ExcelJS.Workbook()
    const dated = {
      ...sheet,
      columns: [{ header: '日期', width: 21, value: () => dayCell('2026-03-02') }, ...sheet.columns],
    }
    await workbook.xlsx.load((await buffer(workbookStream(dated, oneBatch([1])))) as never)
    const [shown] = workbook.worksheets
    assert.containSubset(shown.views[0], { state: 'frozen', ySplit: 3 })
    assert.containSubset(shown.pageSetup, {
      paperSize: 9,
      orientation: 'landscape',
      fitToWidth: 1,
      printTitlesRow: '3:3',
    })
    assert.equal(shown.getColumn(1).width, 21)
    assert.isTrue(shown.getCell('C1').isMerged)
    assert.deepEqual(shown.getCell('A4').value, new Date('2026-03-02T00:00:00Z'))
    assert.equal(shown.getCell('A4').numFmt, 'yyyy-mm-dd')
    assert.containSubset(shown.getCell('C4').alignment, { vertical: 'top', wrapText: true })
  })
})

test.group('The same as plain text', () => {
  test('has its mark, its headers, and days as the clock of Beijing shows them; nothing in it is run', async ({
    assert,
  }) => {
    const moment = new Date('2026-03-01T17:30:00Z')
    const plain: Sheet<string> = {
      ...{ name: 'x', title: 'x' },
      columns: [
        { header: '内容', value: (row) => row },
        { header: '日期', value: () => dayCell('2026-03-02') },
        { header: '时间', value: () => timeCell(moment) },
        { header: '空', value: () => null },
      ],
    }
    const text = await csvStream(plain, oneBatch(['=1+1', '说"是"'])).toArray()
    assert.equal(
      text.join(''),
      '\uFEFF"内容","日期","时间","空"\r\n' +
        '"\'=1+1","2026-03-02","2026-03-02 01:30",""\r\n"说""是""","2026-03-02","2026-03-02 01:30",""\r\n'
    )
  })
})

test.group('Rows for a file', () => {
  test('made of others are as many as those', async ({ assert }) => {
    const made = madeOf(oneBatch([1, 2]), (rows) => rows.map(String))
    assert.equal(await made.count!(), 2)
    assert.deepEqual(await Array.fromAsync(made), [['1', '2']])
  })
})
