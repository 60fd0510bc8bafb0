import { test } from '@japa/runner'
import fc from 'fast-check'
import { addDays } from '#app/calendar/working_days'
import { linesOf, readLines, type Known } from '#app/office/calendar_lines'

const known: Known = {
  today: '2026-11-23',
  entered: new Set(['2027-05-04']),
  first: '2026-12-01',
  last: '2027-12-31',
}

test.group('The notice of a year as lines', () => {
  test('is read day by day, with or without a note', ({ assert }) => {
    const { days, faults } = readLines(
      '2027-01-01 休 元旦 放假\r\n\n  2027-01-03　班\n2027-05-04 删\n2027-06-01 off',
      known
    )
    assert.isEmpty(faults)
    assert.deepEqual(days, [
      { day: '2027-01-01', isWorkday: false, note: '元旦 放假' },
      { day: '2027-01-03', isWorkday: true, note: null },
      { day: '2027-05-04', isWorkday: null, note: null },
      { day: '2027-06-01', isWorkday: false, note: null },
    ])
  })

  test('names every fault by its line', ({ assert }) => {
    const text = [
      '2027-01-01 休',
      '元旦',
      '2027-01-02 上班',
      '2027-02-30 休',
      '2027-1-3 休',
      '1999-12-31 休 很久以前',
      '2026-05-01 休 往年',
      '2027-01-01 班',
      '2027-01-04 删',
      `2027-01-05 休 ${'很'.repeat(61)}`,
    ].join('\n')
    assert.deepEqual(
      readLines(text, known).faults.map(({ line, reason }) => `${line} ${reason}`),
      [
        ...['2 shape', '3 shape', '4 no_such_day', '5 no_such_day', '6 out_of_range', '7 other_year'],
        ...['8 twice', '9 not_entered', '10 note_too_long'],
      ]
    )
  })

  test('takes a day that is past with a note only', ({ assert }) => {
    const year = { ...known, first: '2026-01-01', last: '2026-12-31' }
    assert.equal(readLines('2026-11-22 休', year).faults[0].reason, 'past_without_note')
    assert.isEmpty(readLines('2026-11-22 休 临时放假', year).faults)
    assert.isEmpty(readLines('2026-11-23 休', year).faults)
  })

  test('is the same again when what was read is written', ({ assert }) => {
    const day = fc.nat(364).map((n) => addDays('2027-01-01', n))
    const note = fc.option(fc.constantFrom('元旦', '临时 调整', '春节'), { nil: null })
    const changes = fc.uniqueArray(fc.record({ day, isWorkday: fc.boolean(), note }), { selector: (one) => one.day })
    fc.assert(fc.property(changes, (days) => assert.deepEqual(readLines(linesOf(days), known), { days, faults: [] })))
  })
})
