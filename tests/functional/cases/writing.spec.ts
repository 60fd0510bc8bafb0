import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import type { ApiClient } from '@japa/api-client'
import Attachment from '#app/attachments/attachment'
import { removeImage } from '#app/cases/case_images'
import { submitCase } from '#app/cases/case_submission'
import TypicalCase from '#app/cases/typical_case'
import { addDays, beijingDay } from '#app/calendar/working_days'
import { leaveMoment } from '#app/core/clock'
import type User from '#app/users/user'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import Submission from '#app/workflow/submission'
import { DateTime } from 'luxon'
import { actor } from '#tests/support/applications'
import { emptyTables } from '#tests/support/empty_tables'
import { pdf, png } from '#tests/support/files'
import { writtenCase } from '#tests/support/case_papers'
import { publishedOf } from '#tests/support/questions'
import { caseCall, caseContent, typicalCase } from '#tests/support/typical_cases'
import { makeWorld } from '#tests/world'

const put = (client: ApiClient, row: TypicalCase, name: string, user: User, typed: object) =>
  client.put(`/typical-cases/${row.id}/sections/${name}`).form(typed).withCsrfToken().loginAs(user)

const picture = (client: ApiClient, row: TypicalCase, user: User, file: Buffer, words: Record<string, string>) =>
  client
    .post(`/typical-cases/${row.id}/images`)
    .file('file', file, { filename: 'hall.png' })
    .fields(words)
    .withCsrfToken()
    .loginAs(user)

const WORDS = { caption: '专题库培训现场', rights: '本单位拍摄，同意用于案例集' }

test.group('Writing a case', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => leaveMoment())

  test('an operator begins in an open call, and the section saves itself', async ({ client, assert }) => {
    const world = await makeWorld()
    const { operator } = world.people
    const call = await caseCall(world)
    const form = await client.get('/typical-cases/create').loginAs(operator)
    form.assertTextIncludes('已报送 0 / 2 件')
    const started = await client
      .post('/typical-cases')
      .form({ call: call.id, title: '专利导航助力新能源企业' })
      .withCsrfToken()
      .loginAs(operator)
      .redirects(0)
    started.assertStatus(302)
    const row = await TypicalCase.firstOrFail()
    assert.include(row.serialize(), { state: 'draft', title: '专利导航助力新能源企业', number: null })

    const saved = await put(client, row, 'body', operator, { background: '背景。' }).accept('json')
    saved.assertStatus(200)
    await row.refresh()
    assert.equal(row.draft.background, '背景。')
    assert.isString(saved.body().version)
  })

  test('of two tabs the second one is told, and overwrites nothing', async ({ client, assert }) => {
    const world = await makeWorld()
    const { operator, principal } = world.people
    const row = await writtenCase(await caseCall(world), world.organizations.haidian, operator)
    const page = await client.get(`/typical-cases/${row.id}/sections/body/edit`).loginAs(operator)
    const version = /name="version" value="([0-9a-f]+)"/.exec(page.text())![1]
    const first = await put(client, row, 'body', operator, { version, background: '第一个窗口' }).accept('json')
    first.assertStatus(200)
    const second = await put(client, row, 'body', principal, { version, background: '第二个窗口' }).accept('json')
    second.assertStatus(409)
    await row.refresh()
    assert.equal(row.draft.background, '第一个窗口')
    const other = await put(client, row, 'figures', principal, { figures: [] }).accept('json')
    other.assertStatus(200)
  })

  test('字数 are counted by the server, each field and the five texts together', async ({ client }) => {
    const world = await makeWorld()
    const { operator } = world.people
    const row = await writtenCase(await caseCall(world), world.organizations.haidian, operator)
    const about = await put(client, row, 'about', operator, { title: '名'.repeat(31), summary: '要'.repeat(301) })
    about.assertStatus(422)
    about.assertTextIncludes('案例名称最多 30 字，当前 31 字')
    about.assertTextIncludes('摘要最多 300 字，当前 301 字')
    about.assertTextIncludes('301 / 300 字')

    const body = await put(client, row, 'body', operator, {
      background: '背'.repeat(500),
      practice: '做'.repeat(1400),
      effect: '检索报告 19 份',
      novelty: '新'.repeat(50),
      transfer: '广'.repeat(50),
    })
    body.assertStatus(422)
    body.assertTextIncludes('正文五部分合计超过字数上限')
    body.assertTextIncludes('2006 / 2000 字')
  })

  test('what is told must lie in the window of the call, and end after it began', async ({ client }) => {
    const world = await makeWorld()
    const { operator } = world.people
    const row = await writtenCase(await caseCall(world), world.organizations.haidian, operator)
    const early = await put(client, row, 'about', operator, { startedOn: '2019-01-01', endedOn: '2018-01-01' })
    early.assertStatus(422)
    early.assertTextIncludes('案例应发生在')
    early.assertTextIncludes('结束时间不能早于开始时间')
  })

  test('nobody else writes in it, and nothing can be begun in a call that is closed', async ({ client }) => {
    const world = await makeWorld()
    const { operator, chaoyangPrincipal, handler, experts } = world.people
    const row = await writtenCase(await caseCall(world), world.organizations.haidian, operator)
    for (const user of [chaoyangPrincipal, handler, experts[0]])
      (await client.get(`/typical-cases/${row.id}/edit`).loginAs(user)).assertStatus(404)
    const closed = await caseCall(world, { state: 'closed' })
    const late = await client
      .post('/typical-cases')
      .form({ call: closed.id, title: '来晚了的案例' })
      .withCsrfToken()
      .loginAs(operator)
    late.assertStatus(409)
    const submitted = await typicalCase(world, await caseCall(world), { state: 'recommended' })
    const locked = await put(client, submitted, 'body', operator, { background: '改' })
    locked.assertStatus(409)
    const read = await client.get(`/typical-cases/${submitted.id}/edit`).loginAs(handler)
    read.assertStatus(403)
    const nobody = await client.get('/typical-cases').loginAs(experts[0])
    nobody.assertStatus(403)
  })

  test('questions of the call are asked, kept and must be answered', async ({ client, assert }) => {
    const world = await makeWorld()
    const { operator } = world.people
    const { id } = await publishedOf(world)
    const call = await caseCall(world, { questionVersionId: id })
    const row = await writtenCase(call, world.organizations.haidian, operator)
    const page = await client.get(`/typical-cases/${row.id}/sections/supplement/edit`).loginAs(operator)
    page.assertStatus(200)
    page.assertTextIncludes('name="q[services]')
    const missing = await put(client, row, 'supplement', operator, {})
    missing.assertStatus(422)
    const answers = { q: { services: ['search'], overall: '5' } }
    await put(client, row, 'supplement', operator, { ...answers, then: 'overview' })
    await row.refresh()
    assert.deepEqual(row.draft.supplement!.services, ['search'])
    const check = await client.get(`/typical-cases/${row.id}/submissions/create`).loginAs(operator)
    check.assertTextIncludes('补充问题')
  })

  test('what is in two rounds is compared field by field', async ({ client }) => {
    const world = await makeWorld()
    const row = await typicalCase(world, await caseCall(world), { state: 'recommended' })
    const { answers } = (await Submission.newestOf('typical_case', row.id))!
    await Submission.create({
      ...{ subjectType: 'typical_case', subjectId: row.id, round: 2, contentHash: 'b'.repeat(64) },
      content: JSON.stringify({ ...answers, effect: '三家企业调整了技术路线，避开五件核心专利。' }),
      ...{ submittedById: world.people.principal.id, createdAt: DateTime.utc() },
    })
    const page = await client.get(`/typical-cases/${row.id}/rounds/2`).loginAs(world.people.handler)
    page.assertStatus(200)
    page.assertTextIncludes('成效')
    page.assertTextIncludes('没有变化')
    const none = await client.get(`/typical-cases/${row.id}/rounds/3`).loginAs(world.people.handler)
    none.assertStatus(404)
  })
})

test.group('The window of a call', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('ends with its last day', async ({ client }) => {
    const world = await makeWorld()
    const yesterday = DateTime.fromISO(addDays(beijingDay(), -1))
    const call = await caseCall(world, { closesOn: yesterday })
    const form = await client.get('/typical-cases/create').loginAs(world.people.operator)
    form.assertTextIncludes('目前没有开放的征集')
    const late = await client
      .post('/typical-cases')
      .form({ call: call.id, title: '来晚了的案例' })
      .withCsrfToken()
      .loginAs(world.people.operator)
    late.assertStatus(409)
    late.assertTextIncludes('征集已经截止')
  })
})

test.group('Pictures of a case', (group) => {
  group.each.setup(() => emptyTables())
  group.teardown(() => emptyTables())

  test('come with caption, rights and enough pixels; up to six', async ({ client, assert }) => {
    const world = await makeWorld()
    const { operator } = world.people
    const row = await writtenCase(await caseCall(world), world.organizations.haidian, operator)
    const page = await client.get(`/typical-cases/${row.id}/sections/images/edit`).loginAs(operator)
    page.assertTextIncludes('最小 945 像素宽')

    const small = await picture(client, row, operator, png(640, 480), WORDS)
    small.assertStatus(422)
    small.assertTextIncludes('图片宽 640 像素，不足以印刷：最小 945 像素宽')
    const bare = await picture(client, row, operator, png(1000, 10), { caption: '', rights: '' })
    bare.assertStatus(422)
    const disguised = await picture(client, row, operator, pdf(), WORDS)
    disguised.assertStatus(422)
    assert.lengthOf(await Attachment.all(), 0)

    for (let n = 0; n < 6; n++) await picture(client, row, operator, png(1000 + n, 10), WORDS)
    await row.refresh()
    assert.lengthOf(row.draft.images!, 6)
    assert.include(row.draft.images![0], { ...WORDS, width: 1000, height: 10 })
    const seventh = await picture(client, row, operator, png(1000, 10), WORDS)
    seventh.assertStatus(409)
    const stored = await Attachment.firstOrFail()
    const strangers = await client.get(`/attachments/${stored.id}`).loginAs(world.people.chaoyangPrincipal)
    strangers.assertStatus(404)
    const expert = await client.get(`/attachments/${stored.id}`).loginAs(world.people.experts[0])
    expert.assertStatus(404)
  })

  test('captions are changed, pictures taken off; a caption must stay', async ({ client, assert }) => {
    const world = await makeWorld()
    const { operator } = world.people
    const row = await writtenCase(await caseCall(world), world.organizations.haidian, operator)
    await picture(client, row, operator, png(1000, 10), WORDS)
    await row.refresh()
    const [{ attachmentId }] = row.draft.images!
    const change = (caption: string) =>
      client
        .put(`/typical-cases/${row.id}/images`)
        .form({ [`images[i${attachmentId}][caption]`]: caption, [`images[i${attachmentId}][rights]`]: WORDS.rights })
        .withCsrfToken()
        .loginAs(operator)
    ;(await change('')).assertStatus(422)
    await change('新的说明')
    await row.refresh()
    assert.equal(row.draft.images![0].caption, '新的说明')
    await client.delete(`/typical-cases/${row.id}/images/${attachmentId}`).withCsrfToken().loginAs(operator)
    await row.refresh()
    assert.lengthOf(row.draft.images!, 0)
    assert.isNotNull((await Attachment.firstOrFail()).removedAt)
  })

  test('are left alone by others, and by everybody once the case is handed in', async ({ client, assert }) => {
    const world = await makeWorld()
    const { operator, chaoyangPrincipal, principal, handler, haidianReviewer } = world.people
    const call = await caseCall(world)
    const row = await writtenCase(call, world.organizations.haidian, operator)
    await picture(client, row, operator, png(1000, 10), WORDS)
    await row.refresh()
    const [{ attachmentId }] = row.draft.images!
    const described = { [`images[i${attachmentId}][caption]`]: '换了', [`images[i${attachmentId}][rights]`]: '换了' }
    const path = `/typical-cases/${row.id}/images`
    const tries = async (user: User, status: number) => {
      ;(await picture(client, row, user, png(1000, 10), WORDS)).assertStatus(status)
      ;(await client.put(path).form(described).withCsrfToken().loginAs(user)).assertStatus(status)
      ;(await client.delete(`${path}/${attachmentId}`).withCsrfToken().loginAs(user)).assertStatus(status)
    }
    await tries(chaoyangPrincipal, 404)
    await tries(handler, 404)
    const fileless = await client.post(path).form(WORDS).withCsrfToken().loginAs(operator)
    fileless.assertStatus(422)

    const stale = await TypicalCase.findOrFail(row.id)
    const content = caseContent(world.organizations.haidian, { images: row.draft.images })
    await submitCase(row, call, actor(principal), content, { channel: 'district' })
    await tries(haidianReviewer, 403)
    await tries(operator, 409)
    await assert.rejects(() => removeImage(stale, attachmentId), StepNotAllowed as never)
    await row.refresh()
    assert.lengthOf(row.draft.images!, 1)
    assert.include(row.draft.images![0], WORDS)
    assert.isNull((await Attachment.firstOrFail()).removedAt)
  })
})
