import { test } from '@japa/runner'
import ExcelJS from 'exceljs'
import { readWorkbook, WorkbookRefused, type WorkbookFault } from '#app/core/read_workbook'
import { importLimits } from '#config/imports'
import { rezipped, zipped } from '#tests/support/zips'

async function workbook(fill: (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void): Promise<Buffer> {
  const book = new ExcelJS.Workbook()
  fill(book.addWorksheet('名录'), book)
  return Buffer.from(await book.xlsx.writeBuffer())
}

const small = () => workbook((sheet) => void sheet.addRow(['名称']))

/** What nobody sends in good faith, and what it is called. */
const REFUSED: [what: string, file: () => Promise<Buffer>, reason: WorkbookFault][] = [
  ['no archive at all', async () => Buffer.from('名称,经度\n甲,116'), 'damaged'],
  ['half of a workbook', async () => (await small()).subarray(0, 2000), 'damaged'],
  ['an archive without a workbook', () => zipped(new Map([['a.txt', Buffer.from('a')]])), 'damaged'],
  [
    'a bomb',
    async () =>
      rezipped(await small(), (parts) => void parts.set('xl/media/a.xml', Buffer.alloc(importLimits.mostUnpacked + 1))),
    'bomb',
  ],
  [
    'a small bomb that is many times its size',
    async () => rezipped(await small(), (parts) => void parts.set('xl/media/a.xml', Buffer.alloc(20 * 1024 * 1024))),
    'bomb',
  ],
  [
    'very many parts',
    async () =>
      rezipped(await small(), (parts) => {
        for (let n = 0; n <= importLimits.mostParts; n++) parts.set(`xl/media/${n}.xml`, Buffer.from('a'))
      }),
    'too_many_parts',
  ],
  [
    'macros',
    async () => rezipped(await small(), (parts) => void parts.set('xl/vbaProject.bin', Buffer.from('a'))),
    'macros',
  ],
  [
    'a document type with entities',
    async () =>
      rezipped(await small(), (parts) => {
        const text = parts.get('xl/workbook.xml')!.toString()
        parts.set('xl/workbook.xml', Buffer.from(text.replace('<workbook', '<!DOCTYPE a [<!ENTITY b "c">]><workbook')))
      }),
    'unsafe',
  ],
  [
    'too many rows',
    () => workbook((sheet) => void sheet.addRows(Array.from({ length: importLimits.mostRows + 200 }, () => ['甲']))),
    'too_many_rows',
  ],
  [
    'too many columns',
    () => workbook((sheet) => void sheet.addRow(Array.from({ length: 200 }, () => '甲'))),
    'too_many_columns',
  ],
]

test.group('A workbook from somewhere else', () => {
  for (const [what, file, reason] of REFUSED) {
    test(`${what} is refused as ${reason}`, async ({ assert }) => {
      const error = await readWorkbook(await file(), importLimits).catch((refusal) => refusal)
      assert.instanceOf(error, WorkbookRefused)
      assert.equal(error.reason, reason)
    })
  }

  test('a size that the archive does not admit is counted all the same', async ({ assert }) => {
    const bomb = await rezipped(
      await small(),
      (parts) => void parts.set('xl/media/a.xml', Buffer.alloc(20 * 1024 * 1024))
    )
    for (let at = 0; (at = bomb.indexOf('xl/media/a.xml', at)) >= 0; at++) {
      for (const [signature, size, name] of [
        [0x02014b50, 24, 46],
        [0x04034b50, 22, 30],
      ])
        if (bomb.readUInt32LE(at - name) === signature) bomb.writeUInt32LE(100, at - name + size)
    }
    const error = await readWorkbook(bomb, importLimits).catch((refusal) => refusal)
    assert.instanceOf(error, WorkbookRefused)
  })

  test('cells are values: formulas and errors say that they are none, merged cells say the same', async ({
    assert,
  }) => {
    const file = await workbook((sheet, book) => {
      sheet.addRow(['标题', null, null])
      sheet.mergeCells(1, 1, 1, 3)
      sheet.addRow([{ formula: '1+1', result: 2 }, { error: '#N/A' }, { richText: [{ text: '海' }, { text: '淀' }] }])
      sheet.addRow([{ text: '网址', hyperlink: 'https://a.example' }, true, new Date('2024-03-05T00:00:00Z')])
      sheet.getRow(3).hidden = true
      book.addWorksheet('旧', { state: 'hidden' })
    })
    const [sheet, old] = await readWorkbook(file, importLimits)
    assert.deepEqual(
      sheet.rows.map(({ cells }) => cells),
      [
        ['标题', '标题', '标题'],
        [{ fault: 'formula' }, { fault: 'error' }, '海淀'],
        ['网址', 'TRUE', new Date('2024-03-05T00:00:00Z')],
      ]
    )
    assert.deepEqual([sheet.rows[1].hidden, sheet.rows[2].hidden, old.hidden], [false, true, true])
  })
})
