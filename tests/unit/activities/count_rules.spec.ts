import { test } from '@japa/runner'
import { alikeTo, beginningOf } from '#app/activities/alike'
import { countedContacts } from '#app/activities/count_rules'
import { firstOpenDay, isLocked, lastDayFor } from '#app/activities/months'

const counted = (...days: string[]) => [...countedContacts(days.map((servedOn, id) => ({ id, servedOn })))]

test.group('What counts as one consultation', () => {
  test('one case is one', ({ assert }) => {
    assert.deepEqual(counted('2026-03-02'), [0])
  })

  test('a follow-up on the seventh day does not count, on the eighth it does', ({ assert }) => {
    assert.deepEqual(counted('2026-03-02', '2026-03-09'), [0])
    assert.deepEqual(counted('2026-03-02', '2026-03-10'), [0, 1])
  })

  test('the days run from the contact that counted, not from the last one', ({ assert }) => {
    assert.deepEqual(counted('2026-03-02', '2026-03-08', '2026-03-10', '2026-03-14', '2026-03-18'), [0, 2, 4])
  })

  test('the order in which they were noted does not matter, over the turn of a year either', ({ assert }) => {
    assert.deepEqual(counted('2027-01-02', '2026-12-30'), [1])
  })

  test('two on one day are one', ({ assert }) => {
    assert.deepEqual(counted('2026-03-02', '2026-03-02'), [0])
  })
})

test.group('The month of an entry', () => {
  test('is closed after the tenth of the next one', ({ assert }) => {
    assert.equal(lastDayFor('2026-12'), '2027-01-10')
    assert.isFalse(isLocked('2026-12-31', '2027-01-10'))
    assert.isTrue(isLocked('2026-12-01', '2027-01-11'))
    assert.isFalse(isLocked('2027-01-01', '2027-01-11'))
  })

  test('until the tenth the first open day is in the month before', ({ assert }) => {
    assert.equal(firstOpenDay('2027-01-10'), '2026-12-01')
    assert.equal(firstOpenDay('2027-01-11'), '2027-01-01')
  })
})

test.group('Entries that look alike', () => {
  test('begin with the same twenty characters, whatever the spaces and marks', ({ assert }) => {
    const rows = ['如何检索竞争对手的在华专利？', '如何检索 竞争对手的在华专利', '商标怎么续展']
    assert.deepEqual(
      alikeTo('如何检索竞争对手的在华专利', rows, (row) => row),
      rows.slice(0, 2)
    )
  })

  test('the beginning is counted in characters, and full width is half width', ({ assert }) => {
    assert.equal(beginningOf('ＡＢ c、𠀀'), 'abc𠀀')
    assert.lengthOf([...beginningOf('一'.repeat(30))], 20)
  })
})
