import { test } from '@japa/runner'
import PointApplication from '#app/service_points/point_application'
import PointBatch from '#app/service_points/point_batch'
import env from '#start/env'
import { makeDesignation } from '#tests/support/designations'
import { emptyTables } from '#tests/support/empty_tables'
import { endingPoint } from '#tests/support/renewals'
import { Visitor } from '#tests/support/visitor'
import { makeWorld } from '#tests/world'

/** Real commits: several requests at once cannot share one transaction. */
test.group('Renewals that begin at once', (group) => {
  group.each.setup(() => emptyTables())
  group.teardown(() => emptyTables())

  test('of one title one begins, however many press the button; all of a year share one batch', async ({ assert }) => {
    const { people, organizations } = await makeWorld()
    const point = await endingPoint({ organizations })
    const other = await makeDesignation(organizations.chaoyang, { validUntil: point.validUntil })
    const asked = [
      [people.operator, point],
      [people.principal, point],
      [people.operator, point],
      [people.chaoyangPrincipal, other],
    ] as const
    const visitors = await Promise.all(asked.map(([{ email }]) => new Visitor(env.get('APP_URL')).signIn(email)))
    const answers = await Promise.all(
      visitors.map((visitor, index) => visitor.post(`/designations/${asked[index][1].id}/renewals`, {}))
    )
    assert.deepEqual(
      answers
        .slice(0, 3)
        .map(({ status }) => status)
        .sort(),
      [302, 409, 409]
    )
    assert.equal(answers[3].status, 302)
    assert.lengthOf(await PointApplication.query().whereNotNull('renewsId'), 2)
    assert.lengthOf(await PointBatch.query().where('kind', 'renewal'), 1)
  })
})
