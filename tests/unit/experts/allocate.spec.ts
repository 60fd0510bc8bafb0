import { test } from '@japa/runner'
import { allocate, TooFewClear, type AllocationInputs } from '#app/experts/allocate'
import { DrawStream } from '#app/experts/draw_stream'

/** Some conflicts by chance; the same number gives the same inputs. */
function made(seed: string, { experts = 12, cases = 40, seats = 5, conflicts = 20 } = {}): AllocationInputs {
  const stream = new DrawStream(seed)
  const ids = Array.from({ length: experts }, (_one, at) => at + 1)
  return {
    ...{ seats, loads: {} },
    cases: Array.from({ length: cases }, (_one, at) => {
      const clear = ids.filter(() => stream.below(100) >= conflicts)
      const enough = clear.length >= seats ? clear : ids
      return { id: at + 1, clear: enough, home: enough.filter(() => stream.below(4) === 0) }
    }),
  }
}

function loadsOf({ cases }: AllocationInputs, seats: { expertId: number }[]) {
  const experts = [...new Set(cases.flatMap(({ clear }) => clear))]
  return experts.map((id) => seats.filter(({ expertId }) => expertId === id).length)
}

const spreadOf = (loads: number[]) => Math.max(...loads) - Math.min(...loads)

test.group('Who judges which case', () => {
  for (let n = 0; n < 25; n++) {
    test(`inputs ${n}: seats, conflicts, evenness, and the same again`, ({ assert }) => {
      const inputs = made(`inputs ${n}`, { experts: 8 + (n % 8), seats: 3 + 2 * (n % 2), cases: 20 + n * 3 })
      const { seats, position } = allocate(inputs, `seed ${n}`)
      for (const { id, clear } of inputs.cases) {
        const own = seats.filter(({ caseId }) => caseId === id).map(({ expertId }) => expertId)
        assert.lengthOf(new Set(own), inputs.seats)
        assert.isTrue(own.every((expert) => clear.includes(expert)))
      }
      assert.isAtMost(spreadOf(loadsOf(inputs, seats)), 1)
      const shuffled = { ...inputs, cases: [...inputs.cases].reverse() }
      assert.deepEqual(
        allocate(shuffled, `seed ${n}`),
        { seats, position },
        'the order of what goes in does not matter'
      )
      assert.notDeepEqual(allocate(inputs, 'another').seats, seats)
    })
  }

  test('230 cases among 12 experts: 95 or 96 each', ({ assert }) => {
    const inputs = made('many', { cases: 230 })
    const loads = loadsOf(inputs, allocate(inputs, 'seed').seats)
    assert.sameMembers([...new Set(loads)], [95, 96])
  })

  test('somebody of the field is in each case where there is one and evenness allows', ({ assert }) => {
    const inputs = made('fields', { conflicts: 0 })
    const { seats } = allocate(inputs, 'seed')
    const without = inputs.cases.filter(({ id, home }) => {
      return home.length > 0 && !seats.some(({ caseId, expertId }) => caseId === id && home.includes(expertId))
    })
    assert.lengthOf(without, 0)
  })

  test('conflicts come before evenness, and are moved round along chains', ({ assert }) => {
    /** Expert 4 may judge the last case only; 3 is in no case that 4 could take over but by way of 2. */
    const cases = [1, 2, 3].map((id) => ({ id, clear: [1, 2, 3], home: [] }))
    const inputs = { seats: 3, loads: {}, cases: [...cases, { id: 4, clear: [2, 3, 4], home: [] }] }
    const { seats } = allocate(inputs, 'seed')
    assert.sameMembers(
      seats.filter(({ caseId }) => caseId === 4).map(({ expertId }) => expertId),
      [2, 3, 4]
    )
    assert.deepEqual(loadsOf(inputs, seats).sort(), [1, 3, 4, 4])
  })

  test('a case with too few who are clear is named', ({ assert }) => {
    const inputs = made('few')
    const cases = [...inputs.cases, { id: 99, clear: [1, 2], home: [] }]
    assert.throws(() => allocate({ ...inputs, cases }, 'seed'), TooFewClear as never)
  })

  test('a substitution goes on where the stream ended, and looks at what everybody has', ({ assert }) => {
    const one = { id: 1, clear: [1, 2, 3], home: [] }
    const inputs = { seats: 1, loads: { 1: 9, 2: 8, 3: 9 }, cases: [one] }
    assert.deepEqual(allocate(inputs, 'seed', 40).seats, [{ caseId: 1, expertId: 2 }])
    assert.isAbove(allocate(inputs, 'seed', 40).position, 40)
  })
})
