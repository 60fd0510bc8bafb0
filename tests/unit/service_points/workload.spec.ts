import fc from 'fast-check'
import { test } from '@japa/runner'
import { byLoad, distributeByDistrict, distributeByLoad } from '#app/service_points/workload'

const DISTRICTS = ['110101', '110105', '110108', '110114', '110116', '110118']
const NAMES = ['沈怀瑾', '高一鸣', '林知远', '周若宁']

const applications = fc
  .array(fc.constantFrom(...DISTRICTS), { maxLength: 120 })
  .map((districts) => districts.map((districtCode, index) => ({ id: index + 1, districtCode })))

const peopleWith = (open: fc.Arbitrary<number>) =>
  fc
    .array(fc.record({ name: fc.constantFrom(...NAMES), open }), { minLength: 1, maxLength: 8 })
    .map((people) => people.map((person, index) => ({ id: index + 1, ...person })))

const equal = peopleWith(fc.constant(0))
const busy = peopleWith(fc.nat(30))

function countOf(given: Map<number, number>, person: number) {
  return [...given.values()].filter((id) => id === person).length
}

test.group('Giving out work', () => {
  test('everything is given out, each thing once, to somebody who takes part', ({ assert }) => {
    const all = fc.property(applications, busy, (things, people) => {
      for (const given of [distributeByLoad(things, people), distributeByDistrict(things, people)]) {
        assert.sameMembers(
          [...given.keys()],
          things.map(({ id }) => id)
        )
        assert.isTrue([...given.values()].every((id) => people.some((person) => person.id === id)))
      }
    })
    fc.assert(all)
  })

  test('by load: people who start equal end at most one apart', ({ assert }) => {
    const close = fc.property(applications, equal, (things, people) => {
      const given = distributeByLoad(things, people)
      const counts = people.map(({ id }) => countOf(given, id))
      assert.isAtMost(Math.max(...counts) - Math.min(...counts), 1)
    })
    fc.assert(close)
  })

  test('by load: nobody gets something while somebody else has two fewer', ({ assert }) => {
    const fair = fc.property(applications, busy, (things, people) => {
      const given = distributeByLoad(things, people)
      const after = people.map(({ id, open }) => ({ got: countOf(given, id), open: open + countOf(given, id) }))
      const least = Math.min(...after.map(({ open }) => open))
      assert.isTrue(after.every(({ got, open }) => got === 0 || open <= least + 1))
    })
    fc.assert(fair)
  })

  test('by district: no district is split', ({ assert }) => {
    const whole = fc.property(applications, busy, (things, people) => {
      const given = distributeByDistrict(things, people)
      for (const within of Map.groupBy(things, ({ districtCode }) => districtCode).values()) {
        assert.lengthOf(new Set(within.map(({ id }) => given.get(id))), 1)
      }
    })
    fc.assert(whole)
  })

  test('the largest district goes to whoever has least', ({ assert }) => {
    const people = [
      { id: 1, name: '沈怀瑾', open: 3 },
      { id: 2, name: '高一鸣', open: 0 },
    ]
    const three = ['110101', '110108', '110108'].map((districtCode, index) => ({ id: index + 1, districtCode }))
    assert.deepEqual(
      [...distributeByDistrict(three, people)].sort(([a], [b]) => a - b),
      [
        [1, 2],
        [2, 2],
        [3, 2],
      ]
    )
  })

  test('equal loads follow the order of names, equal names the order of ids', ({ assert }) => {
    const people = [
      { id: 9, name: '周若宁', open: 0 },
      { id: 7, name: '高一鸣', open: 0 },
      { id: 3, name: '高一鸣', open: 0 },
      { id: 1, name: '安然', open: 1 },
    ]
    assert.deepEqual(
      byLoad(people).map(({ id }) => id),
      [3, 7, 9, 1]
    )
  })

  test('without people nothing is given out', ({ assert }) => {
    assert.equal(distributeByLoad([{ id: 1 }], []).size, 0)
  })
})
