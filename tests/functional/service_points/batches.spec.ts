import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { addDays, beijingDay } from '#app/calendar/working_days'
import PointBatch from '#app/service_points/point_batch'
import type User from '#app/users/user'
import { makeWorld } from '#tests/world'

const typed = () => ({
  designationType: 'municipal_point',
  batchTitle: '2027 年第一批市级网点',
  year: '2027',
  opensOn: beijingDay(),
  closesOn: addDays(beijingDay(), 30),
  districtStep: 'true' as string | undefined,
  minimumExperts: '3',
  noticeDays: '5',
  supplementLapse: 'review',
  validityYears: '3',
  guidance: '',
  rubric: [
    { zh: '基础条件', en: 'Foundation', points: '40' },
    { zh: '服务能力', en: 'Service', points: '60' },
    { zh: '', en: '', points: '' },
  ],
})

const FAULTS: [typed: object, words: string][] = [
  [{ batchTitle: '批' }, '批次名称至少需要'],
  [{ closesOn: addDays(beijingDay(), -1) }, '不能早于开始日期'],
  [{ opensOn: '2026-02-31' }, '不是有效的日期'],
  [{ minimumExperts: '2' }, '最少专家人数不能小于 3'],
  [{ noticeDays: '4' }, '公示工作日不能小于 5'],
  [{ rubric: [{ zh: '基础条件', en: 'Foundation', points: '90' }] }, '各项分值合计应为 100，当前为 90'],
  [{ rubric: [] }, '评分项'],
]

test.group('Calls for applications', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  const store = (client: any, user: User, form: object) =>
    client.post('/batches').header('accept', 'text/html').json(form).withCsrfToken().loginAs(user).redirects(0)
  const step = (client: any, user: User, batch: PointBatch, what: 'openings' | 'closings') =>
    client
      .post(`/batches/${batch.id}/${what}`)
      .form({ version: batch.version })
      .withCsrfToken()
      .loginAs(user)
      .redirects(0)

  test('a handler drafts one, the division head publishes and closes it', async ({ client, assert }) => {
    const { people } = await makeWorld()
    const response = await store(client, people.handler, typed())
    response.assertStatus(302)
    const batch = await PointBatch.query().orderBy('id', 'desc').firstOrFail()
    assert.include(batch.$attributes, {
      state: 'draft',
      districtStep: true,
      supplementLapse: 'review',
      noticeDays: 5,
      guidance: null,
    })
    assert.equal(batch.opensOn.toISODate(), beijingDay())
    assert.deepEqual(
      batch.rubric.map(({ points }) => points),
      [40, 60]
    )

    const byHandler = await step(client, people.handler, batch, 'openings')
    byHandler.assertStatus(403)
    const opened = await step(client, people.head, batch, 'openings')
    opened.assertStatus(302)
    await batch.refresh()
    assert.isTrue(batch.isOpen)
    const closed = await step(client, people.head, batch, 'closings')
    closed.assertStatus(302)
    await batch.refresh()
    assert.equal(batch.state, 'closed')
  })

  test('without the district step', async ({ client, assert }) => {
    const { people } = await makeWorld()
    const { districtStep, ...form } = typed()
    await store(client, people.handler, form)
    const batch = await PointBatch.query().orderBy('id', 'desc').firstOrFail()
    assert.isFalse(batch.districtStep)
  })

  for (const [change, words] of FAULTS) {
    test(`${JSON.stringify(change).slice(0, 70)} is named and what was typed is kept`, async ({ client, assert }) => {
      const { people } = await makeWorld()
      const response = await store(client, people.handler, { ...typed(), ...change })
      response.assertStatus(422)
      response.assertTextIncludes(words)
      response.assertTextIncludes('value="2027"')
      assert.lengthOf(await PointBatch.all(), 1)
    })
  }

  test('the rules of a published call are not changed any more', async ({ client, assert }) => {
    const { people, batch } = await makeWorld()
    const response = await client
      .put(`/batches/${batch.id}`)
      .header('accept', 'text/html')
      .json(typed())
      .withCsrfToken()
      .loginAs(people.handler)
      .redirects(0)
    response.assertStatus(409)
    await batch.refresh()
    assert.equal(batch.title, '2026 年第一批市级网点')
  })

  test('a draft is changed, and seen by the bureau alone', async ({ client, assert }) => {
    const { people } = await makeWorld()
    await store(client, people.handler, typed())
    const batch = await PointBatch.query().orderBy('id', 'desc').firstOrFail()
    const form = { ...typed(), batchTitle: '2027 年第一批（修订）' }
    const response = await client
      .put(`/batches/${batch.id}`)
      .header('accept', 'text/html')
      .json(form)
      .withCsrfToken()
      .loginAs(people.head)
      .redirects(0)
    response.assertStatus(302)
    await batch.refresh()
    assert.equal(batch.title, form.batchTitle)

    for (const path of ['/batches', `/batches/${batch.id}`, `/batches/${batch.id}/edit`, '/batches/create']) {
      const seen = await client.get(path).loginAs(people.handler)
      seen.assertStatus(200)
      for (const stranger of [people.operator, people.haidianReviewer, people.experts[0], people.leader]) {
        const refused = await client.get(path).loginAs(stranger)
        refused.assertStatus(403)
      }
    }
  })
})
