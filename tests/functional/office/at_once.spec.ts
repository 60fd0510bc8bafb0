import { test } from '@japa/runner'
import StandIn from '#app/users/stand_in'
import type User from '#app/users/user'
import env from '#start/env'
import { emptyTables } from '#tests/support/empty_tables'
import { inDays } from '#tests/support/stand_ins'
import { Visitor } from '#tests/support/visitor'
import { makeUser, makeWorld } from '#tests/world'

/** Real commits: several requests at once cannot share one transaction. */
test.group('Registrations of stand-ins at once', (group) => {
  group.each.setup(() => emptyTables())
  group.teardown(() => emptyTables())

  async function office() {
    const { people } = await makeWorld()
    const handler2 = await makeUser('江映雪', ['bureau_handler'])
    const signIn = (user: User) => new Visitor(env.get('APP_URL')).signIn(user.email)
    const administrators = await Promise.all(Array.from({ length: 4 }, () => signIn(people.administrator)))
    return { ...people, handler2, administrators }
  }
  const register = async (visitor: Visitor, absent: User, deputy: User, from: number, until: number) => {
    const period = { from: inDays(from), until: inDays(until) }
    const form = { absentId: absent.id, deputyId: deputy.id, ...period, standInReason: '年休假' }
    const { status } = await visitor.post('/stand-ins', form)
    return status
  }

  test('for the same person and day: one succeeds, the others are told why not', async ({ assert }) => {
    const { handler, handler2, head, leader, administrators } = await office()
    const deputies = [handler2, head, leader, handler2]
    const answers = await Promise.all(
      administrators.map((visitor, index) => register(visitor, handler, deputies[index], index, 10))
    )
    assert.deepEqual(answers.sort(), [302, 422, 422, 422])
    assert.lengthOf(await StandIn.all(), 1)
  })

  test('of two for each other one succeeds, and a circle never closes', async ({ assert }) => {
    const { handler, handler2, head, administrators } = await office()
    for (let round = 0; round < 5; round++) {
      const [from, until] = [round * 10, round * 10 + 5]
      const one = register(administrators[0], handler, handler2, from, until)
      const other = register(administrators[1], handler2, handler, from, until)
      assert.deepEqual((await Promise.all([one, other])).sort(), [302, 422])
    }
    const pairs = [
      [handler, handler2],
      [handler2, head],
      [head, handler],
    ]
    for (let round = 5; round < 10; round++) {
      const [from, until] = [round * 10, round * 10 + 5]
      const answers = await Promise.all(
        pairs.map(([absent, deputy], index) => register(administrators[index], absent, deputy, from, until))
      )
      assert.include(answers, 422)
      assert.notInclude(answers, 500)
    }
  })
})
