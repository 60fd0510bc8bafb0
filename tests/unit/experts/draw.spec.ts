import { createHash } from 'node:crypto'
import { test } from '@japa/runner'
import fc from 'fast-check'
import { drawExperts, drawSubstitute, TooFewCandidates, type Candidate, type DrawInputs } from '#app/experts/draw'
import { DrawStream } from '#app/experts/draw_stream'

const FIELDS = ['patent', 'trademark', 'transfer'] as const
const KINDS = ['university', 'law_firm'] as const

const candidate = fc.record({
  id: fc.integer({ min: 1, max: 500 }),
  fields: fc.subarray([...FIELDS], { minLength: 1 }),
  employerKind: fc.constantFrom(...KINDS),
  district: fc.option(fc.constantFrom('110108', '110105'), { nil: null }),
  free: fc.integer({ min: 0, max: 5 }),
})
const pool = fc.uniqueArray(candidate, { minLength: 12, maxLength: 30, selector: ({ id }) => id })
const quotas = [
  { by: 'field', value: 'transfer', count: 1 },
  { by: 'employer_kind', value: 'law_firm', count: 1 },
  { by: 'district', value: '110108', count: 1 },
] as const

function attempt(inputs: DrawInputs, seed: string) {
  try {
    return drawExperts(inputs, seed)
  } catch (error) {
    if (error instanceof TooFewCandidates) return error.quota
    throw error
  }
}

test.group('A draw', () => {
  test('is chance that anybody can work out again from the seed', ({ assert }) => {
    const digest = createHash('sha256').update('双色球2026101:0').digest()
    const first = digest.readUIntBE(0, 6)
    const stream = new DrawStream('双色球2026101')
    assert.equal(stream.below(1000), first % 1000)
    assert.equal(stream.below(7), digest.readUIntBE(6, 6) % 7)
    assert.equal(stream.position, 2)
    const later = new DrawStream('双色球2026101', 5)
    assert.equal(later.below(1000), createHash('sha256').update('双色球2026101:1').digest().readUIntBE(0, 6) % 1000)
  })

  test('gives the same from the same seed, in whatever order the candidates come', ({ assert }) => {
    fc.assert(
      fc.property(pool, fc.string({ minLength: 1 }), fc.infiniteStream(fc.nat()), (candidates, seed, order) => {
        const shuffled = candidates
          .map((one) => ({ one, at: order.next().value as number }))
          .sort((a, b) => a.at - b.at)
          .map(({ one }) => ({ ...one, fields: [...one.fields].reverse() }))
        const seats = 5
        assert.deepEqual(
          attempt({ candidates: shuffled, quotas, seats }, seed),
          attempt({ candidates, quotas, seats }, seed)
        )
      }),
      { seed: 8, numRuns: 200 }
    )
  })

  test('fills every quota with who fits it, nobody twice, nobody who is full', ({ assert }) => {
    fc.assert(
      fc.property(pool, fc.string(), (candidates, seed) => {
        const drawn = attempt({ candidates, quotas, seats: 5 }, seed)
        if (!drawn || !('seats' in drawn)) return
        const of = (id: number) => candidates.find((one) => one.id === id)!
        const people = drawn.seats.map(({ expertId, quota }) => ({ ...of(expertId), quota }))
        assert.equal(new Set(people.map(({ id }) => id)).size, 5)
        assert.isTrue(people.every(({ free }) => free > 0))
        assert.isTrue(people.filter(({ quota }) => quota === 0).every(({ fields }) => fields.includes('transfer')))
        assert.isTrue(people.filter(({ quota }) => quota === 1).every((one) => one.employerKind === 'law_firm'))
        assert.isTrue(people.filter(({ quota }) => quota === 2).every(({ district }) => district === '110108'))
        assert.deepEqual(
          people.map(({ quota }) => quota),
          [0, 1, 2, null, null]
        )
      }),
      { seed: 8, numRuns: 300 }
    )
  })

  const EQUAL: Candidate[] = Array.from({ length: 10 }, (_, n) => ({
    ...{ id: n + 1, fields: ['patent'], employerKind: 'university', district: null, free: 3 },
  }))

  /** How often each of ten is drawn over these seeds. */
  function frequencies(candidates: Candidate[], seats: number, draws: number) {
    const counts = new Map(candidates.map(({ id }) => [id, 0]))
    for (let n = 0; n < draws; n++) {
      for (const { expertId } of drawExperts({ candidates, quotas: [], seats }, `seed ${n}`).seats) {
        counts.set(expertId, counts.get(expertId)! + 1)
      }
    }
    return [...counts.values()]
  }
  const chiSquare = (counts: number[], expected: number[]) =>
    counts.reduce((sum, count, at) => sum + (count - expected[at]) ** 2 / expected[at], 0)

  test('is fair: over 5000 published seeds nobody is drawn more often than chance has it', ({ assert }) => {
    const counts = frequencies(EQUAL, 3, 5000)
    /** 99.9 % of fair draws lie below 27.88 for nine degrees of freedom. */
    assert.isBelow(chiSquare(counts, Array(10).fill(1500)), 27.88)
  })

  test('draws who has three places free three times as often as who has one', ({ assert }) => {
    const uneven = EQUAL.map((one) => ({ ...one, free: one.id <= 5 ? 3 : 1 }))
    const counts = frequencies(uneven, 1, 5000)
    assert.isBelow(
      chiSquare(
        counts,
        uneven.map(({ free }) => free * 250)
      ),
      27.88
    )
  })

  test('says which quota cannot be filled', ({ assert }) => {
    const short = { by: 'field', value: 'trademark', count: 2 } as const
    assert.deepEqual(attempt({ candidates: EQUAL, quotas: [short], seats: 3 }, 'x'), short)
    assert.isNull(attempt({ candidates: EQUAL.slice(0, 2), quotas: [], seats: 3 }, 'x'))
  })

  test('goes on with the same stream for who declined', ({ assert }) => {
    const inputs = { candidates: EQUAL, quotas: [], seats: 3 }
    const { seats, position } = drawExperts(inputs, 'x')
    const others = EQUAL.filter(({ id }) => !seats.some(({ expertId }) => expertId === id))
    const next = drawSubstitute({ ...inputs, candidates: others }, 'x', { quota: null, position })
    assert.isFalse(seats.some(({ expertId }) => expertId === next.seats[0].expertId))
    assert.isAbove(next.position, position)
    const four = drawExperts({ ...inputs, seats: 4 }, 'x')
    assert.deepEqual(four.seats, [...seats, ...next.seats], 'as if four had been drawn')
    assert.throws(() => drawSubstitute({ ...inputs, candidates: [] }, 'x', { quota: null, position }))
  })
})
