import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import { leaveMoment, standAt } from '#app/core/clock'
import { orderBuilding } from '#app/work_reports/buildings'
import BuildingChapter from '#app/work_reports/building_chapter'
import ReportChapter from '#app/work_reports/report_chapter'
import ReportComment from '#app/work_reports/report_comment'
import ReportPassage from '#app/work_reports/report_passage'
import ReportPassageVersion from '#app/work_reports/report_passage_version'
import { keepWords, spokenBlocks, writePassage } from '#app/work_reports/report_passages'
import { newestBuilt, readable, reportText } from '#app/work_reports/report_text'
import type WorkReport from '#app/work_reports/work_report'
import { writeChapter } from '#app/work_reports/write_chapter'
import type User from '#app/users/user'
import { drainOutbox } from '#jobs/drain'
import { actor } from '#tests/support/applications'
import { textsTo } from '#tests/support/notices'
import { countQueries } from '#tests/support/queries'
import {
  CHAPTER,
  chapterOf,
  draftedReport,
  INTERNAL,
  ownedChapter,
  withInternalProblem,
  withoutOffice,
} from '#tests/support/report_writing'
import { makeUser, makeWorld, type World } from '#tests/world'

test.group('People write on the report', (group) => {
  let world: World
  let report: WorkReport
  let owner: User

  group.setup(() => withoutOffice())
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(async () => {
    standAt(new Date('2026-02-10T02:00:00Z'))
    world = await makeWorld()
    owner = await makeUser('施以诚', ['bureau_handler'])
    await db.table('tallies').insert({
      ...{ measure: 'platform_visits', source: 'outside', year: 2025, organization_id: 0 },
      ...{ district_code: '110000', value: 1234, base: null, counted_at: '2026-01-20 00:00:00' },
    })
    report = await draftedReport(world)
  })
  group.each.teardown(() => leaveMoment())

  const path = (rest = '') => `/work-reports/${report.id}/chapters/${CHAPTER}${rest}`
  const textNow = async () => (await reportText(report)).of(CHAPTER)!
  const passage = async () => (await textNow()).passages[0]
  /** One of the chapter's, and one of the whole report that is known: 1,234. */
  const ownFact = async () => (await textNow()).gathered.facts[0].key
  const knownFact = async () => [...(await reportText(report)).facts.values()].find(({ value }) => value === 1234)!.key
  const send = (client: any, method: 'put' | 'post', to: string, form: object, user: User, accept = 'text/html') =>
    client[method](to).form(form).header('accept', accept).withCsrfToken().loginAs(user).redirects(0)
  const place = async () => ({ report, chapter: CHAPTER, key: (await passage()).key })
  const actions = async () =>
    (await db.from('audit_entries').where({ subject_type: 'work_report' }).orderBy('id')).map(({ action }) => action)

  test('a chapter is given to somebody of the bureau, who is told and has it to do', async ({ client, assert }) => {
    const { handler, head, leader, haidianReviewer } = world.people
    const give = (user: User, form: object) => send(client, 'put', path(), form, user)
    const form = { ownerId: owner.id, wordLimit: 800, seen: '' }
    ;(await give(leader, form)).assertStatus(403)
    ;(await give(haidianReviewer, form)).assertStatus(404)
    ;(await give(handler, { ...form, ownerId: haidianReviewer.id })).assertStatus(422)
    ;(await give(handler, { ...form, wordLimit: 3 })).assertStatus(422)
    ;(await give(head, form)).assertHeader('location', path())
    const chapter = await chapterOf(report)
    assert.deepEqual([chapter.ownerId, chapter.wordLimit], [owner.id, 800])
    assert.include(await actions(), 'work_report.chapter_assigned')
    await drainOutbox()
    assert.match((await textsTo(owner))[0], /请撰写.*一章/)
    const home = await client.get('/home').loginAs(owner)
    home.assertTextIncludes('待撰写签审')
    /** Two at once: the second did not see whom the first had named. */
    ;(await give(handler, { ...form, ownerId: handler.id })).assertStatus(409)
  })

  test('the chapter is read with its numbers, its words beside what was generated', async ({ client, assert }) => {
    const { key, generated } = await passage()
    await writePassage(await place(), actor(owner), { text: `改写：{${await knownFact()}}。`, version: 0 })
    const page = await client.get(path()).loginAs(world.people.leader)
    page.assertStatus(200)
    assert.match(page.text(), /改写：1,234/)
    page.assertTextIncludes(key)
    page.assertTextIncludes(readable(generated, (await reportText(report)).facts))
  })

  test('who writes a passage inserts numbers; without a fact none is taken', async ({ client, assert }) => {
    const { key } = await passage()
    const fact = await ownFact()
    const save = (text: string, user: User = owner, accept?: string) =>
      send(client, 'put', path(`/passages/${key}`), { text, version: 0 }, user, accept)
    const edit = await client.get(path(`/passages/${key}/edit`)).loginAs(owner)
    edit.assertTextIncludes(`{${fact}}`)
    ;(await save('全年服务12345次。')).assertStatus(422)
    ;(await save('全年{nothing.there}次。')).assertStatus(422)
    ;(await save('全年{Services}次。')).assertStatus(422)
    ;(await save('')).assertStatus(422)
    ;(await save('好的文字', world.people.leader)).assertStatus(403)
    ;(await save('好的文字', world.people.principal)).assertStatus(404)
    const refused = await save('全年服务12345次。', owner, 'application/json')
    refused.assertStatus(422)
    assert.include(refused.body().errors[0].message, '12345')
    assert.isNull(await ReportPassage.first())

    ;(await save(`2025年共{${fact}}。`)).assertStatus(302)
    const row = await ReportPassage.firstOrFail()
    assert.deepEqual([row.text, row.version, row.editedBy], [`2025年共{${fact}}。`, 1, owner.name])
    assert.include(await actions(), 'work_report.passage_written')
    ;(await client.get(path('/passages/services.nowhere/edit')).loginAs(owner)).assertStatus(404)
    ;(await send(client, 'put', path('/passages/services.nowhere'), { text: '字', version: 0 }, owner)).assertStatus(
      409
    )
  })

  test('it saves itself; of two writers the second sees what the first wrote, and keeps what was typed', async ({
    client,
    assert,
  }) => {
    const { key } = await passage()
    const { handler } = world.people
    const save = (user: User, text: string, version: number, accept = 'application/json') =>
      send(client, 'put', path(`/passages/${key}`), { text, version }, user, accept)
    const first = await save(owner, '甲写的文字', 0)
    first.assertStatus(200)
    assert.equal(first.body().version, 1)
    assert.equal(first.body().texts.reading, '甲写的文字')
    ;(await save(owner, '甲再写的文字', 1)).assertStatus(200)
    ;(await save(handler, '乙写的文字', 0)).assertStatus(409)
    const both = await save(handler, '乙写的文字', 0, 'text/html')
    both.assertStatus(409)
    both.assertTextIncludes('甲再写的文字')
    both.assertTextIncludes('乙写的文字')
    both.assertTextIncludes(owner.name)
    assert.match(both.text(), /name="version" value="2"/)
    /** Who typed the same is in nobody's way. */
    ;(await save(handler, '甲再写的文字', 0)).assertStatus(200)
    const row = await ReportPassage.firstOrFail()
    assert.deepEqual([row.text, row.version], ['甲再写的文字', 2])
    const written = (await actions()).filter((action) => action === 'work_report.passage_written')
    assert.lengthOf(written, 1)
  })

  test('what was written is kept in versions, which an editor sees and takes back', async ({ client, assert }) => {
    const { key } = await passage()
    const { handler, leader, principal } = world.people
    const at = (time: string) => standAt(new Date(`2026-02-10T${time}Z`))
    const save = async (user: User, text: string, version: number, accept = 'application/json') =>
      send(client, 'put', path(`/passages/${key}`), { text, version }, user, accept)
    const versions = () => ReportPassageVersion.query().orderBy('id')
    const texts = async () => (await versions()).map(({ text, byName }) => `${byName}：${text}`)

    /** One version as long as the same person goes on, for ten minutes, or until it is saved with the button. */
    await save(owner, '甲一', 0)
    at('02:09:00')
    await save(owner, '甲二', 1)
    at('02:11:00')
    await save(owner, '甲三', 2)
    await save(owner, '甲三', 3, 'text/html')
    await save(owner, '甲四', 3)
    await save(handler, '乙一', 4)
    await save(handler, '乙二', 5, 'text/html')
    assert.deepEqual(
      await texts(),
      ['甲二', '甲三', '甲四'].map((text) => `施以诚：${text}`).concat(`${handler.name}：乙二`)
    )
    /** The words over which somebody saves are in none of the versions lost. */
    ;(await save(owner, '甲五', 4, 'text/html')).assertStatus(409)
    ;(await save(owner, '甲五', 6, 'text/html')).assertStatus(302)
    const [first, , , theirs] = await versions()
    assert.equal(theirs.text, '乙二')

    const page = (user: User, rest = '') => client.get(path(`/passages/${key}/versions${rest}`)).loginAs(user)
    const shown = await page(handler)
    shown.assertTextIncludes('甲')
    shown.assertTextIncludes(owner.name)
    assert.lengthOf(shown.text().match(/edit\?from=/g)!, 4)
    ;(await page(leader)).assertStatus(403)
    ;(await page(principal)).assertStatus(404)
    ;(await client.get(path('/passages/services.nowhere/versions')).loginAs(owner)).assertStatus(404)
    ;(await page(handler, `?before=${first.id}`)).assertStatus(200)

    const back = await client.get(path(`/passages/${key}/edit?from=${first.id}`)).loginAs(handler)
    assert.match(back.text(), />甲二<\/textarea>/)
    back.assertTextIncludes(`已放入 ${owner.name}`)
    ;(await save(handler, '甲二', 7, 'text/html')).assertStatus(302)
    assert.equal((await ReportPassage.firstOrFail()).text, '甲二')
    assert.lengthOf(await versions(), 6)

    await send(client, 'post', path(`/passages/${key}/choices`), { act: 'restore', version: 8 }, owner)
    assert.deepEqual((await texts()).at(-1), '施以诚：null')
    ;(await page(handler)).assertTextIncludes('采用生成的文字')
    await db.from('work_reports').update({ state: 'division_review' })
    assert.notInclude((await page(handler)).text(), 'edit?from=')
  })

  test('a number that only internal tables name is offered to nobody and taken from nobody', async ({
    client,
    assert,
  }) => {
    await withInternalProblem(report)
    const problems = `/work-reports/${report.id}/chapters/problems/passages/problems.found`
    const edit = await client.get(`${problems}/edit`).loginAs(world.people.handler)
    edit.assertTextIncludes('{problems.total}')
    assert.notInclude(edit.text(), `{${INTERNAL.key}}`)
    for (const to of [problems, path(`/passages/${(await passage()).key}`)]) {
      const form = { text: `共{${INTERNAL.key}}。`, version: 0 }
      const refused = await send(client, 'put', to, form, world.people.handler)
      refused.assertStatus(422)
      refused.assertTextIncludes('只见于内部表格')
    }
    assert.isNull(await ReportPassage.first())
  })

  test('nothing is written before drafting begins or after it ended', async ({ client }) => {
    const { key } = await passage()
    for (const state of ['data_frozen', 'division_review', 'issued']) {
      await db.from('work_reports').update({ state })
      ;(await send(client, 'put', path(`/passages/${key}`), { text: '字', version: 0 }, owner)).assertStatus(409)
      ;(
        await send(client, 'post', path(`/passages/${key}/choices`), { act: 'restore', version: 0 }, owner)
      ).assertStatus(409)
      const { hash } = await textNow()
      await db.from('report_chapters').update({ owner_id: owner.id })
      ;(await send(client, 'post', path('/signatures'), { hash }, owner)).assertStatus(409)
    }
    const form = { ownerId: world.people.handler.id, wordLimit: 800, seen: owner.id }
    ;(await send(client, 'put', path(), form, world.people.handler)).assertStatus(409)
  })

  test('a building says people’s words and changes none of them', async ({ assert }) => {
    const { key, generated } = await passage()
    await writePassage(await place(), actor(owner), { text: '人写的文字。', version: 0 })
    const building = await orderBuilding(report, actor(world.people.handler))
    await writeChapter({ buildingId: building.id, run: 1, key: CHAPTER })
    const { written } = await BuildingChapter.findByOrFail({ buildingId: building.id, key: CHAPTER })
    assert.deepInclude(written, { kind: 'passage', key, text: '人写的文字。' })
    const blocks = await spokenBlocks(report.id, CHAPTER, [{ kind: 'passage', key, text: generated }])
    assert.deepEqual(blocks, [{ kind: 'passage', key, text: '人写的文字。' }])
    assert.equal((await ReportPassage.firstOrFail()).version, 1)
  })

  test('when the generated text has changed, the difference is shown, and the person chooses', async ({
    client,
    assert,
  }) => {
    const { key, generated } = await passage()
    await writePassage(await place(), actor(owner), { text: '人写的文字。', version: 0 })
    const before = generated.replace(/。/, '，原先如此。')
    await db.from('report_passages').update({ based_on: before })
    const shown = await client.get(path()).loginAs(owner)
    shown.assertTextIncludes('生成的文字有变化')
    shown.assertTextIncludes('<del>')
    const choose = (form: object, user = owner) => send(client, 'post', path(`/passages/${key}/choices`), form, user)
    ;(await choose({ act: 'keep', version: 1 }, world.people.leader)).assertStatus(403)
    ;(await choose({ act: 'nothing', version: 1 })).assertStatus(302)
    ;(await choose({ act: 'keep', version: 9 })).assertStatus(409)
    ;(await choose({ act: 'keep', version: 1 })).assertHeader('location', path(`#${key}`))
    const kept = await ReportPassage.firstOrFail()
    assert.deepEqual([kept.text, kept.basedOn, kept.version], ['人写的文字。', generated, 2])
    ;(await choose({ act: 'restore', version: 2 })).assertStatus(302)
    const row = await ReportPassage.firstOrFail()
    assert.deepEqual([row.text, row.version], [null, 3])
    assert.equal((await passage()).text, generated)
    assert.includeMembers(await actions(), ['work_report.passage_kept', 'work_report.passage_restored'])
  })

  test('comments go to the owner, who settles them', async ({ client, assert }) => {
    const { leader, handler, principal } = world.people
    await ownedChapter(report, owner, handler)
    const { key } = await passage()
    const say = (user: User, form: object) => send(client, 'post', path('/comments'), form, user)
    ;(await say(principal, { passage: key, body: '请核对' })).assertStatus(404)
    ;(await say(leader, { passage: key, body: '' })).assertStatus(422)
    ;(await say(leader, { passage: 'services.nowhere', body: '请核对' })).assertStatus(422)
    ;(await say(leader, { passage: key, body: '请核对口径' })).assertStatus(302)
    await drainOutbox()
    assert.match((await textsTo(owner))[0], /请核对口径/)
    const comment = await ReportComment.firstOrFail()
    const settle = (user: User) => send(client, 'put', path(`/comments/${comment.id}`), {}, user)
    ;(await settle(leader)).assertStatus(403)
    ;(await settle(owner)).assertStatus(302)
    ;(await settle(owner)).assertStatus(409)
    await comment.refresh()
    assert.equal(comment.settledBy, owner.name)
    await say(leader, { passage: key, body: '请再核对' })
    const late = await ReportComment.query().whereNull('settledAt').firstOrFail()
    await db.from('work_reports').update({ state: 'division_review' })
    ;(await say(leader, { passage: key, body: '晚到的批注' })).assertStatus(409)
    ;(await send(client, 'put', path(`/comments/${late.id}`), {}, owner)).assertStatus(409)
    ;(await send(client, 'put', path('/comments/999999'), {}, owner)).assertStatus(404)
  })

  test('the owner signs what is on the page; open comments and too many words stand in the way', async ({
    client,
    assert,
  }) => {
    const { handler, leader } = world.people
    const chapter = await ownedChapter(report, owner, handler, 100)
    const { key } = await passage()
    const sign = async (user: User, hash?: string) =>
      send(client, 'post', path('/signatures'), { hash: hash ?? (await textNow()).hash }, user)
    ;(await sign(leader)).assertStatus(403)
    ;(await sign(owner, 'a'.repeat(64))).assertStatus(409)
    ;(await sign(owner, 'short')).assertStatus(302)

    await send(client, 'post', path('/comments'), { passage: key, body: '请核对' }, leader)
    ;(await sign(owner)).assertStatus(409)
    const comment = await ReportComment.firstOrFail()
    await send(client, 'put', path(`/comments/${comment.id}`), {}, owner)

    const long = await send(client, 'put', path(`/passages/${key}`), { text: '好'.repeat(101), version: 0 }, owner)
    long.assertStatus(302)
    const warned = await client.get(path()).loginAs(owner)
    warned.assertTextIncludes('精简后才能签审')
    const refused = await sign(owner)
    refused.assertStatus(409)
    refused.assertTextIncludes('101')

    await send(client, 'post', path(`/passages/${key}/choices`), { act: 'restore', version: 1 }, owner)
    ;(await sign(owner)).assertHeader('location', path())
    await chapter.refresh()
    assert.deepEqual([chapter.signedHash, chapter.signedBy], [(await textNow()).hash, owner.name])
    ;(await sign(owner)).assertStatus(409)
    assert.include(await actions(), 'work_report.chapter_signed')
  })

  test('any change takes the sign-off back; a person’s choice that changes nothing does not', async ({
    client,
    assert,
  }) => {
    const { handler } = world.people
    const chapter = await ownedChapter(report, owner, handler)
    await writePassage(await place(), actor(owner), { text: '人写的文字。', version: 0 })
    const sign = async () => send(client, 'post', path('/signatures'), { hash: (await textNow()).hash }, owner)
    await sign()
    await db.from('report_passages').update({ based_on: '原先的文字' })
    await keepWords(await place(), actor(owner), 1)
    assert.isNotNull((await chapter.refresh()).signedHash)

    await writePassage(await place(), actor(handler), { text: '别人改的文字。', version: 2 })
    assert.isNull((await chapter.refresh()).signedHash)
    await drainOutbox()
    assert.match((await textsTo(owner))[0], /签审已收回/)

    await sign()
    await ownedChapter(report, handler, handler)
    assert.isNull((await chapter.refresh()).signedHash)
  })

  test('data that is frozen anew takes back what was signed over other numbers', async ({ assert }) => {
    const { handler } = world.people
    await ownedChapter(report, owner, handler)
    await db.from('report_chapters').update({ signed_hash: 'a'.repeat(64), signed_by: owner.name })
    await ReportChapter.query()
      .where({ reportId: report.id, key: CHAPTER })
      .update({ gathered: '{"facts":[],"lists":{},"sums":[],"missing":[]}' })
    await orderBuilding(report, actor(world.people.head), { freezing: 'refreeze', reason: '补登一条记录' })
    await drainOutbox()
    const signed = await ReportChapter.query().where('reportId', report.id).whereNotNull('signedHash')
    assert.notInclude(
      signed.map(({ key }) => key),
      CHAPTER
    )
    assert.isAbove(signed.length, 0)
    assert.isNotNull(await newestBuilt(report.id))
  })

  test('the pages cost the same however much is written', async ({ client, assert }) => {
    const statements = async (to: string) =>
      (await countQueries(async () => (await client.get(to).loginAs(owner)).assertStatus(200))).length
    const [chapters, chapter] = [await statements(`/work-reports/${report.id}/chapters`), await statements(path())]
    for (const { key } of (await textNow()).passages)
      await writePassage({ report, chapter: CHAPTER, key }, actor(owner), { text: '人写的文字。', version: 0 })
    assert.equal(await statements(`/work-reports/${report.id}/chapters`), chapters)
    assert.equal(await statements(path()), chapter)
  })
})
