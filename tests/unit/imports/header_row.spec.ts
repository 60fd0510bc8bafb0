import { test } from '@japa/runner'
import type { CellValue, ReadSheet } from '#app/core/read_workbook'
import { chooseSheet } from '#app/imports/choose_sheet'
import { findHeaders, guessField, mapHeaders } from '#app/imports/header_row'
import type { ImportColumn } from '#app/imports/import_kinds'
import { readRows } from '#app/imports/read_rows'

const COLUMNS: ImportColumn[] = [
  { field: 'index', header: '序号', counted: true },
  { field: 'name', header: '名称', aliases: ['单位名称'], required: true },
  { field: 'east', header: '经度', type: 'number', required: true },
  { field: 'north', header: '纬度', type: 'number', required: true },
  { field: 'until', header: '有效期至', type: 'date' },
]

const sheetOf = (...rows: CellValue[][]): ReadSheet => ({
  name: '名录',
  hidden: false,
  rows: rows.map((cells, at) => ({ number: at + 1, hidden: false, cells })),
})

test.group('Where the table begins', () => {
  test('title and note stand above the headers', ({ assert }) => {
    const sheet = sheetOf(['名录', '名录', '名录'], ['填报单位：'], ['名称', '经度', '纬度'], ['甲', 116, 40])
    const { line, headers } = findHeaders(sheet, COLUMNS)
    assert.equal(line, 3)
    assert.deepEqual(mapHeaders(headers, COLUMNS), { mapping: { name: 1, east: 2, north: 3 }, missing: [], twice: [] })
    assert.deepEqual(headers[1], { column: 2, text: '经度', samples: ['116'] })
  })

  test('of headers in two lines the lower one counts, and the upper one where nothing stands below', ({ assert }) => {
    const sheet = sheetOf(
      ['名称', '坐标', '坐标', '有效期至'],
      [null, '经度', '纬度', null],
      ['甲', 116, 40, '2029-01-01']
    )
    const { line, headers } = findHeaders(sheet, COLUMNS)
    assert.equal(line, 2)
    assert.deepEqual(mapHeaders(headers, COLUMNS).mapping, { name: 1, east: 2, north: 3, until: 4 })
  })

  test('brackets, spaces and stars in a header do not matter, nor other names', ({ assert }) => {
    const sheet = sheetOf(['单位 名称（全称）*', '经度(°)', '纬 度', '备注'])
    assert.deepEqual(mapHeaders(findHeaders(sheet, COLUMNS).headers, COLUMNS).mapping, { name: 1, east: 2, north: 3 })
  })

  test('a header that is missing and one that stands twice are named', ({ assert }) => {
    const { headers } = findHeaders(sheetOf(['名称', '单位名称', '经度']), COLUMNS)
    const { missing, twice } = mapHeaders(headers, COLUMNS)
    assert.deepEqual(
      [missing, twice].map((columns) => columns.map(({ header }) => header)),
      [['纬度'], ['名称']]
    )
  })

  test('a header that resembles one is proposed, one that does not is not', ({ assert }) => {
    assert.equal(guessField('东经经度值', COLUMNS), 'east')
    assert.equal(guessField('网点有效期至何日', COLUMNS), 'until')
    assert.isNull(guessField('备注', COLUMNS))
  })

  test('the visible sheet with most of the headers is read, and the others are named', ({ assert }) => {
    const [cover, table, old] = [
      sheetOf(['说明']),
      sheetOf(['名称', '经度', '纬度']),
      sheetOf(['名称', '经度', '纬度', '有效期至']),
    ]
    const chosen = chooseSheet([{ ...cover, name: '说明' }, table, { ...old, name: '旧表', hidden: true }], COLUMNS)
    assert.equal(chosen.sheet.name, '名录')
    assert.deepEqual(chosen.remarks, [
      { remark: 'other_sheets', params: { names: '说明' } },
      { remark: 'hidden_sheets', params: { names: '旧表' } },
    ])
  })
})

test.group('The lines of the table', () => {
  const mapping = { index: 1, name: 2, east: 3, north: 4 }

  test('empty lines, lines with a number only and the lines below the table are passed over', ({ assert }) => {
    const sheet = sheetOf(
      ['序号', '名称', '经度', '纬度'],
      [1, '甲', 116, 40],
      [null, ' ', null],
      [2, null, null],
      [3, '乙', '116.5', { fault: 'formula' }],
      ['合计', null, 2],
      ['填表人：张三', null, '审核人：'],
      ['联系电话：', null, null]
    )
    const rows = readRows(sheet, 1, mapping, COLUMNS)
    assert.deepEqual(
      rows.map(({ line, cells }) => [line, cells.name, cells.east]),
      [
        [2, '甲', '116'],
        [5, '乙', '116.5'],
      ]
    )
    assert.deepEqual(rows[1].faults, [{ field: 'north', fault: 'formula' }])
  })

  test('an institution whose name begins like a line below the table is one', ({ assert }) => {
    const sheet = sheetOf(['序号', '名称', '经度', '纬度'], [1, '说明书研究所', 116, 40], [null, '备注：无', null])
    assert.lengthOf(readRows(sheet, 1, mapping, COLUMNS), 1)
  })
})
