import edge from 'edge.js'
import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import type { ApiClient } from '@japa/api-client'
import AuditEntry from '#app/audit/audit_entry'
import { addDays, beijingDay } from '#app/calendar/working_days'
import { beijingYear } from '#app/core/beijing_day'
import type CaseCall from '#app/case_calls/case_call'
import {
  registerCallCounts,
  registerCallDrafters,
  registerCallFigures,
  registerCallPanels,
} from '#app/case_calls/call_panels'
import { cancelCall, extendCall, publishCall } from '#app/case_calls/move_call'
import { openCalls } from '#app/case_calls/open_calls'
import { leaveMoment, standAt } from '#app/core/clock'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import type User from '#app/users/user'
import keep from '#jobs/case_calls/keep'
import { drainOutbox } from '#jobs/drain'
import { actor } from '#tests/support/applications'
import { freshCall, makeDraft, makePublished, supplementOf } from '#tests/support/case_calls'
import { cellsOf, download } from '#tests/support/downloads'
import { textsTo } from '#tests/support/notices'
import { countQueries } from '#tests/support/queries'
import { standIn } from '#tests/support/stand_ins'
import { textsIn } from '#tests/support/word_files'
import { makeWorld } from '#tests/world'

const post = (client: ApiClient, path: string, user: User, form: object) =>
  client.post(path).form(form).withCsrfToken().loginAs(user).redirects(0)

const entriesOf = ({ id }: CaseCall) =>
  AuditEntry.query().where({ subjectType: 'case_call', subjectId: id }).orderBy('seq', 'desc')
const actionsOf = async (call: CaseCall) =>
  (await entriesOf(call)).map(({ action }) => action.replace('case_call.', '')).reverse()

const inDays = (days: number) => new Date(`${addDays(beijingDay(new Date()), days)}T02:00:00Z`)

/** What a higher room would register: who has begun something for a call. */
let begun: { callId: number; units: number[] } = { callId: 0, units: [] }
registerCallDrafters(async (callId) => (callId === begun.callId ? begun.units : []))

const WITH_ROOMS = '有其他部门内容的征集'
edge.registerTemplate('tests/call_panel', { template: '{{ panel.data.words }} {{ panel.data.call.number }}' })
for (const place of ['desk', 'notice'] as const) {
  registerCallPanels({
    ...{ place, template: 'tests/call_panel' },
    load: async ({ title }) => (title === WITH_ROOMS ? { words: `内容-${place}` } : null),
  })
}
registerCallFigures(async ({ title }) => (title === WITH_ROOMS ? [{ label: '待推荐案例', value: 37 }] : []))
registerCallCounts(async (ids) => new Map(ids.map((id) => [id, 4321])))

test.group('Calls', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => {
    leaveMoment()
    begun = { callId: 0, units: [] }
  })

  test('the head publishes: it gets its number, is open to everybody, and all who can take part are told', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { handler, head, operator, principal, haidianReviewer, secretariat, leader } = world.people
    const call = await makeDraft(world)
    const path = `/case-calls/${call.id}`
    ;(await post(client, `${path}/steps`, handler, { step: 'publish', version: 0 })).assertStatus(403)
    ;(await post(client, `${path}/steps`, head, { step: 'publish', version: 0 })).assertStatus(302)
    ;(await post(client, `${path}/steps`, head, { step: 'publish', version: 1 })).assertStatus(409)
    await call.refresh()
    assert.equal(call.state, 'published')
    assert.equal(call.number, `ZJ-${call.year}-01`)
    assert.isNotNull(call.publishedAt)
    assert.deepEqual(await actionsOf(call), ['drafted', 'published'])
    assert.deepEqual(
      (await openCalls()).map(({ id }) => id),
      [call.id]
    )
    await drainOutbox()
    for (const user of [handler, operator, principal, haidianReviewer, secretariat]) {
      assert.include((await textsTo(user))[0], `（${call.number}）已发布`)
    }
    assert.isEmpty(await textsTo(leader))
    ;(await client.get('/home').loginAs(operator)).assertTextIncludes(call.title)
    ;(await client.get('/')).assertTextIncludes(call.title)
    ;(await client.get(path).loginAs(principal)).assertTextIncludes('每个推荐单位')

    const second = await makePublished(world)
    assert.equal(second.number, `ZJ-${call.year}-02`)
  })

  test('a stand-in publishes in the name of the head', async ({ client, assert }) => {
    const world = await makeWorld()
    const { handler, head, leader } = world.people
    const call = await makeDraft(world)
    await standIn(head, handler)
    await post(client, `/case-calls/${call.id}/steps`, handler, { step: 'publish', version: 0 })
    const [entry] = await entriesOf(call)
    assert.equal(entry.action, 'case_call.published')
    assert.equal(entry.particulars.actingFor, head.name)
    ;(await post(client, `/case-calls/${call.id}/steps`, leader, { step: 'close', version: 1 })).assertStatus(403)
  })

  test('nothing is published whose last day is over', async ({ assert }) => {
    const world = await makeWorld()
    const call = await makeDraft(world)
    standAt(inDays(61))
    await assert.rejects(() => publishCall(call, actor(world.people.head)), StepNotAllowed as never)
    await call.refresh()
    assert.include(call.$attributes, { state: 'draft', number: null })
  })

  test('it closes by itself after its last day, once, and whoever drafted it is told', async ({ assert }) => {
    const world = await makeWorld()
    const call = await makePublished(world)
    standAt(inDays(10))
    await keep()
    await call.refresh()
    assert.equal(call.state, 'published')
    standAt(inDays(11))
    assert.isEmpty(await openCalls())
    await keep()
    await keep()
    await call.refresh()
    assert.equal(call.state, 'closed')
    assert.deepEqual(await actionsOf(call), ['drafted', 'proposed', 'published', 'closing_near', 'closed'])
    await drainOutbox()
    assert.include((await textsTo(world.people.handler))[0], '已截止，不再接收报送')
  })

  test('the handler closes it by hand, with a reason', async ({ client, assert }) => {
    const world = await makeWorld()
    const { handler, principal } = world.people
    const call = await makePublished(world)
    const path = `/case-calls/${call.id}/steps`
    const { version } = call
    ;(await post(client, path, principal, { step: 'close', version, closeReason: '够了。' })).assertStatus(403)
    const refused = await post(client, path, handler, { step: 'close', version })
    refused.assertStatus(422)
    refused.assertTextIncludes('href="#closeReason"')
    ;(await post(client, path, handler, { step: 'close', version, closeReason: '名额已满。' })).assertStatus(302)
    ;(
      await post(client, path, handler, { step: 'close', version: version + 1, closeReason: '再来一次。' })
    ).assertStatus(409)
    await call.refresh()
    assert.equal(call.state, 'closed')
    assert.equal((await entriesOf(call))[0].particulars.opinion, '名额已满。')
  })

  test('nobody moves a call on an old version of it, nor extends what is not out', async ({ client, assert }) => {
    const world = await makeWorld()
    const { handler, head, leader } = world.people
    const draft = await makeDraft(world)
    const step = (call: CaseCall, user: User, form: object) => post(client, `/case-calls/${call.id}/steps`, user, form)
    await step(draft, handler, { step: 'propose', version: 0 })
    ;(await step(draft, head, { step: 'publish', version: 0 })).assertStatus(409)
    ;(await step(draft, head, { step: 'return', version: 0, returnReason: '类别太多。' })).assertStatus(409)
    const extension = { version: 1, newClosesOn: addDays(draft.lastDay, 7), extensionReason: '应推荐单位要求。' }
    ;(await post(client, `/case-calls/${draft.id}/extensions`, head, extension)).assertStatus(409)
    await draft.refresh()
    assert.include(draft.$attributes, { state: 'draft', number: null, version: 1 })

    const call = await makePublished(world)
    const version = call.version - 1
    ;(await step(call, handler, { step: 'close', version, closeReason: '名额已满。' })).assertStatus(409)
    ;(await step(call, head, { step: 'cancel', version, cancelReason: '今年不办。' })).assertStatus(409)
    await call.refresh()
    assert.equal(call.state, 'published')
    ;(await step(call, leader, { step: 'forget', version: call.version })).assertStatus(403)
    ;(await step(call, handler, { step: 'forget', version: call.version })).assertStatus(422)
  })

  test('those who have begun something are reminded three days before, once for each closing day', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { operator, principal, chaoyangPrincipal, head, handler } = world.people
    const call = await makePublished(world)
    ;(await client.get('/home').loginAs(handler)).assertTextIncludes('没有待办')
    begun = { callId: call.id, units: [world.organizations.haidian.id] }
    await drainOutbox()
    const told = async (user: User, words: string) =>
      (await textsTo(user)).filter((text) => text.includes(words)).length
    const near = '还有材料没有提交'
    standAt(inDays(6))
    await keep()
    await drainOutbox()
    assert.equal(await told(operator, near), 0)
    standAt(inDays(7))
    for (let times = 0; times < 2; times++) await keep()
    ;(await client.get('/home').loginAs(handler)).assertTextIncludes('征集即将截止')
    await drainOutbox()
    for (const user of [operator, principal]) assert.equal(await told(user, near), 1)
    assert.equal(await told(chaoyangPrincipal, near), 0)

    await call.refresh()
    const closesOn = addDays(call.lastDay, 10)
    await extendCall(call, actor(head), { closesOn, reason: '补充数据。', version: call.version })
    await keep()
    standAt(inDays(18))
    await keep()
    await drainOutbox()
    assert.equal(await told(operator, near), 2)
    assert.equal(await told(operator, '原因：补充数据。'), 1)
    assert.equal(await told(chaoyangPrincipal, '补充数据'), 0)
  })

  test('the head extends it with a reason that everybody can read; nobody else, never shorter', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { handler, head, principal } = world.people
    const call = await makePublished(world)
    const path = `/case-calls/${call.id}/extensions`
    const { version, lastDay } = call
    const form = { version, newClosesOn: addDays(lastDay, 7), extensionReason: '应推荐单位要求。' }
    for (const user of [handler, principal]) (await post(client, path, user, form)).assertStatus(403)
    for (const [fault, field] of [
      [{ newClosesOn: lastDay }, 'newClosesOn'],
      [{ newClosesOn: 'soon' }, 'newClosesOn'],
      [{ extensionReason: '' }, 'extensionReason'],
    ] as const) {
      const refused = await post(client, path, head, { ...form, ...fault })
      refused.assertStatus(422)
      refused.assertTextIncludes(`href="#${field}"`)
    }
    ;(await post(client, path, head, form)).assertStatus(302)
    ;(await post(client, path, head, { ...form, newClosesOn: addDays(lastDay, 9) })).assertStatus(409)
    const now = await freshCall(call)
    assert.equal(now.lastDay, addDays(lastDay, 7))
    assert.lengthOf(now.extensions, 1)
    const [{ action, particulars }] = await entriesOf(call)
    assert.equal(action, 'case_call.extended')
    assert.include(particulars, { opinion: '应推荐单位要求。', about: `${lastDay} → ${addDays(lastDay, 7)}` })
    ;(await client.get(`/case-notices/${call.id}`)).assertTextIncludes('原因：应推荐单位要求。')
    assert.deepInclude(
      { ...now.$attributes, closesOn: null, version: 0, updatedAt: null },
      { title: call.title, toSelect: call.toSelect, rubric: call.rubric }
    )
  })

  test('what went out is called off by the head, a draft by who drafted it, always with a reason', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { handler, head, operator, chaoyangPrincipal } = world.people
    const draft = await makeDraft(world)
    const cancel = (call: CaseCall, user: User, cancelReason = '今年不办。') =>
      post(client, `/case-calls/${call.id}/steps`, user, { step: 'cancel', version: call.version, cancelReason })
    ;(await cancel(draft, handler, '')).assertStatus(422)
    ;(await cancel(draft, handler)).assertStatus(302)
    ;(await client.get(`/case-notices/${draft.id}`)).assertStatus(404)

    const call = await makePublished(world)
    begun = { callId: call.id, units: [world.organizations.haidian.id] }
    ;(await cancel(call, handler)).assertStatus(403)
    ;(await cancel(call, head)).assertStatus(302)
    await call.refresh()
    ;(await cancel(call, head)).assertStatus(409)
    assert.equal(call.state, 'cancelled')
    await drainOutbox()
    assert.include((await textsTo(operator))[0], '原因：今年不办。')
    assert.notInclude((await textsTo(chaoyangPrincipal))[0], '今年不办')
    ;(await client.get(`/case-notices/${call.id}`)).assertTextIncludes('这次征集已取消')
    await assert.rejects(() => cancelCall(call, actor(head), {}), StepNotAllowed as never)
  })

  test('the list by year, kind and state, and as a workbook; others find what was published', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { handler, principal } = world.people
    const cases = await makePublished(world, { title: '典型案例征集甲' })
    const year = beijingYear()
    await makePublished(world, { title: '人才评选乙', kind: 'practice_talent', year: year - 1 })
    await makeDraft(world, { title: '产品征集丙', kind: 'innovative_product' })
    const titles = ['典型案例征集甲', '人才评选乙', '产品征集丙']
    const found = async (query: string, user: User) => {
      const page = await client.get(`/case-calls${query}`).loginAs(user)
      return titles.filter((title) => page.text().includes(title))
    }
    assert.deepEqual(await found('', handler), titles)
    assert.deepEqual(await found('?kind=practice_talent', handler), titles.slice(1, 2))
    assert.deepEqual(await found(`?year=${year}`, handler), [titles[0], titles[2]])
    assert.deepEqual(await found('?state=draft', handler), titles.slice(2))
    assert.deepEqual(await found(`?q=${cases.number}`, handler), titles.slice(0, 1))
    assert.deepEqual(await found('', principal), titles.slice(0, 2))
    ;(await client.get('/case-calls').loginAs(handler)).assertTextIncludes('4,321')
    assert.notInclude((await client.get('/case-calls').loginAs(principal)).text(), '4,321')

    const workbook = await download(client, '/case-calls/view.xlsx?state=published&sort=closesOn', handler)
    const cells = (await cellsOf(workbook.body())).rows.flat()
    assert.includeMembers(cells, ['典型案例征集甲', '人才评选乙', cases.number, '信息实务人才'])
    assert.notInclude(cells, '产品征集丙')
  })

  test('a page of the list needs the same few statements, however many calls there are', async ({ client, assert }) => {
    const world = await makeWorld()
    const { handler } = world.people
    const load = () => countQueries(async () => client.get('/case-calls').loginAs(handler))
    await makePublished(world)
    await load()
    const few = await load()
    for (let n = 0; n < 5; n++) await makePublished(world)
    assert.lengthOf(await load(), few.length)
  })

  test('higher rooms show themselves on the page of a call and on its notice', async ({ client, assert }) => {
    const world = await makeWorld()
    const call = await makePublished(world, { title: WITH_ROOMS })
    const other = await makePublished(world)
    const desk = await client.get(`/case-calls/${call.id}`).loginAs(world.people.handler)
    desk.assertTextIncludes(`内容-desk ${call.number}`)
    desk.assertTextIncludes('待推荐案例')
    ;(await client.get(`/case-notices/${call.id}`)).assertTextIncludes(`内容-notice ${call.number}`)
    assert.notInclude((await client.get(`/case-notices/${other.id}`)).text(), '内容-')
  })

  test('the timeline is for the bureau: what the head wrote about a draft is not for units', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { handler, head, principal } = world.people
    const call = await makeDraft(world)
    const steps = `/case-calls/${call.id}/steps`
    await post(client, steps, handler, { step: 'propose', version: 0 })
    await post(client, steps, head, { step: 'return', version: 1, returnReason: '类别写得太细。' })
    await post(client, steps, head, { step: 'publish', version: 2 })
    const page = (user: User) => client.get(`/case-calls/${call.id}`).loginAs(user)
    ;(await page(handler)).assertTextIncludes('类别写得太细。')
    assert.notInclude((await page(principal)).text(), '类别写得太细。')
  })
})

test.group('The public notice', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => leaveMoment())

  test('says without sign-in what is called for, by when, for whom, and how it is judged', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const questions = await supplementOf(world)
    const call = await makePublished(world, {}, questions.id)
    const draft = await makeDraft(world)
    const page = await client.get(`/case-notices/${call.id}`)
    for (const words of [
      ...[call.title, call.number!, '征集中', '还有 10 天截止', '每个推荐单位', '不超过 5 件', '专利导航、成果转化'],
      ...['技术与创新支持中心（TISC）', '信息利用深度', '25 分', '23 件入围', '总体', '选答', 'notice.docx'],
    ]) {
      page.assertTextIncludes(words)
    }
    ;(await client.get('/case-notices?kind=typical_case')).assertTextIncludes(call.title)
    assert.notInclude((await client.get('/case-notices?kind=practice_talent')).text(), call.title)
    ;(await client.get('/sitemap.xml')).assertTextIncludes(`/case-notices/${call.id}`)
    assert.notInclude((await client.get('/sitemap.xml')).text(), `/case-notices/${draft.id}<`)
    standAt(inDays(10))
    ;(await client.get(`/case-notices/${call.id}`)).assertTextIncludes('今天截止')
    standAt(inDays(11))
    ;(await client.get(`/case-notices/${call.id}`)).assertTextIncludes('已截止')
  })

  test('as a paper it says the same, with the issuer and the day of publication', async ({ client, assert }) => {
    const world = await makeWorld()
    const questions = await supplementOf(world)
    const call = await makePublished(world, {}, questions.id)
    await extendCall(call, actor(world.people.head), {
      ...{ closesOn: addDays(call.lastDay, 5), reason: '补充数据。', version: call.version },
    })
    ;(await client.get(`/case-notices/${call.id}/notice.docx`)).assertStatus(200)
    const paper = await download(client, `/case-notices/${call.id}/notice.docx`, world.people.operator)
    const text = await textsIn(paper.body())
    for (const words of [
      ...[`关于开展${call.title}的通知`, call.number!, '征集时间', '原因：补充数据。', '每个推荐单位推荐不超过5件'],
      ...['专利导航、成果转化', '信息利用深度', '择优23件入围', '1. 总体', '北京市知识产权局'],
    ]) {
      assert.include(text, words)
    }
    const draft = await makeDraft(world)
    const preview = await client.get(`/case-calls/${draft.id}/preview`).loginAs(world.people.handler)
    preview.assertTextIncludes('这是预览，通知尚未发布')
    const before = await download(client, `/case-calls/${draft.id}/notice.docx`, world.people.handler)
    assert.include(await textsIn(before.body()), '（征求意见稿）')
  })
})
