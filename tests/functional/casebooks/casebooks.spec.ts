import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import Casebook from '#app/casebooks/casebook'
import CasebookChapter from '#app/casebooks/chapter'
import { chaptersOf } from '#app/casebooks/studio_outline'
import TypicalCase from '#app/cases/typical_case'
import type User from '#app/users/user'
import { drainOutbox } from '#jobs/drain'
import {
  begunCasebook,
  confirmedEntry,
  PREFACE,
  readyCasebook,
  selectedCase,
  sentEntry,
} from '#tests/support/casebooks'
import { textsTo } from '#tests/support/notices'
import { countQueries } from '#tests/support/queries'
import { caseCall } from '#tests/support/typical_cases'
import { makeWorld } from '#tests/world'

test.group('A casebook is made', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  const posts = (client: any, user: User) => (path: string, form: Record<string, unknown>) =>
    client.post(path).form(form).withCsrfToken().loginAs(user).redirects(0)

  test('a handler begins it from the selected cases of a call, a chapter for each category', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const call = await caseCall(world, { state: 'concluded' })
    await selectedCase(world, call, { title: '导航一', category: 'patent_navigation' })
    await selectedCase(world, call, { title: '研发一', category: 'research' })
    await selectedCase(world, call, { title: '导航二', category: 'patent_navigation' })
    /** Nobody outside the bureau knows of this one yet. */
    await selectedCase(world, call, { title: '未公布' }, { decidedAt: null })
    const page = await client.get('/casebooks/create').loginAs(world.people.handler)
    page.assertTextIncludes(call.title)
    await posts(client, world.people.handler)('/casebooks', { call: call.id })
    const casebook = await Casebook.firstOrFail()
    assert.equal(casebook.title, `${call.title}集`)
    const chapters = await chaptersOf(casebook)
    assert.deepEqual(
      chapters.map(({ title, entries }) => [title, ...entries.map((entry) => entry.title)]),
      [
        ['research', '研发一'],
        ['patent_navigation', '导航一', '导航二'],
      ]
    )
    const states = (await TypicalCase.query().orderBy('id')).map(({ state }) => state)
    assert.deepEqual(states, ['editing', 'editing', 'editing', 'selected'])
    const entry = await db.from('audit_entries').where('action', 'casebook.created').firstOrFail()
    assert.equal(entry.actor_id, world.people.handler.id)
  })

  test('there is one book of a call, and none without selected cases', async ({ client }) => {
    const world = await makeWorld()
    const { call } = await begunCasebook(world)
    await selectedCase(world, call)
    const post = posts(client, world.people.handler)
    ;(await post('/casebooks', { call: call.id })).assertStatus(409)
    const empty = await caseCall(world)
    ;(await post('/casebooks', { call: empty.id })).assertStatus(409)
    ;(await post('/casebooks', { call: '' })).assertStatus(422)
    ;(await post('/casebooks', { call: 9999 })).assertStatus(404)
  })

  test('leaders read, handlers write, units see no book', async ({ client }) => {
    const world = await makeWorld()
    const { call, casebook } = await begunCasebook(world)
    const path = `/casebooks/${casebook.id}`
    const { leader, principal, haidianReviewer, experts } = world.people
    ;(await client.get(path).loginAs(leader)).assertStatus(200)
    ;(await posts(client, leader)('/casebooks', { call: call.id })).assertStatus(403)
    ;(await posts(client, leader)(`${path}/chapters`, { title: '新章' })).assertStatus(403)
    ;(await client.get(`${path}/edit`).loginAs(leader)).assertStatus(403)
    for (const user of [principal, haidianReviewer, experts[0]]) {
      ;(await client.get(path).loginAs(user)).assertStatus(404)
      ;(await client.get('/casebooks').loginAs(user)).assertStatus(403)
    }
  })

  test('cases selected later are taken up', async ({ client, assert }) => {
    const world = await makeWorld()
    const { call, casebook } = await begunCasebook(world)
    const post = posts(client, world.people.handler)
    ;(await post(`/casebooks/${casebook.id}/cases`, {})).assertStatus(409)
    const late = await selectedCase(world, call, { title: '异议处理后入选', category: 'training' })
    const page = await client.get(`/casebooks/${casebook.id}`).loginAs(world.people.handler)
    page.assertTextIncludes('异议处理后入选')
    await post(`/casebooks/${casebook.id}/cases`, {})
    await late.refresh()
    assert.equal(late.state, 'editing')
    const chapters = await chaptersOf(casebook)
    assert.deepEqual(
      chapters.at(-1)!.entries.map(({ title }) => title),
      ['异议处理后入选']
    )
  })

  test('title, editor and preface save themselves; of two at once the second is told who was faster', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { casebook } = await begunCasebook(world)
    const path = `/casebooks/${casebook.id}`
    const put = (user: User, form: Record<string, unknown>, accept = 'application/json') =>
      client
        .put(path)
        .form({ title: casebook.title, editor: '编写组', ...form })
        .header('accept', accept)
        .withCsrfToken()
        .loginAs(user)
        .redirects(0)
    const seen = casebook.frontHash
    const first = await put(world.people.handler, { preface: PREFACE, version: seen })
    first.assertStatus(200)
    ;(await put(world.people.handler, { preface: `${PREFACE}再改`, version: first.body().version })).assertStatus(200)
    ;(await put(world.people.head, { preface: '另一份', version: seen })).assertStatus(409)
    const page = await put(world.people.head, { preface: '另一份', version: seen }, 'text/html')
    page.assertStatus(409)
    page.assertTextIncludes(world.people.handler.name)
    page.assertTextIncludes('另一份')
    const wrong = await put(world.people.head, { title: '' }, 'text/html')
    wrong.assertStatus(422)
    await casebook.refresh()
    assert.equal(casebook.preface, `${PREFACE}再改`)
  })

  test('chapters and cases are put in order', async ({ client, assert }) => {
    const world = await makeWorld()
    const { casebook, navigation, warning, research } = await begunCasebook(world)
    const path = `/casebooks/${casebook.id}`
    const post = posts(client, world.people.handler)
    const order = async () =>
      (await chaptersOf(casebook)).map(({ title, entries }) => [title, ...entries.map((entry) => entry.title[0])])
    assert.deepEqual(await order(), [
      ['risk_warning', '预'],
      ['patent_navigation', '专', '数'],
    ])

    const moved = await post(`${path}/entries/${research.id}/moves`, { direction: 'up' })
    moved.assertHeader('location', `${path}?at=up-e${research.id}`)
    assert.deepEqual(await order(), [
      ['risk_warning', '预'],
      ['patent_navigation', '数', '专'],
    ])
    await post(`${path}/entries/${research.id}/moves`, { direction: 'up' })
    assert.deepEqual(await order(), [
      ['risk_warning', '预', '数'],
      ['patent_navigation', '专'],
    ])
    await post(`${path}/entries/${research.id}/moves`, { direction: 'down' })
    assert.deepEqual(await order(), [
      ['risk_warning', '预'],
      ['patent_navigation', '数', '专'],
    ])
    await post(`${path}/chapters/${warning.chapterId}/moves`, { direction: 'down' })
    assert.deepEqual(await order(), [
      ['patent_navigation', '数', '专'],
      ['risk_warning', '预'],
    ])
    await post(`${path}/entries/${navigation.id}/moves`, {
      direction: 'place',
      section: warning.chapterId,
      position: 0,
    })
    assert.deepEqual(await order(), [
      ['patent_navigation', '数'],
      ['risk_warning', '专', '预'],
    ])

    ;(
      await post(`${path}/entries/${navigation.id}/moves`, { direction: 'place', section: 9999, position: 0 })
    ).assertStatus(409)
    ;(await post(`${path}/entries/9999/moves`, { direction: 'up' })).assertStatus(404)
    const audited = await db.from('audit_entries').where('action', 'casebook.arranged')
    assert.lengthOf(audited, 5)
  })

  test('chapters are added, named, introduced, and removed when nothing stands in them', async ({ client, assert }) => {
    const world = await makeWorld()
    const { casebook, navigation } = await begunCasebook(world)
    const path = `/casebooks/${casebook.id}/chapters`
    const post = posts(client, world.people.handler)
    ;(await post(path, { title: '' })).assertStatus(422)
    await post(path, { title: '综合' })
    const added = await CasebookChapter.findByOrFail('title', '综合')
    const form = { title: '综合服务', introduction: '第一段\n第二段' }
    await client.put(`${path}/${added.id}`).form(form).withCsrfToken().loginAs(world.people.handler)
    await added.refresh()
    assert.deepEqual([added.title, added.introduction.split(/\r?\n/).length], ['综合服务', 2])
    const remove = (id: number) =>
      client.delete(`${path}/${id}`).withCsrfToken().loginAs(world.people.handler).redirects(0)
    ;(await remove(navigation.chapterId)).assertStatus(409)
    await remove(added.id)
    assert.isNull(await CasebookChapter.find(added.id))
  })

  test('all copies are sent to their authors at once', async ({ client, assert }) => {
    const world = await makeWorld()
    const { casebook, entries, navigation } = await begunCasebook(world)
    await navigation.case.merge({ state: 'disqualified' }).save()
    const step = { step: 'askAuthors', version: casebook.version }
    await posts(client, world.people.handler)(`/casebooks/${casebook.id}/steps`, step)
    await casebook.refresh()
    for (const entry of entries) await entry.refresh()
    assert.equal(casebook.state, 'confirming')
    assert.deepEqual(entries.map(({ state }) => state).sort(), ['editing', 'with_author', 'with_author'])
  })

  test('the checklist says what is missing, and the book is finished when it is whole', async ({ client, assert }) => {
    const world = await makeWorld()
    const { casebook, entries } = await begunCasebook(world)
    const path = `/casebooks/${casebook.id}`
    const post = posts(client, world.people.handler)
    const page = await client.get(path).loginAs(world.people.handler)
    page.assertTextIncludes('还没有前言')
    page.assertTextIncludes('作者还没有确认')
    ;(await post(`${path}/steps`, { step: 'finish', version: casebook.version })).assertStatus(409)
    for (const entry of entries) await confirmedEntry(world, entry)
    const form = { title: casebook.title, editor: casebook.editor, preface: PREFACE }
    await client.put(path).form(form).withCsrfToken().loginAs(world.people.handler)
    const whole = await client.get(path).loginAs(world.people.handler)
    whole.assertTextIncludes('检查全部通过')
    await casebook.refresh()
    await posts(client, world.people.head)(`${path}/steps`, { step: 'finish', version: casebook.version })
    await casebook.refresh()
    assert.equal(casebook.state, 'ready')
    await drainOutbox()
    assert.include((await textsTo(world.people.handler)).join(), '已定稿，可以制作成书')
    const home = await client.get('/home').loginAs(world.people.handler)
    home.assertTextIncludes('已定稿，待制作成书')
  })

  test('a finished book is reopened with a reason; until then nothing of it changes', async ({ client, assert }) => {
    const world = await makeWorld()
    const { casebook, navigation } = await readyCasebook(world)
    const path = `/casebooks/${casebook.id}`
    const post = posts(client, world.people.handler)
    const part = { text: '改动', version: undefined }
    const edit = () =>
      client
        .put(`/casebook-entries/${navigation.id}/parts/practice`)
        .form(part)
        .withCsrfToken()
        .loginAs(world.people.handler)
        .redirects(0)
    ;(await edit()).assertStatus(409)
    ;(await post(`${path}/chapters`, { title: '新章' })).assertStatus(409)
    ;(await post(`${path}/steps`, { step: 'reopen', version: casebook.version })).assertStatus(422)
    const reopen = { step: 'reopen', version: casebook.version, opinion: '前言有误。' }
    ;(await post(`${path}/steps`, { ...reopen, version: 0 })).assertStatus(409)
    await post(`${path}/steps`, reopen)
    await casebook.refresh()
    assert.deepEqual([casebook.state, casebook.madeOn], ['confirming', null])
    ;(await edit()).assertStatus(302)
  })

  test('lists and the book take the same statements however many there are', async ({ client, assert }) => {
    const world = await makeWorld()
    const one = await begunCasebook(world)
    await sentEntry(world, one.navigation)
    const { handler, principal } = world.people
    const asked = async () => [
      (await countQueries(() => client.get('/casebooks').loginAs(handler))).length,
      (await countQueries(() => client.get('/casebook-entries').loginAs(handler))).length,
      (await countQueries(() => client.get('/casebook-entries').loginAs(principal))).length,
      (await countQueries(() => client.get(`/casebooks/${one.casebook.id}`).loginAs(handler))).length,
    ]
    await asked()
    const before = await asked()
    await sentEntry(world, (await begunCasebook(world)).navigation)
    await selectedCase(world, one.call, { title: '又一个' })
    await client.post(`/casebooks/${one.casebook.id}/cases`).withCsrfToken().loginAs(handler)
    assert.deepEqual(await asked(), before)
  })

  test('the list is searched, filtered, sorted and taken out', async ({ client, assert }) => {
    const world = await makeWorld()
    const { casebook, navigation, warning } = await begunCasebook(world)
    await confirmedEntry(world, navigation)
    await confirmedEntry(world, warning)
    await warning.case.refresh()
    await warning.case.merge({ state: 'disqualified' }).save()
    const { handler } = world.people
    const found = await client.get(`/casebooks?q=典型&state=editing&year=${casebook.year}&sort=year`).loginAs(handler)
    found.assertTextIncludes(casebook.title)
    assert.match(found.text(), /data-l="案例">2<[\s\S]*data-l="已确认">1</)
    const none = await client.get('/casebooks?state=published').loginAs(handler)
    none.assertTextIncludes('没有')
    ;(await client.get('/casebooks/view.xlsx').loginAs(handler)).assertStatus(200)
    ;(await client.get('/casebook-entries/view.xlsx').loginAs(handler)).assertStatus(200)
  })
})
