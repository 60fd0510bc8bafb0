import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { ratedCycle } from '#tests/support/evaluations'
import { makeWorld } from '#tests/world'

test.group('A point is evaluated', (group) => {
  group.each.setup(() => testUtils.db().truncate())

  test('by records, what it filed and is believed, and the mean of its experts', async ({ assert }) => {
    const world = await makeWorld()
    const { outcomes, content } = await ratedCycle(world, { others: 2 })
    assert.lengthOf(outcomes, 3)
    for (const { lines, base, figures } of outcomes) {
      const sum = Object.values(lines).reduce((all, { hundredths }) => all + hundredths, 0)
      assert.equal(sum, base)
      assert.lengthOf(figures['e3.benefit'] as number[], 3)
    }
    assert.isTrue(content.groups.length > 0)
  })
})
