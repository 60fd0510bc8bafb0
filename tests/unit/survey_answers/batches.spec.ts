import { test } from '@japa/runner'
import fc from 'fast-check'
import { type Batch, batchesOf } from '#app/survey_answers/batches'

type Answer = { id: number; channel: 'link' | 'open'; designationId: number | null }

const LEAST = 5
const point = fc.constantFrom(null, 1, 2, 3, 4)
const arriving = fc.array(fc.record({ channel: fc.constantFrom('link', 'open'), designationId: point }), {
  maxLength: 60,
})

/** A whole wave: answers come in portions, each followed by a release, and at the end everything goes. */
function lived(portions: Omit<Answer, 'id'>[][]) {
  let id = 0
  let pool: Answer[] = []
  const batches: Batch<Answer>[] = []
  const release = (isOver: boolean) => {
    const made = batchesOf(pool, LEAST, isOver)
    batches.push(...made)
    const gone = new Set(made.flatMap(({ answers }) => answers))
    pool = pool.filter((answer) => !gone.has(answer))
  }
  for (const portion of portions) {
    pool.push(...portion.map((answer) => ({ ...answer, id: id++ })))
    release(false)
  }
  release(true)
  return { batches, given: id, left: pool.length }
}

test.group('Batches', () => {
  test('nobody is lost, nobody leaves twice, and nobody is read in small company', ({ assert }) => {
    fc.assert(
      fc.property(fc.array(arriving, { maxLength: 8 }), (portions) => {
        const { batches, given, left } = lived(portions as Omit<Answer, 'id'>[][])
        const ids = batches.flatMap(({ answers }) => answers.map((answer) => answer.id))
        assert.equal(left, 0)
        assert.lengthOf(ids, given)
        assert.lengthOf(new Set(ids), given)
        for (const { answers, isRead } of batches) assert.equal(answers.length >= LEAST, isRead)
      })
    )
  })

  test('what is shown beside an answer is shared by all of its batch', ({ assert }) => {
    fc.assert(
      fc.property(fc.array(arriving, { maxLength: 8 }), (portions) => {
        for (const { answers, channel, designationId } of lived(portions as Omit<Answer, 'id'>[][]).batches) {
          assert.isTrue(answers.every((answer) => answer.channel === channel))
          if (designationId !== null) assert.isTrue(answers.every((answer) => answer.designationId === designationId))
        }
      })
    )
  })

  test('at most four of each channel are only counted', ({ assert }) => {
    fc.assert(
      fc.property(fc.array(arriving, { maxLength: 8 }), (portions) => {
        const unread = lived(portions as Omit<Answer, 'id'>[][]).batches.filter(({ isRead }) => !isRead)
        assert.isAtMost(unread.length, 2)
        for (const { answers } of unread) assert.isBelow(answers.length, LEAST)
      })
    )
  })

  test('who stays is left to chance: the first to come is not the first to go', ({ assert }) => {
    const waiting = Array.from({ length: 10 }, (_, id) => ({ id, channel: 'link' as const, designationId: null }))
    const stays = new Map<number, number>()
    for (let turn = 0; turn < 400; turn++) {
      const [{ answers }] = batchesOf(waiting, LEAST, false)
      for (const { id } of answers) stays.set(id, (stays.get(id) ?? 0) + 1)
    }
    /** 200 expected, standard deviation 10. */
    for (const count of stays.values()) assert.closeTo(count, 200, 60)
  })
})
