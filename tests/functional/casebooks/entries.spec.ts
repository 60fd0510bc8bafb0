import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { leaveMoment, standAt } from '#app/core/clock'
import CasebookEntry from '#app/casebooks/entry'
import { partHash, type EntryPart } from '#app/casebooks/entry_copy'
import { confirmEntry, saveCopy } from '#app/casebooks/entry_workflow'
import { versionsOf } from '#app/casebooks/entry_versions'
import TypicalCase from '#app/cases/typical_case'
import type User from '#app/users/user'
import { sweepClocks } from '#app/workflow/clock_sweep'
import { drainOutbox } from '#jobs/drain'
import { lapses } from '#start/workflows'
import { actor } from '#tests/support/applications'
import { begunCasebook, casePicture, confirmedEntry, selectedCase, sentEntry } from '#tests/support/casebooks'
import { textsTo } from '#tests/support/notices'
import { caseCall } from '#tests/support/typical_cases'
import { makeCasebook } from '#app/casebooks/casebook_making'
import { makeWorld } from '#tests/world'

test.group('The copy of a case', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => leaveMoment())

  const stepper = (client: any, entry: CasebookEntry) => (user: User, form: Record<string, unknown>) =>
    client
      .post(`/casebook-entries/${entry.id}/steps`)
      .form({ version: entry.version, ...form })
      .withCsrfToken()
      .loginAs(user)
      .redirects(0)

  const saver =
    (client: any, entry: CasebookEntry) =>
    (user: User, part: EntryPart, form: Record<string, unknown>, accept = 'text/html') =>
      client
        .put(`/casebook-entries/${entry.id}/parts/${part}`)
        .form(form)
        .header('accept', accept)
        .withCsrfToken()
        .loginAs(user)
        .redirects(0)

  test('an editor changes a part; the author’s text stays beside it, with the differences', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { navigation } = await begunCasebook(world)
    const save = saver(client, navigation)
    const { handler } = world.people
    const saved = await save(handler, 'practice', { text: '建立专题库，按周推送，组织三次分析会。' })
    saved.assertHeader('location', `/casebook-entries/${navigation.id}#part-practice`)
    const page = await client.get(`/casebook-entries/${navigation.id}`).loginAs(handler)
    page.assertTextIncludes('建立专题库，按月推送，组织三次分析会。')
    assert.match(page.text(), /<del>月<\/del>[\s\S]*<ins>周<\/ins>|<del>按月[\s\S]*<ins>按周/)
    const part = await client.get(`/casebook-entries/${navigation.id}/parts/practice/edit`).loginAs(handler)
    part.assertTextIncludes(`${handler.name} 于`)
    await navigation.refresh()
    assert.equal(navigation.copy.practice, '建立专题库，按周推送，组织三次分析会。')
    assert.equal(navigation.copy.background, '企业出海前缺少对目标市场专利布局的了解。')
  })

  test('every part is edited: title, figures, terms', async ({ client, assert }) => {
    const world = await makeWorld()
    const { navigation } = await begunCasebook(world)
    const save = saver(client, navigation)
    const { handler } = world.people
    await save(handler, 'basics', { title: '新的标题', audience: '中小企业', summary: '摘要。' })
    const figure = { indicator: '报告', before: '4', after: '18', unit: '份', evidence: '台账' }
    await save(handler, 'figures', {
      'figures[0][indicator]': figure.indicator,
      'figures[0][before]': '4',
      'figures[0][after]': '18',
      'figures[0][unit]': '份',
      'figures[0][evidence]': '台账',
      'figures[1][indicator]': '',
    })
    await save(handler, 'terms', {
      'industries[]': 'new_it',
      'industriesOwn': '氢能、新材料',
      'techniques[]': 'valuation',
      'techniquesOwn': '',
      'contactEmail': 'office@unit.example',
    })
    await navigation.refresh()
    assert.equal(navigation.title, '新的标题')
    assert.deepEqual(navigation.copy.figures, [figure])
    assert.deepEqual(navigation.copy.industries, ['new_it', 'new_material', '氢能'])
    assert.deepEqual(navigation.copy.techniques, ['valuation'])
    assert.equal(navigation.copy.contactEmail, 'office@unit.example')
    ;(await save(handler, 'basics', { title: '' })).assertStatus(422)
    ;(await save(handler, 'terms', { contactEmail: '不是邮箱' })).assertStatus(422)
    ;(await save(handler, 'terms', { 'industries[]': 'unknown' })).assertStatus(422)
    ;(await save(handler, 'nothing' as EntryPart, { text: '' })).assertStatus(404)
  })

  test('of the author’s pictures some are chosen, ordered and captioned; nobody else’s gets in', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const call = await caseCall(world, { state: 'concluded' })
    const first = await casePicture(world, 1, 1200)
    const second = await casePicture(world, 1, 300)
    const images = [first, second].map(({ id }, index) => ({
      attachmentId: id,
      caption: `图${index + 1}`,
      rights: '本单位所有，同意出版。',
    }))
    await selectedCase(world, call, { images })
    await makeCasebook(call, actor(world.people.handler))
    const entry = await CasebookEntry.firstOrFail()
    assert.deepEqual(entry.imageWidths, { [first.id]: 1200, [second.id]: 300 })
    const row = (index: number, id: number, place: number, used = true) => ({
      [`images[${index}][attachmentId]`]: id,
      [`images[${index}][place]`]: place,
      [`images[${index}][caption]`]: `新图注 ${id}`,
      ...(used ? { [`images[${index}][used]`]: 'true' } : {}),
    })
    const save = saver(client, entry)
    await save(world.people.handler, 'images', { ...row(0, first.id, 2), ...row(1, second.id, 1), ...row(2, 9999, 3) })
    await entry.refresh()
    assert.deepEqual(
      entry.copy.images.map(({ attachmentId }) => attachmentId),
      [second.id, first.id]
    )
    assert.equal(entry.copy.images[0].caption, `新图注 ${second.id}`)
    assert.equal(entry.copy.images[0].rights, '本单位所有，同意出版。')
    await save(world.people.handler, 'images', { ...row(0, first.id, 1), ...row(1, second.id, 2, false) })
    await entry.refresh()
    assert.deepEqual(
      entry.copy.images.map(({ attachmentId }) => attachmentId),
      [first.id]
    )
    const page = await client.get(`/casebook-entries/${entry.id}/parts/images/edit`).loginAs(world.people.handler)
    page.assertTextIncludes('宽 1,200 像素')
  })

  test('it saves itself; of two editors at one part the second is told who was faster, other parts are free', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { navigation } = await begunCasebook(world)
    const { handler, head } = world.people
    const seen = (part: EntryPart) => partHash(navigation.copy, part)
    const save = saver(client, navigation)
    const first = await save(handler, 'practice', { text: '甲改', version: seen('practice') }, 'application/json')
    first.assertStatus(200)
    ;(
      await save(handler, 'practice', { text: '甲再改', version: first.body().version }, 'application/json')
    ).assertStatus(200)
    ;(await save(head, 'effect', { text: '乙改成效', version: seen('effect') }, 'application/json')).assertStatus(200)
    ;(await save(head, 'practice', { text: '乙改', version: seen('practice') }, 'application/json')).assertStatus(409)
    const page = await save(head, 'practice', { text: '乙改', version: seen('practice') })
    page.assertStatus(409)
    page.assertTextIncludes(handler.name)
    page.assertTextIncludes('乙改')
    /** Who typed the same is not in anybody's way. */
    ;(await save(head, 'practice', { text: '甲再改', version: seen('practice') }, 'application/json')).assertStatus(200)
    await navigation.refresh()
    assert.deepEqual([navigation.copy.practice, navigation.copy.effect], ['甲再改', '乙改成效'])
  })

  test('who saves keeps a version; typing alone keeps none', async ({ client, assert }) => {
    const world = await makeWorld()
    const { navigation } = await begunCasebook(world)
    const save = saver(client, navigation)
    await save(world.people.handler, 'effect', { text: '自动保存' }, 'application/json')
    assert.lengthOf(await versionsOf(navigation), 1)
    await save(world.people.handler, 'effect', { text: '保存' })
    await save(world.people.handler, 'effect', { text: '保存' })
    const versions = await versionsOf(navigation)
    assert.deepEqual(
      versions.map(({ answers }) => answers.effect),
      ['两家企业调整了技术路线，避开三件核心专利。', '保存']
    )
    const page = await client.get(`/casebook-entries/${navigation.id}/versions/1`).loginAs(world.people.handler)
    page.assertTextIncludes('两家企业')
    const gone = await client.get(`/casebook-entries/${navigation.id}/versions/9`).loginAs(world.people.handler)
    gone.assertStatus(404)
  })

  test('a unit sees its own copy once it was sent, and never the one being written', async ({ client }) => {
    const world = await makeWorld()
    const { navigation, warning } = await begunCasebook(world)
    const { principal, chaoyangPrincipal, haidianReviewer, experts, handler, leader } = world.people
    const path = `/casebook-entries/${navigation.id}`
    ;(await client.get(path).loginAs(principal)).assertStatus(404)
    await sentEntry(world, navigation)
    ;(await client.get(path).loginAs(principal)).assertStatus(200)
    ;(await client.get(`${path}/parts/practice/edit`).loginAs(principal)).assertStatus(403)
    ;(await client.get(`${path}/versions/1`).loginAs(principal)).assertStatus(403)
    ;(await client.get(`${path}/parts/practice/edit`).loginAs(leader)).assertStatus(403)
    for (const user of [chaoyangPrincipal, haidianReviewer, experts[0]])
      (await client.get(path).loginAs(user)).assertStatus(404)
    const list = await client.get('/casebook-entries').loginAs(principal)
    list.assertTextIncludes(navigation.title)
    list.assertTextIncludes(navigation.case.number!)
    const other = await client.get('/casebook-entries').loginAs(chaoyangPrincipal)
    other.assertTextIncludes('没有稿件')
    ;(await client.get(`/casebook-entries/${warning.id}`).loginAs(handler)).assertStatus(200)
    ;(await client.get('/casebook-entries').loginAs(experts[0])).assertStatus(403)

    await saveCopy(navigation, actor(handler), 'practice', { practice: '还没写完的一稿' })
    const page = await client.get(path).loginAs(principal)
    page.assertTextIncludes('编辑正在修改')
    if (page.text().includes('还没写完的一稿')) throw new Error('the author sees the copy being written')
  })

  test('it is sent to its author, who is told, has five working days and is reminded; silence confirms nothing', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    standAt(new Date('2026-11-02T04:00:00Z'))
    const { navigation } = await begunCasebook(world)
    const step = stepper(client, navigation)
    ;(await step(world.people.principal, { step: 'send' })).assertStatus(404)
    await step(world.people.handler, { step: 'send' })
    await navigation.refresh()
    assert.deepEqual([navigation.state, navigation.sentRound], ['with_author', 1])
    await drainOutbox()
    assert.match((await textsTo(world.people.operator))[0], /不答复不视为确认/)
    const home = await client.get('/home').loginAs(world.people.principal)
    home.assertTextIncludes(navigation.title)
    ;(await step(world.people.handler, { step: 'send', version: navigation.version })).assertStatus(409)

    standAt(new Date('2026-11-09T04:00:00Z'))
    await sweepClocks(lapses)
    await drainOutbox()
    assert.match((await textsTo(world.people.principal))[0], /2026年11月9日前确认/)
    standAt(new Date('2026-11-10T04:00:00Z'))
    await sweepClocks(lapses)
    await drainOutbox()
    assert.match((await textsTo(world.people.principal))[0], /还没有答复/)
    assert.match((await textsTo(world.people.handler))[0], /还没有答复/)
    standAt(new Date('2026-12-10T04:00:00Z'))
    await sweepClocks(lapses)
    await navigation.refresh()
    assert.equal(navigation.state, 'with_author')
    const row = await TypicalCase.findOrFail(navigation.caseId)
    assert.equal(row.state, 'editing')
  })

  test('the author confirms with a name the very words on the page', async ({ client, assert }) => {
    const world = await makeWorld()
    const { navigation } = await begunCasebook(world)
    await sentEntry(world, navigation)
    const step = stepper(client, navigation)
    const { operator, handler, chaoyangPrincipal } = world.people
    const confirm = { step: 'confirm', name: '林知远', hash: navigation.copyHash }
    ;(await step(handler, confirm)).assertStatus(403)
    ;(await step(chaoyangPrincipal, confirm)).assertStatus(404)
    ;(await step(operator, { ...confirm, name: '' })).assertStatus(422)
    ;(await step(operator, { ...confirm, hash: 'a'.repeat(64) })).assertStatus(409)
    await step(operator, confirm)
    await navigation.refresh()
    assert.deepEqual(
      [navigation.state, navigation.confirmedBy, navigation.confirmedHow, navigation.confirmedHash],
      ['confirmed', '林知远', 'author', navigation.copyHash]
    )
    const row = await TypicalCase.findOrFail(navigation.caseId)
    assert.equal(row.state, 'author_confirmed')
    const entry = await db.from('audit_entries').where('action', 'casebook_entry.confirmed').firstOrFail()
    assert.equal(entry.actor_id, operator.id)
    await drainOutbox()
    assert.match((await textsTo(handler))[0], /已确认稿件/)
  })

  test('an edit takes the confirmation back, and it is asked for again', async ({ client, assert }) => {
    const world = await makeWorld()
    const { navigation } = await begunCasebook(world)
    await confirmedEntry(world, navigation)
    const { handler, principal } = world.people
    const before = navigation.confirmedHash
    /** Nothing changes, nothing is taken back. */
    await saveCopy(navigation, actor(handler), 'practice', { practice: navigation.copy.practice })
    assert.equal(navigation.state, 'confirmed')
    const warned = await client.get(`/casebook-entries/${navigation.id}/parts/practice/edit`).loginAs(handler)
    warned.assertTextIncludes('改动会收回确认')
    await saver(client, navigation)(handler, 'practice', { text: '按周推送。' })
    await navigation.refresh()
    assert.deepEqual([navigation.state, navigation.confirmedHash, navigation.confirmedBy], ['editing', null, null])
    assert.equal((await TypicalCase.findOrFail(navigation.caseId)).state, 'editing')
    await drainOutbox()
    assert.match((await textsTo(principal))[0], /此前的确认作废/)

    const step = stepper(client, navigation)
    await step(handler, { step: 'send' })
    await navigation.refresh()
    await stepper(client, navigation)(principal, { step: 'confirm', name: '苏映川', hash: navigation.copyHash })
    await navigation.refresh()
    assert.equal(navigation.state, 'confirmed')
    assert.notEqual(navigation.confirmedHash, before)
  })

  test('editor and author at once: what the author confirms is not what the editor changed', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { navigation } = await begunCasebook(world)
    await sentEntry(world, navigation)
    const { handler, principal } = world.people
    const onPage = { step: 'confirm', name: '苏映川', hash: navigation.copyHash, version: navigation.version }
    await saveCopy(navigation, actor(handler), 'effect', { effect: '同时改动。' })
    ;(await stepper(client, navigation)(principal, onPage)).assertStatus(409)
    await navigation.refresh()
    assert.equal(navigation.state, 'editing')
    await assert.rejects(() =>
      confirmEntry(navigation, actor(principal), { name: '苏映川', hash: navigation.copyHash })
    )
  })

  test('the author asks for changes at a place; it is not sent again before they are dealt with', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { navigation } = await begunCasebook(world)
    await sentEntry(world, navigation)
    const { handler, principal } = world.people
    const ask = { step: 'askChanges', part: 'effect', body: '数字应为 18。' }
    ;(await stepper(client, navigation)(principal, { ...ask, part: 'elsewhere' })).assertStatus(422)
    ;(await stepper(client, navigation)(principal, { ...ask, body: '' })).assertStatus(422)
    ;(await stepper(client, navigation)(handler, ask)).assertStatus(403)
    await stepper(client, navigation)(principal, ask)
    await navigation.refresh()
    assert.equal(navigation.state, 'changes_asked')
    await drainOutbox()
    assert.match((await textsTo(handler))[0], /数字应为 18。/)
    const home = await client.get('/home').loginAs(handler)
    home.assertTextIncludes(navigation.title)

    await saver(client, navigation)(handler, 'effect', { text: '形成 18 份报告。' })
    await navigation.refresh()
    assert.equal(navigation.state, 'changes_asked')
    ;(await stepper(client, navigation)(handler, { step: 'send' })).assertStatus(409)
    const comment = await db.from('casebook_comments').firstOrFail()
    const settle = (user: User) =>
      client.put(`/casebook-entries/${navigation.id}/comments/${comment.id}`).withCsrfToken().loginAs(user).redirects(0)
    ;(await settle(principal)).assertStatus(403)
    ;(await settle(handler)).assertStatus(302)
    ;(await settle(handler)).assertStatus(409)
    await stepper(client, navigation)(handler, { step: 'send' })
    await navigation.refresh()
    assert.deepEqual([navigation.state, navigation.sentRound], ['with_author', navigation.round])
  })

  test('both sides leave comments on a part', async ({ client, assert }) => {
    const world = await makeWorld()
    const { navigation } = await begunCasebook(world)
    await sentEntry(world, navigation)
    await drainOutbox()
    const { handler, principal, leader } = world.people
    const comment = (user: User, form: Record<string, unknown>) =>
      client.post(`/casebook-entries/${navigation.id}/comments`).form(form).withCsrfToken().loginAs(user).redirects(0)
    ;(await comment(handler, { part: 'novelty', body: '请补充依据。' })).assertStatus(302)
    await drainOutbox()
    assert.match((await textsTo(principal))[0], /请补充依据。/)
    ;(await comment(principal, { part: 'novelty', body: '见附件第 3 页。' })).assertStatus(302)
    await drainOutbox()
    assert.match((await textsTo(handler))[0], /见附件第 3 页。/)
    ;(await comment(principal, { part: 'novelty', body: '' })).assertStatus(422)
    ;(await comment(leader, { part: 'novelty', body: '旁观' })).assertStatus(403)
    const sides = await db.from('casebook_comments').orderBy('id')
    assert.deepEqual(
      sides.map(({ side }) => side),
      ['editor', 'author']
    )
    const page = await client.get(`/casebook-entries/${navigation.id}`).loginAs(principal)
    page.assertTextIncludes('请补充依据。')
  })

  test('the office notes a confirmation by telephone, with who and why, and the unit is told', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { navigation } = await begunCasebook(world)
    const told = { step: 'confirmByTelephone', name: '林知远', opinion: '11 月 3 日电话，系统登录不便。' }
    ;(await stepper(client, navigation)(world.people.handler, told)).assertStatus(409)
    await sentEntry(world, navigation)
    ;(await stepper(client, navigation)(world.people.principal, told)).assertStatus(403)
    ;(await stepper(client, navigation)(world.people.handler, { ...told, opinion: '' })).assertStatus(422)
    await stepper(client, navigation)(world.people.handler, told)
    await navigation.refresh()
    assert.deepEqual(
      [navigation.state, navigation.confirmedHow, navigation.confirmedBy],
      ['confirmed', 'telephone', '林知远']
    )
    await drainOutbox()
    assert.match((await textsTo(world.people.principal))[0], /系统登录不便/)
  })

  test('a case is left out with a reason, and taken in again', async ({ client, assert }) => {
    const world = await makeWorld()
    const { navigation } = await begunCasebook(world)
    await confirmedEntry(world, navigation)
    const drop = { step: 'drop', opinion: '单位要求撤出。' }
    ;(await stepper(client, navigation)(world.people.handler, { step: 'drop', opinion: '' })).assertStatus(422)
    ;(await stepper(client, navigation)(world.people.principal, drop)).assertStatus(403)
    await stepper(client, navigation)(world.people.handler, drop)
    await navigation.refresh()
    assert.deepEqual([navigation.state, navigation.note, navigation.confirmedHash], ['dropped', '单位要求撤出。', null])
    assert.equal((await TypicalCase.findOrFail(navigation.caseId)).state, 'editing')
    await drainOutbox()
    assert.match((await textsTo(world.people.principal))[0], /单位要求撤出。/)
    ;(await saver(client, navigation)(world.people.handler, 'effect', { text: '改' })).assertStatus(409)
    await stepper(client, navigation)(world.people.handler, { step: 'restore' })
    await navigation.refresh()
    assert.deepEqual([navigation.state, navigation.note], ['editing', null])
    ;(await stepper(client, navigation)(world.people.handler, { step: 'vanish' })).assertStatus(404)
  })

  test('a case that is disqualified falls out by itself and cannot be confirmed', async ({ client, assert }) => {
    const world = await makeWorld()
    const { navigation, casebook } = await begunCasebook(world)
    await sentEntry(world, navigation)
    await navigation.case.merge({ state: 'disqualified' }).save()
    const confirm = { step: 'confirm', name: '苏映川', hash: navigation.copyHash }
    ;(await stepper(client, navigation)(world.people.principal, confirm)).assertStatus(409)
    const page = await client.get(`/casebook-entries/${navigation.id}`).loginAs(world.people.principal)
    page.assertTextIncludes('案例已取消资格')
    const book = await client.get(`/casebooks/${casebook.id}`).loginAs(world.people.handler)
    book.assertTextIncludes('案例已取消资格')
    const home = await client.get('/home').loginAs(world.people.principal)
    assert.notInclude(home.text(), `/casebook-entries/${navigation.id}`)
  })
})
