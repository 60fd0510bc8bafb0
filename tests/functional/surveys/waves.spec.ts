import edge from 'edge.js'
import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import type { ApiClient } from '@japa/api-client'
import { addDays, beijingDay } from '#app/calendar/working_days'
import { leaveMoment, standAt } from '#app/core/clock'
import AuditEntry from '#app/audit/audit_entry'
import { closeEndedWaves, takeWaveStep } from '#app/surveys/move_wave'
import { registerWavePanels } from '#app/surveys/wave_panels'
import SurveyWave from '#app/surveys/survey_wave'
import type User from '#app/users/user'
import { drainOutbox } from '#jobs/drain'
import { pointOf } from '#tests/support/activities'
import { actor } from '#tests/support/applications'
import { cellsOf, download } from '#tests/support/downloads'
import { textsTo } from '#tests/support/notices'
import { countQueries } from '#tests/support/queries'
import {
  addRecipients,
  inDays,
  makeQuestions,
  makeWave,
  openWave,
  recipientsOf,
  sendingWave,
} from '#tests/support/surveys'
import { makeWorld } from '#tests/world'

const typed = async (more: Record<string, unknown> = {}) => ({
  name: '2026 年度公共服务满意度调查',
  year: 2026,
  questions: (await makeQuestions()).id,
  opensOn: beijingDay(),
  closesOn: addDays(beijingDay(), 30),
  anonymity: 'anonymous',
  rate: 60,
  hours: 'office',
  remindersMost: 2,
  reminderGap: 7,
  ...more,
})

const post = (client: ApiClient, path: string, user: User, form: object) =>
  client.post(path).form(form).withCsrfToken().loginAs(user).redirects(0)

const put = (client: ApiClient, path: string, user: User, form: object) =>
  client.put(path).form(form).withCsrfToken().loginAs(user).redirects(0)

const actionsOf = async ({ id }: SurveyWave) =>
  (await AuditEntry.query().where({ subjectType: 'survey_wave', subjectId: id }).orderBy('seq')).map(
    ({ action }) => action
  )

const WITH_PANEL = '有面板的调查批次'

edge.registerTemplate('tests/wave_panel', { template: '{{ panel.data.words }} {{ panel.data.wave.number }}' })
registerWavePanels({
  template: 'tests/wave_panel',
  load: async ({ name }) => (name === WITH_PANEL ? { words: '四千份答卷' } : null),
})

test.group('Waves of surveys', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => leaveMoment())

  test('the handler plans one, the head hears of it and approves, it opens, and closes after its last day', async ({
    client,
    assert,
  }) => {
    const { people } = await makeWorld()
    const created = await post(client, '/surveys', people.handler, await typed())
    const wave = await SurveyWave.firstOrFail()
    created.assertHeader('location', `/surveys/${wave.id}`)
    assert.equal(wave.number, 'DC-2026-0001')
    assert.include(wave.$attributes, { state: 'draft', isAnonymous: true, rate: 60, officeHoursOnly: true })

    await post(client, `/surveys/${wave.id}/steps`, people.handler, { step: 'propose', version: 0 })
    await drainOutbox()
    const [text] = await textsTo(people.head)
    assert.include(text, `${wave.number} ${wave.name} 已送批`)
    ;(await client.get('/home').loginAs(people.head)).assertTextIncludes(wave.name)
    await post(client, `/surveys/${wave.id}/steps`, people.head, { step: 'approve', version: 0 })
    await post(client, `/surveys/${wave.id}/steps`, people.handler, { step: 'open', version: 1 })
    await wave.refresh()
    assert.equal(wave.state, 'open')

    await closeEndedWaves()
    await wave.refresh()
    assert.equal(wave.state, 'open')
    standAt(inDays(31))
    await closeEndedWaves()
    await wave.refresh()
    assert.equal(wave.state, 'closed')
    assert.deepEqual(
      await actionsOf(wave),
      ['drafted', 'proposed', 'approved', 'opened', 'closed'].map((act) => `survey_wave.${act}`)
    )
  })

  test('anonymity is turned on at any time and off at none, whatever the state', async ({ client, assert }) => {
    const world = await makeWorld()
    const { handler } = world.people
    const named = await makeWave(world, { isAnonymous: false })
    ;(await put(client, `/surveys/${named.id}`, handler, await typed({ version: 0 }))).assertStatus(302)
    await named.refresh()
    assert.isTrue(named.isAnonymous)

    const off = await typed({ version: 1, anonymity: 'named' })
    const refused = await put(client, `/surveys/${named.id}`, handler, off)
    refused.assertStatus(422)
    refused.assertTextIncludes('匿名一经选定不能取消')
    const open = await openWave(world)
    ;(await put(client, `/surveys/${open.id}`, handler, { ...off, version: open.version })).assertStatus(422)
    ;(await put(client, `/surveys/${open.id}`, handler, await typed({ version: open.version }))).assertStatus(409)
    for (const wave of [named, open]) {
      await wave.refresh()
      assert.isTrue(wave.isAnonymous)
    }
  })

  test('a plan that makes no sense is shown again with each fault', async ({ client, assert }) => {
    const { people } = await makeWorld()
    for (const [form, words] of [
      [{ closesOn: addDays(beijingDay(), -1), opensOn: addDays(beijingDay(), -9) }, '截止日期已经过去'],
      [{ closesOn: addDays(beijingDay(), 1), opensOn: addDays(beijingDay(), 2) }, '截止日期不能早于开始日期'],
      [{ questions: 0 }, '请选择一份已发布的问卷'],
      [{ rate: 0 }, '每分钟最多发送'],
    ] as const) {
      const refused = await post(client, '/surveys', people.handler, await typed(form))
      refused.assertStatus(422)
      refused.assertTextIncludes(words)
    }
    assert.isEmpty(await SurveyWave.all())
  })

  test('who may do what', async ({ client, assert }) => {
    const world = await makeWorld()
    const { people } = world
    const { handler, head, leader, principal, haidianReviewer, administrator } = people
    const wave = await makeWave(world)
    const path = `/surveys/${wave.id}`
    const step = (name: string) => (user: User) =>
      post(client, `${path}/steps`, user, { step: name, version: 0, opinion: '不再需要' })
    const get = (address: string) => (user: User) => client.get(address).loginAs(user).redirects(0)
    const TABLE: [string, (user: User) => Promise<{ status(): number }>, Map<User, number>][] = [
      [
        'list',
        get('/surveys'),
        new Map([
          [handler, 200],
          [head, 200],
          [leader, 200],
          [principal, 403],
          [haidianReviewer, 403],
          [administrator, 403],
        ]),
      ],
      [
        'look',
        get(path),
        new Map([
          [leader, 200],
          [head, 200],
          [principal, 404],
          [haidianReviewer, 404],
          [administrator, 404],
        ]),
      ],
      [
        'write',
        get('/surveys/create'),
        new Map([
          [handler, 200],
          [head, 200],
          [leader, 403],
          [principal, 403],
        ]),
      ],
      [
        'addresses',
        get('/survey-suppressions'),
        new Map([
          [handler, 200],
          [head, 403],
          [leader, 403],
          [principal, 403],
        ]),
      ],
      [
        'bounces',
        get('/survey-bounces'),
        new Map([
          [handler, 200],
          [head, 403],
          [leader, 403],
        ]),
      ],
      [
        'add',
        get(`${path}/intakes/create`),
        new Map([
          [handler, 200],
          [head, 200],
          [leader, 403],
          [principal, 404],
        ]),
      ],
      [
        'send',
        (user) => post(client, `${path}/sending`, user, { act: 'begin' }),
        new Map([
          [leader, 403],
          [principal, 404],
          [handler, 409],
        ]),
      ],
      [
        'remind',
        (user) => post(client, `${path}/reminders`, user, {}),
        new Map([
          [leader, 403],
          [principal, 404],
          [handler, 409],
        ]),
      ],
      [
        'approve',
        step('approve'),
        new Map([
          [handler, 403],
          [leader, 403],
          [principal, 404],
        ]),
      ],
      [
        'cancel',
        step('cancel'),
        new Map([
          [leader, 403],
          [principal, 404],
        ]),
      ],
    ]
    for (const [act, ask, answers] of TABLE)
      for (const [user, status] of answers) assert.equal((await ask(user)).status(), status, `${act} ${user.name}`)
    await wave.refresh()
    assert.equal(wave.state, 'draft')
  })

  test('an open wave is given more days, and only more, with the reason on record', async ({ client, assert }) => {
    const world = await makeWorld()
    const { handler, leader } = world.people
    const wave = await openWave(world)
    const { lastDay, version } = wave
    const until = addDays(lastDay, 14)
    const extend = (more: object, user = handler) => {
      const form = { step: 'extend', version, until, why: '回收的答卷偏少。', ...more }
      return post(client, `/surveys/${wave.id}/steps`, user, form)
    }
    ;(await extend({}, leader)).assertStatus(403)
    for (const fault of [{ until: lastDay }, { until: addDays(lastDay, -1) }, { until: '2026-02-31' }, { why: '' }])
      (await extend(fault)).assertStatus(422)
    ;(await extend({})).assertStatus(302)
    ;(await extend({ until: addDays(until, 1) })).assertStatus(409)
    await wave.refresh()
    assert.equal(wave.lastDay, until)
    const page = await client.get(`/surveys/${wave.id}`).loginAs(handler)
    for (const text of ['回收的答卷偏少', `${lastDay} → ${until}`]) page.assertTextIncludes(text)

    standAt(new Date(`${until}T02:00:00Z`))
    await closeEndedWaves()
    await wave.refresh()
    assert.equal(wave.state, 'open')
    await takeWaveStep('close', wave, actor(handler))
    ;(await extend({ version: wave.version, until: addDays(until, 9) })).assertStatus(409)
  })

  test('a plan goes back to be changed: from the head before approval, from either after it, and with a reason', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { handler, head, leader } = world.people
    const wave = await makeWave(world)
    const take = async (step: string, user: User, more = {}) => {
      await wave.refresh()
      return post(client, `/surveys/${wave.id}/steps`, user, { step, version: wave.version, ...more })
    }
    const why = '收件人漏了昌平区。'
    ;(await take('giveBack', head, { why })).assertStatus(409)
    ;(await take('propose', handler)).assertStatus(302)
    ;(await take('giveBack', handler, { why })).assertStatus(403)
    ;(await take('giveBack', head)).assertStatus(422)
    ;(await take('giveBack', head, { why })).assertStatus(302)
    await wave.refresh()
    assert.deepEqual([wave.state, wave.proposedAt], ['draft', null])
    const page = await client.get(`/surveys/${wave.id}`).loginAs(handler)
    for (const text of [why, '尚未送批']) page.assertTextIncludes(text)
    await drainOutbox()
    assert.include((await textsTo(handler)).join(), why)

    ;(await take('propose', handler)).assertStatus(302)
    ;(await take('approve', head)).assertStatus(302)
    const seen = (await wave.refresh()).version
    ;(await take('giveBack', leader, { why })).assertStatus(403)
    ;(await take('giveBack', handler, { why, version: seen - 1 })).assertStatus(409)
    ;(await take('giveBack', handler, { why })).assertStatus(302)
    assert.equal((await wave.refresh()).state, 'draft')
    ;(await take('open', handler)).assertStatus(409)
  })

  test('not before its first day, not twice, not what somebody changed meanwhile, not without a reason', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { handler, head } = world.people
    const wave = await makeWave(world, { opensOn: addDays(beijingDay(), 3) })
    const step = (user: User, form: object) => post(client, `/surveys/${wave.id}/steps`, user, form)
    ;(await step(handler, { step: 'open', version: 0 })).assertStatus(409)
    ;(await step(head, { step: 'approve', version: 5 })).assertStatus(409)
    await takeWaveStep('approve', wave, actor(head))
    ;(await client.get(`/surveys/${wave.id}/edit`).loginAs(handler)).assertStatus(409)
    const early = await step(handler, { step: 'open', version: 1 })
    early.assertStatus(409)
    early.assertTextIncludes('到时才能启动')
    ;(await step(handler, { step: 'cancel', version: 1 })).assertStatus(422)
    ;(await step(handler, { step: 'cancel', version: 1, opinion: '改为明年开展' })).assertStatus(302)
    ;(await step(handler, { step: 'cancel', version: 2, opinion: '改为明年开展' })).assertStatus(409)
    await wave.refresh()
    assert.equal(wave.state, 'cancelled')
  })

  test('closing stops the letters that are on their way out', async ({ assert }) => {
    const world = await makeWorld()
    const wave = await sendingWave(world, 5)
    await takeWaveStep('close', wave, actor(world.people.handler))
    await drainOutbox()
    await wave.refresh()
    assert.equal(wave.sending, 'resting')
    assert.deepEqual([...new Set((await recipientsOf(wave)).map(({ state }) => state))], ['waiting'])
  })

  test('pages take the same few statements however many recipients there are', async ({ client, assert }) => {
    const world = await makeWorld()
    const { handler } = world.people
    const wave = await openWave(world)
    const look = async () => {
      const counts: number[] = []
      for (const path of [
        '/surveys',
        `/surveys/${wave.id}`,
        `/surveys/${wave.id}/sending`,
        `/surveys/${wave.id}/recipients`,
      ])
        counts.push(
          (await countQueries(async () => (await client.get(path).loginAs(handler)).assertStatus(200))).length
        )
      return counts
    }
    await addRecipients(wave, 1, { email: 'first@people.example', designation_id: (await pointOf(world)).id })
    const few = await look()
    await addRecipients(wave, 300)
    await makeWave(world)
    assert.deepEqual(await look(), few)
  })

  test('a room above shows itself on the page of a wave, to whom and when it wants', async ({ client, assert }) => {
    const world = await makeWorld()
    const [shown, without] = [await makeWave(world, { name: WITH_PANEL }), await makeWave(world)]
    const look = (wave: SurveyWave) => client.get(`/surveys/${wave.id}`).loginAs(world.people.leader)
    ;(await look(shown)).assertTextIncludes(`四千份答卷 ${shown.number}`)
    assert.notInclude((await look(without)).text(), '四千份答卷')
  })

  test('the list is a workbook too', async ({ client, assert }) => {
    const world = await makeWorld()
    const wave = await makeWave(world)
    const { rows } = await cellsOf((await download(client, '/surveys/view.xlsx', world.people.leader)).body())
    assert.include(rows.at(-1), wave.name)
  })
})
