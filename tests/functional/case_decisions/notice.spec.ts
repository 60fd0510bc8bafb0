import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import limiter from '@adonisjs/limiter/services/main'
import testUtils from '@adonisjs/core/services/test_utils'
import CaseObjection from '#app/case_decisions/case_objection'
import type CaseSelection from '#app/case_decisions/case_selection'
import { noteFinding, raiseObjection } from '#app/case_decisions/objections'
import { announceDue, announceSelection } from '#app/case_decisions/public_notice'
import { publishSelection } from '#app/case_decisions/publication'
import { addDays, beijingDay } from '#app/calendar/working_days'
import { leaveMoment, standAt } from '#app/core/clock'
import type User from '#app/users/user'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { drainOutbox } from '#jobs/drain'
import i18nManager from '@adonisjs/i18n/services/main'
import { actor } from '#tests/support/applications'
import { afterNotices, candidatesOf, selectionIn } from '#tests/support/case_decisions'
import { countOf, inbox, valuesOf } from '#tests/support/rows'
import { makeWorld } from '#tests/world'

const objection = { name: '赵女士', contact: 'zhao@public.example', reason: '该案例成效数据与公开年报不符，请核实。' }
const told = { ...objection, i18n: i18nManager.locale('zh-CN') }

const NOT_SHOWN = /<svg[^]*?<\/svg>|<(script|head|footer)[^]*?<\/\1>/g

test.group('The public notice of cases', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => limiter.clear())
  group.each.teardown(() => leaveMoment())

  const states = async (selection: CaseSelection) => (await candidatesOf(selection)).map((row) => row.case.state)
  const post = (client: any, path: string, form: object, user: User) =>
    client.post(path).form(form).withCsrfToken().loginAs(user).redirects(0)

  test('begins by itself on the chosen day, once, and not a day earlier', async ({ client, assert }) => {
    const world = await makeWorld()
    const noticeOn = addDays(beijingDay(), 3)
    const selection = await selectionIn('decided', world, { noticeOn })
    ;(await client.get(`/case-public-notices/${selection.id}`)).assertStatus(404)
    await announceDue()
    assert.equal((await selection.refresh()).state, 'decided')
    standAt(new Date(`${noticeOn}T00:03:00+08:00`))
    await announceDue()
    await announceDue()
    assert.equal((await selection.refresh()).state, 'on_notice')
    assert.deepEqual(await states(selection), [
      ...['public_notice', 'public_notice', 'deliberation'],
      ...['not_selected', 'not_selected'],
    ])
    assert.equal(await countOf(db.from('audit_entries').where('action', 'case_selection.announced')), 1)
  })

  test('a list that was changed keeps no other notice from its day', async ({ assert }) => {
    const world = await makeWorld()
    const noticeOn = beijingDay()
    const changed = await selectionIn('decided', world, { noticeOn })
    const other = await selectionIn('decided', world, { noticeOn })
    await db.from('case_candidates').where({ selection_id: changed.id, rank: 3 }).update({ verdict: 'choose' })
    await assert.rejects(() => announceDue(), '1 of 2 failed')
    assert.equal((await changed.refresh()).state, 'decided')
    assert.equal((await other.refresh()).state, 'on_notice')
  })

  test('two workers at once begin it once', async ({ assert }) => {
    const world = await makeWorld()
    const selection = await selectionIn('decided', world)
    const stale = await candidatesOf(selection).then(([{ selection: other }]) => other)
    await announceSelection(selection, actor(world.people.head))
    await assert.rejects(() => announceSelection(stale, actor(world.people.head)), StepNotAllowed as never)
  })

  test('its day is moved by the head or the leader while it is decided; the head begins it by hand', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { handler, head } = world.people
    const selection = await selectionIn('decided', world)
    const put = (noticeOn: string, user: User, version = selection.version) =>
      client
        .put(`/case-selections/${selection.id}/notice-day`)
        .form({ noticeOn, version })
        .withCsrfToken()
        .loginAs(user)
        .redirects(0)
    const day = addDays(beijingDay(), 5)
    ;(await put(day, handler)).assertStatus(403)
    ;(await put(addDays(beijingDay(), -1), head)).assertStatus(422)
    await put(day, head)
    ;(await put(day, head)).assertStatus(409)
    await selection.refresh()
    assert.equal(selection.noticeOn?.toISODate(), day)
    const page = await client.get(`/case-selections/${selection.id}`).loginAs(handler)
    page.assertTextIncludes('公示之前不得外传')
    const begin = (user: User) =>
      post(client, `/case-selections/${selection.id}/steps`, { step: 'announce', version: selection.version }, user)
    ;(await begin(handler)).assertStatus(403)
    ;(await begin(head)).assertStatus(302)
    ;(await put(day, head, selection.version + 1)).assertStatus(409)
  })

  test('runs for working days: over the National Day week and the Saturday that makes up for it', async ({
    assert,
  }) => {
    const world = await makeWorld()
    standAt(new Date('2026-09-28T03:00:00Z'))
    const selection = await selectionIn('on_notice', world)
    const [first] = await candidatesOf(selection)
    assert.equal(first.noticeFrom?.toISODate(), '2026-09-28')
    assert.equal(first.noticeUntil?.toISODate(), '2026-10-10')
    standAt(new Date('2026-10-10T15:59:00Z'))
    const publishing = () => publishSelection(selection, actor(world.people.head))
    await assert.rejects(publishing, StepNotAllowed as never)
    standAt(new Date('2026-10-10T16:00:00Z'))
    await publishing()
  })

  test('shows title, unit, district, kind and category of the chosen, and nothing else', async ({ client, assert }) => {
    const world = await makeWorld()
    const selection = await selectionIn('on_notice', world)
    const [first, , third] = await candidatesOf(selection)
    for (const path of [`/case-public-notices/${selection.id}`, `/case-notice-cases/${first.id}`, '/notices']) {
      const page = await client.get(path)
      page.assertStatus(200)
      page.assertTextIncludes(first.case.title)
      page.assertTextIncludes('燕麓大学图书馆')
      const inside = ['94.00', '林知远', '010-60000000', third.case.title, world.organizations.haidian.uscc]
      for (const word of inside) assert.notInclude(page.text().replace(NOT_SHOWN, ''), word)
      /** A mark by itself; the numbers of cases and the tokens of forms may have these digits. */
      assert.notMatch(
        page
          .text()
          .replace(NOT_SHOWN, '')
          .replace(/<[^>]*>/g, ' '),
        /(?<![\w-])95(?!\w)/
      )
    }
    ;(await client.get(`/case-notice-cases/${third.id}`)).assertStatus(404)
  })

  test('takes objections from anybody, with a file, a receipt and faults named; never after its last day', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const selection = await selectionIn('on_notice', world)
    const [first] = await candidatesOf(selection)
    const path = `/case-notice-cases/${first.id}/objections`
    const object = (form: object) => client.post(path).form(form).withCsrfToken().redirects(0)
    for (const [field, value, words] of [
      ['name', '', '请填写姓名'],
      ['contact', '13800000000', '联系方式'],
      ['reason', '不行', '理由至少需要 10 个字'],
    ]) {
      const refused = await object({ ...objection, [field]: value })
      refused.assertStatus(422)
      refused.assertTextIncludes(words)
      if (field !== 'name') refused.assertTextIncludes('赵女士')
    }
    const proof = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF')
    const wrong = await client
      .post(path)
      .fields(objection)
      .file('proof', Buffer.from('MZ'), { filename: 'a.exe' })
      .withCsrfToken()
      .redirects(0)
    wrong.assertStatus(422)
    assert.isEmpty(await CaseObjection.all())
    await client
      .post(path)
      .fields(objection)
      .file('proof', proof, { filename: '年报.pdf' })
      .withCsrfToken()
      .redirects(0)
    const kept = await CaseObjection.firstOrFail()
    assert.include(kept.$attributes, { ...objection, state: 'open' })
    const receipt = await client.get(`${path}/${kept.id}`)
    receipt.assertTextIncludes(String(kept.id))
    assert.notInclude(receipt.text(), objection.contact)
    const file = await db.from('attachments').where('subject_type', 'case_objection').firstOrFail()
    ;(await client.get(`/attachments/${file.id}`).loginAs(world.people.handler)).assertStatus(200)
    ;(await client.get(`/attachments/${file.id}`).loginAs(world.people.principal)).assertStatus(404)
    const page = await client.get(`/case-candidates/${first.id}`).loginAs(world.people.handler)
    page.assertTextIncludes('年报.pdf')
    const home = await client.get('/home').loginAs(world.people.handler)
    home.assertTextIncludes('公示异议')

    await afterNotices(selection)
    const late = await object(objection)
    late.assertStatus(409)
    late.assertTextIncludes('公示已经结束')
  })

  test('eleven objections in an hour from one address are too many', async ({ client }) => {
    const world = await makeWorld()
    const [first] = await candidatesOf(await selectionIn('on_notice', world))
    const object = () =>
      client.post(`/case-notice-cases/${first.id}/objections`).form(objection).withCsrfToken().redirects(0)
    for (let n = 0; n < 10; n++) (await object()).assertStatus(302)
    ;(await object()).assertStatus(429)
  })

  test('an objection is examined, found out about and dismissed with a mail to who objected; the notice goes on', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { handler, head, leader } = world.people
    const selection = await selectionIn('on_notice', world)
    const [first] = await candidatesOf(selection)
    const path = `/case-candidates/${first.id}`
    const step = async (name: string, user: User, more: object = {}) => {
      const { version } = await db.from('typical_cases').where({ id: first.caseId }).firstOrFail()
      return post(client, `${path}/steps`, { step: name, version, ...more }, user)
    }
    ;(await step('examineObjections', handler)).assertStatus(409)
    const { id } = await raiseObjection(first, told)
    const find = (finding: string, user: User) =>
      client.put(`${path}/findings/${id}`).form({ finding }).withCsrfToken().loginAs(user).redirects(0)
    ;(await find('经核对，数据口径一致。', head)).assertStatus(409)
    ;(await step('examineObjections', head)).assertStatus(403)
    await step('examineObjections', handler)
    ;(await find('经核对，年报与案例数据口径一致。', handler)).assertStatus(403)
    ;(await find('一致', head)).assertStatus(422)
    const ruling = { opinion: '经核查，异议不成立，公示继续。', reply: '经核查，案例数据与年报口径不同但均属实。' }
    const early = await step('dismissObjections', leader, ruling)
    early.assertStatus(409)
    early.assertTextIncludes('未填写核查情况')
    await find('经核对，年报与案例数据口径不同，均属实。', head)
    ;(await step('dismissObjections', head, ruling)).assertStatus(403)
    const blank = await step('dismissObjections', leader, { opinion: ruling.opinion })
    blank.assertStatus(422)
    blank.assertTextIncludes('请填写答复')
    await step('dismissObjections', leader, ruling)
    assert.deepEqual((await states(selection)).slice(0, 2), ['public_notice', 'public_notice'])
    await drainOutbox()
    const mails = await inbox().where('recipient', objection.contact)
    assert.lengthOf(mails, 1)
    assert.include(mails[0].text, ruling.reply)
    assert.equal((await CaseObjection.findOrFail(id)).state, 'dismissed')
    ;(await step('dismissObjections', leader, ruling)).assertStatus(409)
    ;(await find('经再次核对，另有新的发现。', head)).assertStatus(409)
    const [again] = await candidatesOf(selection)
    await raiseObjection(again, told)
    ;(await step('examineObjections', handler, { version: again.case.version - 1 })).assertStatus(409)
    await step('examineObjections', handler)
    ;(await find('经再次核对，另有新的发现。', head)).assertStatus(409)
    assert.equal((await CaseObjection.findOrFail(id)).finding, '经核对，年报与案例数据口径不同，均属实。')
    assert.equal(await countOf(db.from('audit_entries').where('action', 'case_candidate.objection_found')), 1)
  })

  test('upheld: the case is out, only the next in rank moves up, once, with a notice of its own', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { head, leader, handler } = world.people
    const selection = await selectionIn('on_notice', world, {
      judged: [1, 2, 3, 4, 5, 6].map((rank) => ({ rank })),
      call: { toSelect: 3 },
    })
    const [first, , , fourth, fifth] = await candidatesOf(selection)
    const up = (candidate: number, user: User, more: object = {}) =>
      post(
        client,
        `/case-selections/${selection.id}/moves-up`,
        { candidate, minutesNumber: '纪要〔2026〕33号', opinion: '同意按名次递补。', ...more },
        user
      )
    ;(await up(fourth.id, leader)).assertStatus(409)
    const raised = await raiseObjection(first, told)
    const [current] = await candidatesOf(selection)
    const step = async (name: string, user: User, more: object = {}) => {
      const { version } = await db.from('typical_cases').where({ id: first.caseId }).firstOrFail()
      return post(client, `/case-candidates/${first.id}/steps`, { step: name, version, ...more }, user)
    }
    await step('examineObjections', handler)
    await noteFinding(raised, current, actor(head), '数据确与年报不符，无法说明。')
    const ruling = { opinion: '异议成立，不予入选。', reply: '经核查，您反映的问题属实。' }
    ;(await step('upholdObjections', head, ruling)).assertStatus(403)
    ;(await step('upholdObjections', leader, { ...ruling, reply: '' })).assertStatus(422)
    ;(await step('upholdObjections', leader, ruling)).assertStatus(302)
    ;(await step('upholdObjections', leader, ruling)).assertStatus(409)
    assert.equal((await states(selection))[0], 'not_selected')
    ;(await client.get(`/case-notice-cases/${first.id}`)).assertStatus(404)

    standAt(new Date(`${addDays(beijingDay(), 2)}T03:00:00Z`))
    const page = await client.get(`/case-selections/${selection.id}`).loginAs(leader)
    page.assertTextIncludes('有入选名额空出')
    ;(await up(fifth.id, leader)).assertStatus(409)
    ;(await up(fourth.id, head)).assertStatus(403)
    for (const blank of [{ minutesNumber: '' }, { opinion: '' }]) (await up(fourth.id, leader, blank)).assertStatus(422)
    ;(await up(fourth.id, leader)).assertStatus(302)
    ;(await up(fifth.id, leader)).assertStatus(409)
    const rows = await candidatesOf(selection)
    assert.equal(rows[3].case.state, 'public_notice')
    assert.equal(rows[3].noticeFrom?.toISODate(), beijingDay())
    const approval = await db.from('approvals').where({ step: 'moveUp', subject_id: fourth.id }).firstOrFail()
    assert.include(approval, { by_id: leader.id, minutes_number: '纪要〔2026〕33号', opinion: '同意按名次递补。' })
    assert.isTrue(rows[3].noticeUntil! > rows[1].noticeUntil!)
    assert.deepEqual(await valuesOf(db.from('audit_entries').where('action', 'case_selection.moved_up'), 'actor_id'), [
      leader.id,
    ])
  })
})
