import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { inTransaction } from '#app/core/dialect'
import { removeIndicator } from '#app/indicators/edit_content'
import { indicatorsOf } from '#app/indicators/indicator_content'
import IndicatorSystem from '#app/indicators/indicator_system'
import IndicatorVersion from '#app/indicators/indicator_version'
import { draftNext, writeDraft } from '#app/indicators/indicator_version_workflow'
import { standardContent } from '#app/indicators/standard_content'
import { ensureStandardSystem } from '#app/indicators/standard_system'
import Notification from '#app/notifications/notification'
import { actor } from '#tests/support/applications'
import { cellsOf, download } from '#tests/support/downloads'
import { emptyTables } from '#tests/support/empty_tables'
import { draftOf, proposedOf, publishedOf, versionWith } from '#tests/support/indicators'
import { drainOutbox } from '#jobs/drain'
import { countQueries } from '#tests/support/queries'
import { makeWorld, type World } from '#tests/world'

const actionsOf = async ({ id }: { id: number }) => {
  const entries = await db
    .from('audit_entries')
    .where({ subject_type: 'indicator_version', subject_id: id })
    .orderBy('seq')
  return entries.map(({ action }) => action.replace('indicator_version.', ''))
}

const NAMES = { nameZh: '试点指标体系', nameEn: 'Pilot', year: 2027 }

test.group('Versions of indicator systems', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('the standard one is installed once and published', async ({ client, assert }) => {
    const { people } = await makeWorld()
    const load = () => client.post('/indicator-versions/standard').withCsrfToken().loginAs(people.handler)
    await load()
    await load()
    await inTransaction((trx) => ensureStandardSystem(trx, 2026))
    assert.lengthOf(await IndicatorSystem.all(), 1)
    const [version, ...others] = await IndicatorVersion.all()
    assert.isEmpty(others)
    assert.equal(version.state, 'published')
    assert.isTrue(version.isAsPublished)
    assert.deepEqual(await actionsOf(version), ['drafted', 'proposed', 'published'])
    const refused = await client.post('/indicator-versions/standard').withCsrfToken().loginAs(people.head)
    refused.assertStatus(403)
  })

  test('are seen by the bureau only; handlers write and the head decides', async ({ client }) => {
    const world = await makeWorld()
    const { people } = world
    const draft = await draftOf(world)
    const path = `/indicator-versions/${draft.id}`
    for (const page of [path, `${path}/preview`, `${path}/trial`, `${path}/workbook.xlsx`]) {
      for (const user of [people.principal, people.haidianReviewer, people.experts[0], people.administrator]) {
        const hidden = await client.get(page).loginAs(user)
        hidden.assertStatus(404)
      }
      for (const user of [people.handler, people.head, people.leader]) {
        const seen = await client.get(page).loginAs(user)
        seen.assertStatus(200)
      }
    }
    const list = await client.get('/indicator-versions').loginAs(people.principal)
    list.assertStatus(403)
    for (const user of [people.head, people.leader]) {
      const forbidden = await client.post('/indicator-versions').form(NAMES).withCsrfToken().loginAs(user)
      forbidden.assertStatus(403)
      const page = await client.get(`${path}/frame/edit`).loginAs(user)
      page.assertStatus(403)
    }
  })

  test('begin empty or as a version of another, and need names and a year', async ({ client, assert }) => {
    const world = await makeWorld()
    const post = (form: object) =>
      client.post('/indicator-versions').form(form).withCsrfToken().loginAs(world.people.handler)
    for (const wrong of [{ nameEn: '' }, { year: 1999 }, { nameZh: '短' }]) {
      const refused = await post({ ...NAMES, ...wrong })
      refused.assertStatus(422)
    }
    assert.isNull(await IndicatorVersion.first())
    await post(NAMES)
    const empty = await IndicatorVersion.firstOrFail()
    assert.deepEqual([empty.state, empty.year, empty.content.groups.length], ['draft', 2027, 0])
    const source = await publishedOf(world)
    await post({ ...NAMES, from: source.id })
    const copy = await IndicatorVersion.query().orderBy('id', 'desc').firstOrFail()
    assert.deepEqual(copy.content, standardContent)
    assert.notEqual(copy.indicatorSystemId, source.indicatorSystemId)
  })

  test('are listed with filters, search and workbook, in the same statements however many', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { handler } = world.people
    const published = await publishedOf(world)
    const list = (query = '') => client.get(`/indicator-versions${query}`).loginAs(handler)
    const one = await countQueries(() => list())
    for (let more = 0; more < 4; more++) await draftOf(world)
    const five = await countQueries(() => list())
    assert.equal(five.length, one.length)
    const drafts = await list('?state=draft')
    assert.notInclude(drafts.text(), `"/indicator-versions/${published.id}"`)
    const found = await list('?state=published&q=效能&year=2026&sort=year')
    found.assertTextIncludes(`"/indicator-versions/${published.id}"`)
    const workbook = await download(client, '/indicator-versions/view.xlsx?state=published', handler)
    const { rows } = await cellsOf(workbook.body())
    assert.include(rows.at(-1), '第 1 版')
  })

  test('names and year of a draft are changed, and of a published one never', async ({ client, assert }) => {
    const world = await makeWorld()
    const draft = await draftOf(world)
    const put = (id: number, form: object) =>
      client.put(`/indicator-versions/${id}`).form(form).withCsrfToken().loginAs(world.people.handler)
    await put(draft.id, { ...NAMES, version: 0 })
    const changed = await versionWith(draft.id)
    assert.deepEqual([changed.year, changed.indicatorSystem.nameZh], [2027, '试点指标体系'])
    assert.include(await actionsOf(draft), 'changed')
    const late = await put(draft.id, { ...NAMES, version: 0 })
    late.assertStatus(409)
    const short = await put(draft.id, { ...NAMES, nameZh: '短', version: 1 })
    short.assertStatus(422)
    const published = await publishedOf(world)
    const fixed = await put(published.id, { ...NAMES, version: published.version })
    fixed.assertStatus(409)
  })
})

test.group('Two at the same moment', (group) => {
  group.each.setup(emptyTables)
  group.teardown(emptyTables)

  test('begin a next version, and write on it: one of them is heard', async ({ assert }) => {
    const world = await makeWorld()
    const by = actor(world.people.handler)
    const heard = async (acts: Promise<unknown>[]) =>
      (await Promise.allSettled(acts)).filter(({ status }) => status === 'fulfilled').length
    const published = await publishedOf(world)
    assert.equal(await heard([draftNext(published, 2027, by), draftNext(published, 2028, by)]), 1)
    const draft = await IndicatorVersion.findByOrFail({ number: 2 })
    const write = (id: string) =>
      writeDraft(draft, by, { seen: 0, said: id, change: (content) => removeIndicator(content, id) })
    assert.equal(await heard([write('a1'), write('a2')]), 1)
    const { content } = await versionWith(draft.id)
    assert.lengthOf(indicatorsOf(content), indicatorsOf(standardContent).length - 1)
  })
})

type Steps = { step: string; version: number; opinion?: string }

test.group('Steps of an indicator version', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  const steps = (client: any, { id }: { id: number }, user: World['people']['handler'], form: Steps) =>
    client.post(`/indicator-versions/${id}/steps`).form(form).withCsrfToken().loginAs(user)

  test('a handler hands in what is sound; the head is told, finds it among the things to do, and publishes', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { people } = world
    const draft = await draftOf(world)
    await steps(client, draft, people.handler, { step: 'propose', version: 0 })
    await draft.refresh()
    assert.equal(draft.state, 'proposed')
    await drainOutbox()
    const told = await Notification.query().where({ userId: people.head.id })
    assert.include(
      told.map(({ event }) => event),
      'indicator_version.proposed'
    )
    const home = await client.get('/home').loginAs(people.head)
    home.assertTextIncludes(`/indicator-versions/${draft.id}`)
    const forbidden = await steps(client, draft, people.handler, { step: 'publish', version: 1 })
    forbidden.assertStatus(403)
    await steps(client, draft, people.head, { step: 'publish', version: 1, opinion: '同意发布。' })
    await draft.refresh()
    assert.equal(draft.state, 'published')
    assert.lengthOf(draft.contentHash!, 64)
    assert.deepEqual(await actionsOf(draft), ['drafted', 'proposed', 'published'])
    await drainOutbox()
    const back = await Notification.query().where({ userId: people.handler.id })
    assert.include(
      back.map(({ event }) => event),
      'indicator_version.published'
    )
  })

  test('are taken by whom they are for, in their state, by who saw the newest', async ({ client, assert }) => {
    const world = await makeWorld()
    const { people } = world
    const [draft, proposed] = [await draftOf(world), await proposedOf(world)]
    const opinion = '意见在此。'
    for (const [of, user, form, status] of [
      [draft, people.head, { step: 'propose', version: 0 }, 403],
      [draft, people.principal, { step: 'propose', version: 0 }, 404],
      [draft, people.handler, { step: 'propose', version: 7 }, 409],
      [draft, people.handler, { step: 'nonsense', version: 0 }, 403],
      [draft, people.head, { step: 'nonsense', version: 0 }, 422],
      [draft, people.head, { step: 'publish', version: 0 }, 409],
      [proposed, people.handler, { step: 'giveBack', version: 1, opinion }, 403],
      [proposed, people.handler, { step: 'discard', version: 1 }, 409],
      [proposed, people.head, { step: 'publish', version: 7 }, 409],
      [proposed, people.head, { step: 'retire', version: 1, opinion }, 409],
    ] as const) {
      const refused = await steps(client, of, user, form)
      refused.assertStatus(status)
    }
    assert.deepEqual([(await draft.refresh()).state, (await proposed.refresh()).state], ['draft', 'proposed'])
  })

  test('what is not sound is not handed in', async ({ client, assert }) => {
    const world = await makeWorld()
    const heavy = standardContent.groups.map((one) => ({ ...one, indicators: one.indicators.slice(1) }))
    const draft = await draftOf(world, { ...standardContent, groups: heavy })
    const refused = await steps(client, draft, world.people.handler, { step: 'propose', version: 0 })
    refused.assertStatus(409)
    await draft.refresh()
    assert.equal(draft.state, 'draft')
    const page = await client.get(`/indicator-versions/${draft.id}`).loginAs(world.people.handler)
    page.assertTextIncludes('分值合计应为 100，现为')
  })

  test('the head gives back with an opinion and retires with a reason', async ({ client, assert }) => {
    const world = await makeWorld()
    const { people } = world
    const proposed = await proposedOf(world)
    const silent = await steps(client, proposed, people.head, { step: 'giveBack', version: 1 })
    silent.assertStatus(422)
    await steps(client, proposed, people.head, { step: 'giveBack', version: 1, opinion: 'C1 起评值偏低。' })
    await proposed.refresh()
    assert.equal(proposed.state, 'draft')
    const published = await publishedOf(world)
    const forbidden = await steps(client, published, people.handler, {
      step: 'retire',
      version: 2,
      opinion: '不再使用',
    })
    forbidden.assertStatus(403)
    await steps(client, published, people.head, { step: 'retire', version: 2, opinion: '改用新办法。' })
    await published.refresh()
    assert.equal(published.state, 'retired')
    assert.isTrue(published.isAsPublished)
    await drainOutbox()
    const told = await Notification.query().where({ userId: people.handler.id })
    assert.includeMembers(
      told.map(({ event }) => event),
      ['indicator_version.given_back', 'indicator_version.retired']
    )
  })

  test('a published version is never written again, and the page says when somebody did', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const published = await publishedOf(world)
    await assert.rejects(() => published.merge({ year: 2030 }).save(), /never written again/)
    await assert.rejects(() => published.delete(), /never written again/)
    const content = JSON.stringify({ ...standardContent, vetoes: [] })
    await db.from('indicator_versions').where({ id: published.id }).update({ content })
    const page = await client.get(`/indicator-versions/${published.id}`).loginAs(world.people.leader)
    page.assertTextIncludes('内容与发布时不一致')
  })

  test('a next version keeps the ids; there is one draft at a time', async ({ client, assert }) => {
    const world = await makeWorld()
    const published = await publishedOf(world)
    const next = (year: unknown) =>
      client
        .post(`/indicator-versions/${published.id}/next`)
        .form({ year })
        .withCsrfToken()
        .loginAs(world.people.handler)
    const wrong = await next('soon')
    wrong.assertStatus(422)
    await next(2027)
    const draft = await IndicatorVersion.findByOrFail({ number: 2 })
    assert.deepEqual([draft.year, draft.state], [2027, 'draft'])
    assert.deepEqual(draft.content, standardContent)
    const second = await next(2028)
    second.assertStatus(409)
    const forbidden = await client
      .post(`/indicator-versions/${published.id}/next`)
      .form({ year: 2028 })
      .withCsrfToken()
      .loginAs(world.people.head)
    forbidden.assertStatus(403)
    await assert.rejects(() => draftNext(published, 2028, actor(world.people.handler)), /draft_exists/)
  })

  test('a draft is put away, by its handler only', async ({ client, assert }) => {
    const world = await makeWorld()
    const draft = await draftOf(world)
    const forbidden = await steps(client, draft, world.people.head, { step: 'discard', version: 0 })
    forbidden.assertStatus(403)
    await steps(client, draft, world.people.handler, { step: 'discard', version: 0 })
    await draft.refresh()
    assert.equal(draft.state, 'discarded')
    const again = await steps(client, draft, world.people.handler, { step: 'propose', version: 1 })
    again.assertStatus(409)
  })
})
