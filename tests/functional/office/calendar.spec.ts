import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { leaveMoment, standAt } from '#app/core/clock'
import { workCalendar } from '#app/calendar/work_calendar'
import type User from '#app/users/user'
import Clock from '#app/workflow/clock'
import { drainOutbox } from '#jobs/drain'
import { applicationIn } from '#tests/support/applications'
import { makeWorld } from '#tests/world'

const NUMBER = '国办发明电〔2026〕7号'

test.group('The working calendar', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => leaveMoment())
  /** Monday, 2 November 2026, noon in Beijing. */
  group.each.setup(() => standAt(new Date('2026-11-02T04:00:00Z')))

  const post = (client: any, user: User, what: 'previews' | 'changes', form: object) =>
    client
      .post(`/calendar/${what}`)
      .header('accept', 'text/html')
      .form({ year: 2026, ...form })
      .withCsrfToken()
      .loginAs(user)
      .redirects(0)
  const entries = () => db.from('calendar_days').orderBy('day')
  const dueDays = async () => (await Clock.running()).map(({ kind, dueOn }) => `${kind} ${dueOn?.toISODate()}`)

  test('is read by officials and administrators, year by year, and changed by administrators alone', async ({
    client,
    assert,
  }) => {
    const { people } = await makeWorld()
    for (const user of [people.handler, people.haidianReviewer, people.leader, people.administrator]) {
      const page = await client.get('/calendar').qs({ year: 2024 }).loginAs(user)
      page.assertStatus(200)
      page.assertTextIncludes('2024 年工作日历')
      page.assertTextIncludes('春节 调休上班')
      for (const year of [2022, 2023, 2025, 2026, 2027]) page.assertTextIncludes(`href="/calendar?year=${year}"`)
      assert.equal(page.text().includes('修改日历'), user.id === people.administrator.id)
    }
    for (const stranger of [people.operator, people.experts[0]]) {
      for (const path of ['/calendar', '/calendar/export.xlsx']) {
        const refused = await client.get(path).loginAs(stranger)
        refused.assertStatus(403)
      }
    }
    for (const user of [people.head, people.handler]) {
      const form = await client.get('/calendar/changes/create').loginAs(user)
      form.assertStatus(403)
      for (const what of ['previews', 'changes'] as const) {
        const refused = await post(client, user, what, { lines: '2026-11-03 休' })
        refused.assertStatus(403)
      }
    }
    assert.isEmpty(await entries())
  })

  test('warns of a year that is not published until its notice is entered', async ({ client, assert }) => {
    const { people } = await makeWorld()
    const show = () => client.get('/calendar').qs({ year: 2027 }).loginAs(people.handler)
    const before = await show()
    before.assertTextIncludes('2027 年放假安排尚未公布，暂按周末计算')

    const lines = '2026-12-27 班 元旦\n2027-01-01 休 元旦\n2027-01-02 休 元旦'
    const form = { year: 2027, lines, noticeNumber: NUMBER }
    const preview = await post(client, people.administrator, 'previews', form)
    preview.assertTextIncludes('2027 年视为已公布')
    assert.isEmpty(await entries())
    const stored = await post(client, people.administrator, 'changes', form)
    stored.assertHeader('location', '/calendar?year=2027')

    const after = await show()
    assert.notInclude(after.text(), '尚未公布')
    after.assertTextIncludes(NUMBER)
    after.assertTextIncludes('管理员录入')
    const calendar = await workCalendar()
    assert.isFalse(calendar.isEstimated('2027-06-01'))
    assert.isTrue(calendar.isWorkday('2026-12-27'))
    assert.isFalse(calendar.isWorkday('2027-01-01'))

    await post(client, people.administrator, 'changes', { year: 2027, lines: '', noticeNumber: '' })
    const again = await workCalendar()
    assert.isTrue(again.isEstimated('2027-06-01'))
    assert.lengthOf(await entries(), 3)
  })

  test('shows which due days a change moves, then moves them, records it and tells the head of the division', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { administrator, head, handler } = world.people
    const application = await applicationIn('district_review', world)
    await drainOutbox()
    assert.deepEqual(await dueDays(), ['district_review 2026-11-16', 'decision 2026-11-30'])

    const form = { lines: '2026-11-10 休 全市停工\n2026-11-21 班 全市停工' }
    const preview = await post(client, administrator, 'previews', form)
    preview.assertStatus(200)
    preview.assertTextIncludes('共 1 项')
    preview.assertTextIncludes(`${application.number} 燕麓大学图书馆`)
    for (const words of ['区级初审', '2026年11月16日', '2026年11月17日', '推后 1 天']) preview.assertTextIncludes(words)
    assert.isEmpty(await entries())
    assert.deepEqual(await dueDays(), ['district_review 2026-11-16', 'decision 2026-11-30'])

    const stored = await post(client, administrator, 'changes', form)
    stored.assertStatus(302)
    assert.deepEqual(await dueDays(), ['district_review 2026-11-17', 'decision 2026-11-30'])
    const entry = await db.from('audit_entries').where('action', 'calendar.changed').firstOrFail()
    assert.include(entry, { subject_type: 'calendar', subject_id: 2026, actor_id: administrator.id })
    const details = JSON.parse(entry.details)
    assert.deepInclude(details, { count: 2, moved: 1 })
    assert.deepEqual(details.days[0], { day: '2026-11-10', isWorkday: false, note: '全市停工' })

    await drainOutbox()
    const told = await db.from('notifications').where('event', 'calendar.changed')
    assert.deepEqual(
      told.map((row) => row.user_id),
      [head.id]
    )
    const mail = await db.from('inbox_mails').where('recipient', head.email).orderBy('id', 'desc').firstOrFail()
    assert.equal(mail.subject, '工作日历调整，1 项期限变动')
    const trail = await client.get('/audit').loginAs(head)
    trail.assertTextIncludes('修改了 2026 年工作日历，2 天，1 项期限变动')
    trail.assertTextIncludes('href="/calendar?year=2026"')
    assert.isEmpty(await db.from('notifications').where({ event: 'calendar.changed', user_id: handler.id }))
  })

  test('takes an entry out again, and tells nobody where no limit moves', async ({ client, assert }) => {
    const { people } = await makeWorld()
    await post(client, people.administrator, 'changes', { day: '2026-11-10', mark: 'off', dayNote: '误录' })
    assert.lengthOf(await entries(), 1)
    const page = await client.get('/calendar').loginAs(people.administrator)
    page.assertTextIncludes('误录')

    const removed = await post(client, people.administrator, 'changes', { lines: '2026-11-10 删' })
    removed.assertStatus(302)
    assert.isEmpty(await entries())
    const calendar = await workCalendar()
    assert.isTrue(calendar.isWorkday('2026-11-10'))
    await drainOutbox()
    assert.isEmpty(await db.from('notifications').where('event', 'calendar.changed'))
  })

  test('leaves what has ended as it was', async ({ client, assert }) => {
    const world = await makeWorld()
    standAt(new Date('2026-10-26T04:00:00Z'))
    await applicationIn('verification', world)
    const ended = () => db.from('clocks').whereNotNull('ended_on').select('kind', 'due_on', 'used_days').orderBy('id')
    const before = await ended()
    standAt(new Date('2026-11-02T04:00:00Z'))

    const past = { lines: '2026-10-27 休 补录' }
    const preview = await post(client, world.people.administrator, 'previews', past)
    preview.assertTextIncludes('已结束的期限保持当时的结果')
    await post(client, world.people.administrator, 'changes', past)
    assert.lengthOf(before, 2)
    assert.deepEqual(await ended(), before)
    assert.include(await dueDays(), 'verification 2026-11-10')
  })

  const FAULTS: [form: object, words: string][] = [
    [
      { lines: '2026-11-10 休\n元旦\n2026-11-31 休' },
      '第 2 行“元旦”：应为“日期 休/班 说明”。 第 3 行“2026-11-31 休”：不是有效的日期。',
    ],
    [{ lines: '2026-10-30 休' }, '第 1 行“2026-10-30 休”：日期已过，请在说明中写明原因。'],
    [{ lines: '2101-01-01 休' }, '日期须在 2000 年至 2100 年之间'],
    [{ lines: '2025-05-01 休 往年' }, '日期应在本年，或上一年 12 月'],
    [{ lines: '2026-11-10 删' }, '这一天没有录入过'],
    [{ lines: '' }, '请至少写一天'],
    [{ lines: '2026-11-10 休', noticeNumber: '文'.repeat(61) }, '通知文号不超过 60 个字'],
    [{ lines: '2026-11-10 休', year: '1999' }, '年度超出范围'],
    [{ day: '2026-10-30', mark: 'off' }, '日期已过，请在说明中写明原因'],
    [{ day: '', mark: 'off' }, '请填写日期'],
    [{ day: '1999-12-31', mark: 'off', dayNote: '很久以前' }, '日期须在 2000 年至 2100 年之间'],
    [{ day: '2026-11-10' }, '请填写当天休息或上班'],
  ]
  for (const [form, words] of FAULTS) {
    test(`${JSON.stringify(form).slice(0, 60)} is named, kept on the page, and nothing is written`, async ({
      client,
      assert,
    }) => {
      const { administrator } = (await makeWorld()).people
      for (const what of ['previews', 'changes'] as const) {
        const response = await post(client, administrator, what, form)
        response.assertStatus(422)
        response.assertTextIncludes(words)
      }
      assert.isEmpty(await entries())
      assert.isEmpty(await db.from('audit_entries').where('action', 'calendar.changed'))
    })
  }

  test('is exported day by day, and that is on record', async ({ client, assert }) => {
    const { people } = await makeWorld()
    const response = await client.get('/calendar/export.xlsx').qs({ year: 2026 }).loginAs(people.haidianReviewer)
    response.assertStatus(200)
    assert.include(response.header('content-disposition'), encodeURIComponent('2026 年工作日历'))
    const entry = await db.from('audit_entries').where('action', 'calendar.exported').firstOrFail()
    assert.equal(entry.actor_id, people.haidianReviewer.id)
  })
})
