import { test } from '@japa/runner'
import { decodeText, readTable, rowsUnder } from '#app/core/csv'
import { typedCell } from '#app/core/form_cells'

test.group('A table that is pasted or uploaded', () => {
  test('has commas, quoted cells and lines of its own', ({ assert }) => {
    assert.deepEqual(readTable('\uFEFFa,b\r\n"1,5","say ""hi""\nthere"\r\n\r\n ,\n x , y \n'), [
      ['a', 'b'],
      ['1,5', 'say "hi"\nthere'],
      ['x', 'y'],
    ])
    assert.deepEqual(readTable(''), [])
    assert.deepEqual(readTable('a,,c'), [['a', '', 'c']])
  })

  test('has tabs when it comes from a spreadsheet', ({ assert }) => {
    assert.deepEqual(readTable('甲\t乙\n1,200\t二'), [
      ['甲', '乙'],
      ['1,200', '二'],
    ])
  })

  test('that is broken stays text and hangs nobody', ({ assert }) => {
    assert.deepEqual(readTable('a,b\n"x"y,z'), [['a', 'b'], ['"x"y,z']])
    assert.deepEqual(readTable('a\n"never closed'), [['a'], ['"never closed']])
  })

  test('is read in the encodings that spreadsheets write', ({ assert }) => {
    assert.equal(decodeText(Buffer.from('期间')), '期间')
    assert.equal(decodeText(new Uint8Array([0xc6, 0xda, 0xbc, 0xe4])), '期间')
  })

  test('names exactly its columns, in whatever order', ({ assert }) => {
    const read = (text: string) => rowsUnder(['甲', '乙'], text)
    assert.deepEqual(read('乙,甲\n1,2').rows, [{ line: 2, cells: { 乙: '1', 甲: '2' } }])
    assert.deepEqual(read('乙,丙\n1,2'), { rows: [], missing: ['甲'], unknown: ['丙'] })
    assert.deepEqual(read('甲,乙,乙\n1,2,3').unknown, ['乙'])
    assert.deepEqual(read('').missing, ['甲', '乙'])
  })

  test('says numbers, days and options as people write them', ({ assert }) => {
    const i18n = { t: (key: string) => ({ 'kinds.a': '甲类' })[key] ?? key } as never
    const cell = (field: object, text: string) => typedCell({ name: 'x', ...field } as never, text, i18n)
    assert.equal(cell({ kind: 'integer' }, '1,234,567'), '1234567')
    assert.equal(cell({ kind: 'date' }, '2026/3/5'), '2026-03-05')
    assert.equal(cell({ kind: 'date' }, '2026年12月31日'), '2026-12-31')
    assert.equal(cell({ kind: 'date' }, 'tomorrow'), 'tomorrow')
    const choice = { kind: 'choice', options: ['a'], labels: 'kinds' }
    assert.deepEqual([cell(choice, '甲类'), cell(choice, 'a'), cell(choice, '乙类')], ['a', 'a', '乙类'])
    assert.isNull(cell({ kind: 'text' }, ''))
    assert.equal(cell({ kind: 'text' }, "'=1+1"), '=1+1')
  })
})
