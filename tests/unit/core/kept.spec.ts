import { test } from '@japa/runner'
import { itMoves, kept, keptEach, whileItStands } from '#app/core/kept'

/** A source that counts how often it is asked. */
function source() {
  let asked = 0
  return { read: async () => ++asked, asked: () => asked }
}

test.group('What is kept', () => {
  test('is read once as long as the world stands as it stood', async ({ assert }) => {
    const { read, asked } = source()
    const first = await whileItStands('1', () => kept('figure', read))
    const second = await whileItStands('1', () => kept('figure', read))
    assert.deepEqual([first, second, asked()], [1, 1, 1])
    assert.equal(await whileItStands('2', () => kept('figure', read)), 2)
  })

  test('is read anew by everybody who does not know how the world stands', async ({ assert }) => {
    const { read } = source()
    assert.equal(await kept('answer', read), 1)
    assert.equal(await whileItStands(null, () => kept('answer', read)), 2)
    assert.equal(await whileItStands(null, () => kept('answer', read)), 3)
  })

  test('is not taken by who has begun to change something', async ({ assert }) => {
    const { read } = source()
    await whileItStands('3', async () => {
      assert.equal(await kept('row', read), 1)
      itMoves()
      assert.equal(await kept('row', read), 2)
    })
    assert.equal(await whileItStands('3', () => kept('row', read)), 1)
  })

  test('is read together with what else is missing', async ({ assert }) => {
    const asked: number[][] = []
    const read = async (ids: number[]) => (asked.push(ids), new Map(ids.map((id) => [id, `row ${id}`])))
    await whileItStands('5', async () => {
      assert.deepEqual(await keptEach('rows', [1, 2], read), ['row 1', 'row 2'])
      assert.deepEqual(await keptEach('rows', [3, 2, 1], read), ['row 3', 'row 2', 'row 1'])
      assert.deepEqual(await keptEach('rows', [4], async () => new Map<number, string>()), [null])
    })
    assert.deepEqual(asked, [[1, 2], [3]])
  })

  test('is not a failure: that is tried again', async ({ assert }) => {
    const failing = async () => Promise.reject(new Error('away'))
    await whileItStands('4', async () => {
      await assert.rejects(() => kept('list', failing), 'away')
      assert.equal(await kept('list', async () => 'there'), 'there')
    })
  })
})
