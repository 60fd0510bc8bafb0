import { test } from '@japa/runner'
import { readAhead } from '#app/core/batches'

/** Three batches of one row each; says what happened to it. */
function source({ fails = false } = {}) {
  const told: string[] = []
  async function* batches() {
    try {
      for (const row of ['甲', '乙', '丙']) {
        if (fails && row === '乙') throw new Error('the database is away')
        told.push(row)
        yield [row]
      }
    } finally {
      told.push('end')
    }
  }
  return { told, rows: readAhead(batches()) }
}

test.group('Rows that are read ahead', () => {
  test('come in order, and all of them', async ({ assert }) => {
    const { rows } = source()
    assert.deepEqual(await Array.fromAsync(rows), [['甲'], ['乙'], ['丙']])
  })

  test('are asked for while the last ones are used, and no earlier', async ({ assert }) => {
    const { told, rows } = source()
    assert.isEmpty(told)
    await rows.next()
    assert.deepEqual(told, ['甲', '乙'])
  })

  test('fail where they are missing, and not before', async ({ assert }) => {
    const { rows } = source({ fails: true })
    assert.deepEqual(await rows.next(), { done: false, value: ['甲'] })
    await assert.rejects(() => rows.next(), 'the database is away')
  })

  test('end with whoever needs no more, also where the next ones fail', async ({ assert }) => {
    const { told, rows } = source({ fails: true })
    await rows.next()
    await rows.return(undefined)
    assert.deepEqual(told, ['甲', 'end'])
  })
})
