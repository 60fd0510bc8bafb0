import { test } from '@japa/runner'
import { nextTerm } from '#app/designations/designation_renewal'
import { gradesThatCount, renewalFault, renewalWindow, skipsExperts } from '#app/designations/renewal_rules'
import type { Grade } from '#app/designations/yearly_grade'

test.group('The window of a renewal', () => {
  test('opens 90 and closes 30 calendar days before the last day of the term', ({ assert }) => {
    assert.deepEqual(renewalWindow('2026-12-31'), { opensOn: '2026-10-02', closesOn: '2026-12-01' })
    assert.deepEqual(renewalWindow('2028-03-30'), { opensOn: '2027-12-31', closesOn: '2028-02-29' })
  })

  for (const [today, fault] of [
    ['2026-10-01', 'not_yet'],
    ['2026-10-02', null],
    ['2026-12-01', null],
    ['2026-12-02', 'over'],
    ['2027-01-05', 'over'],
  ] as const) {
    test(`on ${today} it is ${fault ?? 'open'}`, ({ assert }) => {
      assert.equal(renewalFault('2026-12-31', today), fault)
    })
  }
})

test.group('Experts are not asked', () => {
  for (const [why, grades, skips] of [
    ['three good grades', { 2023: 'good', 2024: 'excellent', 2025: 'good' }, true],
    ['the newest is 合格', { 2023: 'good', 2024: 'good', 2025: 'qualified' }, false],
    ['one of three is 合格', { 2023: 'qualified', 2024: 'good', 2025: 'excellent' }, false],
    ['one is 不合格', { 2024: 'unqualified', 2025: 'excellent' }, false],
    ['one good grade alone', { 2025: 'good' }, true],
    ['no grade at all', {}, false],
    ['an old 合格 does not count any more', { 2022: 'qualified', 2023: 'good', 2024: 'good', 2025: 'good' }, true],
    ['good grades that are too old', { 2021: 'excellent', 2022: 'excellent' }, false],
    ['this year counts when it is there', { 2023: 'qualified', 2024: 'good', 2025: 'good', 2026: 'good' }, true],
    ['a year to come does not', { 2027: 'unqualified', 2025: 'good' }, true],
  ] as const) {
    test(`${why}: ${skips ? 'yes' : 'no'}`, ({ assert }) => {
      const rows = Object.entries(grades).map(([year, grade]) => ({ year: Number(year), grade: grade as Grade }))
      assert.equal(skipsExperts(rows, 2026), skips)
    })
  }

  test('the grades that count come newest first', ({ assert }) => {
    const rows = [2022, 2025, 2023, 2024].map((year) => ({ year, grade: 'good' as const }))
    assert.deepEqual(
      gradesThatCount(rows, 2026).map(({ year }) => year),
      [2025, 2024, 2023]
    )
  })
})

test.group('The next term', () => {
  test('begins the day after the old one ends', ({ assert }) => {
    assert.deepEqual(nextTerm('2026-12-31', '2026-12-10', 3), { from: '2027-01-01', until: '2029-12-31' })
    assert.deepEqual(nextTerm('2026-12-31', '2027-01-01', 3), { from: '2027-01-01', until: '2029-12-31' })
  })

  test('begins on the day of the decision when that comes later', ({ assert }) => {
    assert.deepEqual(nextTerm('2026-12-31', '2027-01-20', 3), { from: '2027-01-20', until: '2030-01-19' })
  })

  test('ends on the last day of February when it began on a 1 March', ({ assert }) => {
    assert.deepEqual(nextTerm('2025-02-28', '2025-02-10', 3), { from: '2025-03-01', until: '2028-02-29' })
  })
})
