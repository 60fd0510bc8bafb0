import { test } from '@japa/runner'
import type { ApiClient } from '@japa/api-client'
import testUtils from '@adonisjs/core/services/test_utils'
import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import AuditEntry from '#app/audit/audit_entry'
import CaseCall from '#app/case_calls/case_call'
import { leaveMoment, standAt } from '#app/core/clock'
import QuestionVersion from '#app/questions/question_version'
import RollOver from '#app/roll_overs/roll_over'
import RollOverItem from '#app/roll_overs/roll_over_item'
import { recipientSource } from '#app/surveys/recipient_sources'
import { askSource } from '#app/surveys/survey_intake_workflow'
import type User from '#app/users/user'
import { drainOutbox } from '#jobs/drain'
import { actor } from '#tests/support/applications'
import { makeDraft } from '#tests/support/case_calls'
import { cellsOf, download } from '#tests/support/downloads'
import { publishedFor } from '#tests/support/evaluation_cycles'
import { countQueries } from '#tests/support/queries'
import { textsTo } from '#tests/support/notices'
import { begunRollOver, fullYear, itemOf, TODAY, YEAR } from '#tests/support/roll_overs'
import { makeWorld } from '#tests/world'

const send = (client: ApiClient, method: 'post' | 'put', path: string, user: User, form: object) =>
  client[method](path).form(form).withCsrfToken().loginAs(user).redirects(0)

test.group('A year is prepared', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => standAt(new Date(`${TODAY}T02:00:00Z`)))
  group.each.teardown(() => leaveMoment())

  test('the head begins it: everything last year had stands beside what it would be', async ({ client, assert }) => {
    const world = await makeWorld()
    await fullYear(world)
    const { head, handler } = world.people
    const begun = await send(client, 'post', '/roll-overs', head, { year: YEAR })
    const rollOver = await RollOver.findByOrFail({ year: YEAR })
    begun.assertHeader('location', `/roll-overs/${rollOver.id}`)
    const items = await RollOverItem.query().where('rollOverId', rollOver.id).orderBy('position')
    assert.deepEqual(
      items.map(({ kind }) => kind),
      [
        'indicator_version',
        'evaluation_cycle',
        'work_report',
        'alliance_check',
        'point_batch',
        'case_call',
        'survey_wave',
      ]
    )
    const batch = await itemOf(rollOver, 'point_batch')
    assert.deepInclude(batch.before, { year: 2026, opensOn: '2026-03-02', closesOn: '2026-03-31' })
    assert.deepInclude(batch.facts, {
      ...{ year: 2027, title: '2027 年第一批市级网点', opensOn: '2027-03-01', closesOn: '2027-03-31' },
      ...{ guidance: '依据京知局〔2027〕×号通知，2027年3月受理。', minimumExperts: 3, districtStep: 'on' },
    })
    assert.equal(batch.whys.opensOn.key, 'same_working_day')
    const cycle = await itemOf(rollOver, 'evaluation_cycle')
    assert.deepInclude(cycle.facts, { year: 2026, title: '2026 年度网点效能评估', selfDueOn: '2027-01-15' })
    const call = await itemOf(rollOver, 'case_call')
    assert.deepInclude(call.facts, { year: 2027, title: '2027 年度典型案例征集', eventsUntil: TODAY })
    const { action, actorId } = await AuditEntry.query().where('subjectType', 'roll_over').firstOrFail()
    assert.deepEqual([action, actorId], ['roll_over.begun', head.id])
    await drainOutbox()
    assert.include((await textsTo(handler)).join(), '2027 年度筹备清单已生成，共 7 项')
    assert.isEmpty(await textsTo(world.people.leader))
  })

  test('the page says what changes and why, and what stands in the way', async ({ client }) => {
    const world = await makeWorld()
    const { rollOver } = await begunRollOver(world)
    const page = await client.get(`/roll-overs/${rollOver.id}`).loginAs(world.people.head)
    page.assertStatus(200)
    for (const words of [
      '2027 年工作日历尚未录入',
      '沿用 3 月第 1 个工作日',
      '2027-03-01 周一',
      '文号的序号待定',
      '2026 年度还没有发布的指标体系',
      '2027-01-01 起才能开启',
      '由系统自动开启',
      '由市局经办开启',
      '所述工作须已发生',
    ])
      page.assertTextIncludes(words)
    const english = await client
      .get(`/roll-overs/${rollOver.id}`)
      .cookie('locale', 'en')
      .loginAs(await world.people.head.merge({ locale: 'en' }).save())
    for (const words of ['Preparing 2027', 'Working day 1 of month 3', 'Opens by itself'])
      english.assertTextIncludes(words)
  })

  test('windows that share days are told on both, and what the year has already', async ({ client }) => {
    const world = await makeWorld()
    const { rollOver } = await begunRollOver(world)
    const { head } = world.people
    const call = await itemOf(rollOver, 'case_call')
    const made = await makeDraft(world, { title: '另一个征集' })
    await CaseCall.query()
      .where('id', made.id)
      .update({ year: 2027, opens_on: call.facts.opensOn, closes_on: call.facts.closesOn })
    const page = await client.get(`/roll-overs/${rollOver.id}`).loginAs(head)
    page.assertTextIncludes('起止日期与“另一个征集”重叠')
    page.assertTextIncludes('该年度已有“另一个征集”')
  })

  test('a survey asks by the newest version, and names the sources of last year for the new period', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { wave } = await fullYear(world)
    const { handler } = world.people
    const period = { from: '2026-01-01', until: '2026-10-31' }
    const intake = await askSource(wave, recipientSource('bookings')!, period, actor(handler))
    await intake.merge({ state: 'taken' }).save()
    const { questionSetId, content } = await QuestionVersion.findOrFail(wave.questionVersionId)
    const newest = await QuestionVersion.create({
      ...{ questionSetId, content, number: 2, state: 'published', version: 0, stateSince: DateTime.utc() },
    })
    await send(client, 'post', '/roll-overs', world.people.head, { year: YEAR })
    const { before, facts, whys } = await itemOf(await RollOver.firstOrFail(), 'survey_wave')
    assert.equal(before.recipients, '预约（2026-01-01 至 2026-10-31）')
    assert.equal(facts.recipients, '预约（2027-01-01 至 2027-10-31）')
    assert.equal(facts.questions, String(newest.id))
    assert.deepEqual(whys.questions, { key: 'newest_version', params: { number: 2 } })
  })

  test('weights that are not 100 are told before the evaluation is planned', async ({ client }) => {
    const world = await makeWorld()
    const { rollOver } = await begunRollOver(world)
    const version = await publishedFor(world, 2026)
    const { content } = version
    const [first] = content.groups[0].indicators
    const heavier = Object.entries(first.points).map(([variant, points]) => [variant, points + 5])
    Object.assign(first, { points: Object.fromEntries(heavier) })
    await db
      .from('indicator_versions')
      .where('id', version.id)
      .update({ content: JSON.stringify(content) })
    const page = await client.get(`/roll-overs/${rollOver.id}`).loginAs(world.people.handler)
    page.assertTextIncludes('权重合计 105，应为 100')
  })

  test('there is one for each year, and only for this and the next', async ({ client, assert }) => {
    const world = await makeWorld()
    const { head } = world.people
    await begunRollOver(world)
    const twice = await send(client, 'post', '/roll-overs', head, { year: YEAR })
    twice.assertStatus(422)
    twice.assertTextIncludes('这个年度已有筹备清单')
    for (const year of [2025, 2028]) (await send(client, 'post', '/roll-overs', head, { year })).assertStatus(422)
    assert.lengthOf(await RollOver.all(), 1)
  })

  test('nobody else begins one; outside the bureau nobody sees it', async ({ client, assert }) => {
    const world = await makeWorld()
    const { people } = world
    const others = [
      people.operator,
      people.haidianReviewer,
      people.secretariat,
      people.experts[0],
      people.administrator,
    ]
    for (const who of [people.leader, ...others])
      (await send(client, 'post', '/roll-overs', who, { year: YEAR })).assertStatus(403)
    assert.isNull(await RollOver.first())
    const { rollOver } = await begunRollOver(world)
    ;(await client.get(`/roll-overs/${rollOver.id}`).loginAs(people.leader)).assertStatus(200)
    for (const who of others) {
      ;(await client.get('/roll-overs').loginAs(who)).assertStatus(403)
      ;(await client.get(`/roll-overs/${rollOver.id}`).loginAs(who)).assertStatus(403)
      ;(await client.get(`/roll-overs/${rollOver.id}/differences.xlsx`).loginAs(who)).assertStatus(403)
    }
  })

  test('compared again when the calendar is known: what nobody changed is planned anew', async ({ client, assert }) => {
    const world = await makeWorld()
    const { rollOver } = await begunRollOver(world)
    const { head, leader } = world.people
    const edited = await itemOf(rollOver, 'survey_wave')
    await edited.merge({ editedAt: edited.createdAt, facts: { ...edited.facts, name: '我改过的名称' } }).save()
    await db.table('calendar_days').insert({ day: '2027-03-01', is_workday: false, note: '示例假日' })
    ;(await send(client, 'post', `/roll-overs/${rollOver.id}/refreshes`, leader, {})).assertStatus(403)
    await send(client, 'post', `/roll-overs/${rollOver.id}/refreshes`, head, {})
    const batch = await itemOf(rollOver, 'point_batch')
    assert.deepEqual([batch.facts.opensOn, batch.version], ['2027-03-02', 1])
    assert.equal((await itemOf(rollOver, 'survey_wave')).facts.name, '我改过的名称')
    assert.lengthOf(await RollOverItem.query().where('rollOverId', rollOver.id), 7)
  })

  test('the comparison leaves as a workbook', async ({ client, assert }) => {
    const world = await makeWorld()
    const { rollOver } = await begunRollOver(world)
    const file = await download(client, `/roll-overs/${rollOver.id}/differences.xlsx`, world.people.head)
    const { rows } = await cellsOf(file.body() as Buffer)
    const opens = rows.find((row) => row[0] === '申报批次' && row[2] === '申报开始')
    assert.deepEqual(opens?.slice(3), ['2026-03-02 周一', '2027-03-01 周一', '沿用 3 月第 1 个工作日'])
    const { action } = await AuditEntry.query().where('action', 'roll_over.exported').firstOrFail()
    assert.equal(action, 'roll_over.exported')
  })

  test('the page asks the database as often whatever the number of things', async ({ client, assert }) => {
    const world = await makeWorld()
    const { rollOver } = await begunRollOver(world)
    const ask = () => client.get(`/roll-overs/${rollOver.id}`).loginAs(world.people.head)
    await ask()
    const few = (await countQueries(ask)).length
    const one = await itemOf(rollOver, 'case_call')
    for (let at = 1; at <= 12; at++) {
      const { kind, before, facts, whys, sourceTitle, position } = one
      const row = { kind, before, facts, whys, sourceTitle, position, rollOverId: rollOver.id }
      await RollOverItem.create({ ...row, sourceId: one.sourceId + 1000 + at, version: 0 })
    }
    assert.equal((await countQueries(ask)).length, few)
  })
})
