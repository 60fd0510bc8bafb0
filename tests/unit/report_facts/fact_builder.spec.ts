import { test } from '@japa/runner'
import { hashOfRows } from '#app/report_facts/fact'
import { factsFrom, sumOf } from '#app/report_facts/fact_builder'

const rows = [
  { year: 2024, channel: 'phone', records: 2 },
  { year: 2025, channel: 'phone', records: 3 },
  { year: 2025, channel: 'visit', records: 5 },
]
const making = {
  rows,
  unit: '次',
  query: 'consultations@1',
  value: sumOf('records'),
  rowsPath: '/consultations',
} as const

test.group('Facts of grouped rows', () => {
  test('a figure comes with the year before, its page and the hash of its own rows', ({ assert }) => {
    const fact = factsFrom({ ...making, year: 2025 })
    const phone = fact({ key: 'a.phone', label: '电话', where: ({ channel }) => channel === 'phone' })
    assert.deepEqual(phone, {
      ...{ key: 'a.phone', label: '电话', value: 3, previous: 2, decimals: 0, unit: '次', query: 'consultations@1' },
      ...{ period: { from: '2025-01-01', until: '2025-12-31' }, rowsPath: '/consultations', rowsCount: 3 },
      rowsHash: hashOfRows([{ year: 2025, channel: 'phone', records: 3 }]),
    })
    assert.equal(fact({ key: 'a', label: '合计' }).value, 8)
  })

  test('a part of which there is nothing is nought in a year with rows, and unknown in one without', ({ assert }) => {
    const part = { key: 'a.visit', label: '上门', where: ({ channel }: { channel: string }) => channel === 'visit' }
    assert.equal(factsFrom({ ...making, year: 2024 })(part).value, 0)
    assert.isNull(factsFrom({ ...making, year: 2024 })(part).previous)
    const unknown = factsFrom({ ...making, year: 2023 })(part)
    assert.deepInclude(unknown, { value: null, previous: null, missing: 'not_recorded', rowsCount: 0 })
  })

  test('the hash is of the rows, in whatever order they came', ({ assert }) => {
    const [one, other] = [rows, rows.toReversed()].map(
      (some) => factsFrom({ ...making, rows: some, year: 2025 })({ key: 'a', label: '合计' }).rowsHash
    )
    assert.equal(one, other)
  })
})
