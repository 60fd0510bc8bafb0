import { test } from '@japa/runner'
import { cellText, type CellReading, type ColumnType } from '#app/imports/cell_text'
import type { CellValue } from '#app/core/read_workbook'

/** What stands in a cell of a column of this type, and how it is read. */
const ROWS: [what: string, value: CellValue, type: ColumnType, reading: CellReading][] = [
  ['nothing', null, 'text', { text: null }],
  ['spaces only', ' \u3000\u00A0 ', 'text', { text: null }],
  ['a text with spaces around it', '  燕麓大学 ', 'text', { text: '燕麓大学', note: undefined }],
  ['full-width letters and digits', 'ＡＢ１２号', 'text', { text: 'AB12号', note: 'full_width' }],
  ['Chinese brackets and commas stay', '北京（海淀），一号', 'text', { text: '北京（海淀），一号', note: undefined }],
  ['marks without width go', '海\u200B淀\uFEFF', 'text', { text: '海淀', note: undefined }],
  ['our own apostrophe before a formula goes', "'=1+1", 'text', { text: '=1+1', note: undefined }],
  ['an apostrophe of a name stays', "'t Hooft", 'text', { text: "'t Hooft", note: undefined }],
  ['several lines', 'a \r\n b', 'text', { text: 'a\nb', note: undefined }],
  ['a number in a text column', 12, 'text', { text: '12' }],
  ['a number with rounding noise', 116.30000000000001, 'number', { text: '116.3' }],
  ['a number typed as text', '１１６.３', 'number', { text: '116.3', note: 'full_width' }],
  ['thousands', '1,234', 'number', { text: '1234', note: undefined }],
  ['a day as the spreadsheet counts', 45356, 'date', { text: '2024-03-05' }],
  ['a day of a date cell', new Date('2024-03-05T00:00:00Z'), 'date', { text: '2024-03-05' }],
  ['a moment of a date cell', new Date('2024-03-05T09:30:00Z'), 'text', { text: '2024-03-05 09:30' }],
  ['2024-03-05', '2024-03-05', 'date', { text: '2024-03-05', note: undefined }],
  ['2024/3/5', '2024/3/5', 'date', { text: '2024-03-05', note: undefined }],
  ['2024.3.5', '2024.3.5', 'date', { text: '2024-03-05', note: undefined }],
  ['2024年3月5日', '2024年3月5日', 'date', { text: '2024-03-05', note: undefined }],
  ['２０２４年３月５日', '２０２４年３月５日', 'date', { text: '2024-03-05', note: 'full_width' }],
  ['20240305', '20240305', 'date', { text: '2024-03-05', note: undefined }],
  ['20240305 as a number is no serial', 20240305, 'date', { text: '20240305' }],
  ['no day at all', '下周', 'date', { text: '下周', note: undefined }],
  ['a code as text', '12110000400700014G', 'code', { text: '12110000400700014G', note: undefined }],
  ['a code with spaces', ' 1211 0000 ', 'code', { text: '12110000', note: undefined }],
  ['a short code as a number', 12110000, 'code', { text: '12110000' }],
  ['a code that became a number', 1.1e17, 'code', { text: null, fault: 'rounded_code' }],
  ['a code that became such a text', '1.1E+17', 'code', { text: null, fault: 'rounded_code' }],
  ['a formula', { fault: 'formula' }, 'number', { text: null, fault: 'formula' }],
  ['an error', { fault: 'error' }, 'text', { text: null, fault: 'error' }],
]

test.group('What a cell says', () => {
  for (const [what, value, type, reading] of ROWS) {
    test(`${what} (${type})`, ({ assert }) => {
      assert.deepEqual(cellText(value, type), reading)
    })
  }
})
