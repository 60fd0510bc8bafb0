import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { inTransaction } from '#app/core/dialect'
import { questionsOf } from '#app/questions/question_content'
import QuestionSet from '#app/questions/question_set'
import QuestionVersion from '#app/questions/question_version'
import { publishVersion, writeDraft } from '#app/questions/question_version_workflow'
import { standardContent } from '#app/questions/standard_content'
import { ensureStandardQuestionnaire } from '#app/questions/standard_questionnaire'
import { actor } from '#tests/support/applications'
import { cellsOf, download } from '#tests/support/downloads'
import { countQueries } from '#tests/support/queries'
import { CONTENT, contentOf, draftOf, publishedOf, QUESTIONS } from '#tests/support/questions'
import { makeWorld } from '#tests/world'

const NAMES = { nameZh: '服务回访问卷', nameEn: 'Service follow-up', purpose: 'survey' }
const actionsOf = async ({ id }: { id: number }) => {
  const entries = await db
    .from('audit_entries')
    .where({ subject_type: 'question_version', subject_id: id })
    .orderBy('seq')
  return entries.map(({ action }) => action.replace('question_version.', ''))
}

test.group('Question sets', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('the standard questionnaire is installed once, published and in both languages', async ({ client, assert }) => {
    const { people } = await makeWorld()
    const load = () => client.post('/question-sets/standard').withCsrfToken().loginAs(people.handler)
    await load()
    await load()
    await inTransaction((trx) => ensureStandardQuestionnaire(trx))
    const [set, ...others] = await QuestionSet.query().preload('versions')
    assert.isEmpty(others)
    const [version] = set.versions
    assert.equal(version.state, 'published')
    assert.isTrue(version.isAsPublished)
    assert.lengthOf(questionsOf(version.content), 22)
    assert.deepEqual(await actionsOf(version), ['drafted', 'published'])
    const refused = await client.post('/question-sets/standard').withCsrfToken().loginAs(people.leader)
    refused.assertStatus(403)
  })

  test('are seen by the bureau only, and written by handlers and the head', async ({ client }) => {
    const world = await makeWorld()
    const { people } = world
    const draft = await draftOf(world)
    const pages = [
      `/question-sets/${draft.questionSetId}`,
      `/question-versions/${draft.id}`,
      `/question-versions/${draft.id}/preview`,
    ]
    for (const path of pages) {
      for (const user of [people.principal, people.haidianReviewer, people.experts[0], people.administrator]) {
        const hidden = await client.get(path).loginAs(user)
        hidden.assertStatus(404)
      }
      for (const user of [people.handler, people.head, people.leader]) {
        const seen = await client.get(path).loginAs(user)
        seen.assertStatus(200)
      }
    }
    const list = await client.get('/question-sets').loginAs(people.principal)
    list.assertStatus(403)
    const leader = await client.post('/question-sets').form(NAMES).withCsrfToken().loginAs(people.leader)
    leader.assertStatus(403)
    const head = await client.post('/question-sets').form(NAMES).withCsrfToken().loginAs(people.head)
    head.assertStatus(200)
  })

  test('a new set needs both names; it begins empty or as a version of another', async ({ client, assert }) => {
    const world = await makeWorld()
    const post = (form: object) =>
      client.post('/question-sets').form(form).withCsrfToken().loginAs(world.people.handler)
    const refused = await post({ ...NAMES, nameEn: '' })
    refused.assertStatus(422)
    assert.isNull(await QuestionSet.first())
    await post(NAMES)
    const empty = await QuestionVersion.firstOrFail()
    assert.lengthOf(questionsOf(empty.content), 0)
    const source = await draftOf(world)
    await post({ ...NAMES, nameZh: '另一份', from: source.id })
    const copy = await QuestionVersion.query().orderBy('id', 'desc').firstOrFail()
    assert.deepEqual(copy.content, CONTENT)
    assert.notEqual(copy.questionSetId, source.questionSetId)
  })

  test('are listed with filters, search and workbook, in the same statements however many', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { handler } = world.people
    const published = await publishedOf(world)
    const list = (query = '') => client.get(`/question-sets${query}`).loginAs(handler)
    const one = await countQueries(() => list())
    for (let more = 0; more < 4; more++) await draftOf(world)
    const five = await countQueries(() => list())
    assert.equal(five.length, one.length)
    const drafts = await list('?state=draft')
    assert.notInclude(drafts.text(), `"/question-versions/${published.id}"`)
    const found = await list('?state=published&q=回访')
    found.assertTextIncludes(`"/question-versions/${published.id}"`)
    const workbook = await download(client, '/question-sets/view.xlsx?state=published', handler)
    const { rows } = await cellsOf(workbook.body())
    assert.include(rows.at(-1), '第 1 版')
  })

  test('are renamed, which the trail keeps', async ({ client, assert }) => {
    const world = await makeWorld()
    const version = await publishedOf(world)
    const put = (form: object, user = world.people.handler) =>
      client.put(`/question-sets/${version.questionSetId}`).form(form).withCsrfToken().loginAs(user)
    await put({ nameZh: '新名称', nameEn: 'New name' })
    assert.equal((await QuestionSet.firstOrFail()).nameZh, '新名称')
    assert.include(await actionsOf(version), 'set_renamed')
    const short = await put({ nameZh: '新', nameEn: 'New name' })
    short.assertStatus(422)
    const leader = await put({ nameZh: '新名称', nameEn: 'New name' }, world.people.leader)
    leader.assertStatus(403)
  })

  test('go to another office as a file and come in as the same questions', async ({ client, assert }) => {
    const world = await makeWorld()
    const { handler } = world.people
    const set = await inTransaction((trx) => ensureStandardQuestionnaire(trx))
    const version = await QuestionVersion.findByOrFail({ questionSetId: set.id })
    const file = await client.get(`/question-versions/${version.id}/export.json`).loginAs(handler)
    assert.include(await actionsOf(version), 'exported')
    const bring = (text: string) =>
      client
        .post('/question-sets')
        .fields({ ...NAMES })
        .file('file', Buffer.from(text), { filename: 'set.json', contentType: 'application/json' })
        .withCsrfToken()
        .loginAs(handler)
    for (const wrong of ['{', '{"format":"other"}', file.text().replace('"kind": "nps"', '"kind": "dance"')]) {
      const refused = await bring(wrong)
      refused.assertStatus(422)
      refused.assertTextIncludes('这不是可以导入的题库文件')
    }
    const response = await bring(file.text())
    response.assertStatus(200)
    const brought = await QuestionVersion.query().orderBy('id', 'desc').firstOrFail()
    assert.equal(brought.state, 'draft')
    assert.deepEqual(brought.content, JSON.parse(JSON.stringify(standardContent)))
  })
})

test.group('Versions of a question set', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('a handler publishes a draft for good: no page, no model and no verb writes it again', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { handler, leader } = world.people
    const draft = await draftOf(world)
    const step = (form: object, user = handler) =>
      client.post(`/question-versions/${draft.id}/steps`).form(form).withCsrfToken().loginAs(user)
    const refused = await step({ step: 'publish', version: 0 }, leader)
    refused.assertStatus(403)
    const wrong = await step({ step: 'sing', version: 0 })
    wrong.assertStatus(422)
    const late = await step({ step: 'publish', version: 7 })
    late.assertStatus(409)
    await step({ step: 'publish', version: 0 })
    await draft.refresh()
    assert.equal(draft.state, 'published')
    assert.match(draft.contentHash!, /^[\da-f]{64}$/)
    assert.deepEqual(await actionsOf(draft), ['drafted', 'published'])
    assert.isNotNull(await db.from('outbox').where('dedupe_key', 'like', 'announce/%').first())

    const again = await step({ step: 'publish', version: 1 })
    again.assertStatus(409)
    const question = await client
      .put(`/question-versions/${draft.id}/questions/overall`)
      .form({ version: 1, zh: '改' })
      .withCsrfToken()
      .loginAs(handler)
    question.assertStatus(409)
    const change = { seen: 1, said: '', change: () => contentOf() }
    await assert.rejects(() => writeDraft(draft, actor(handler), change))
    draft.content = contentOf()
    await assert.rejects(() => draft.save(), 'A published version is never written again')
    await assert.rejects(() => draft.delete(), 'A published version is never written again')
    assert.deepEqual((await QuestionVersion.findOrFail(draft.id)).content, CONTENT)
  })

  test('a write past the model is seen: the page says that it is not as published', async ({ client, assert }) => {
    const world = await makeWorld()
    const version = await publishedOf(world)
    await db
      .from('question_versions')
      .where({ id: version.id })
      .update({ content: JSON.stringify(contentOf()) })
    const page = await client.get(`/question-versions/${version.id}`).loginAs(world.people.leader)
    page.assertTextIncludes('内容与发布时不一致')
    await version.refresh()
    assert.isFalse(version.isAsPublished)
  })

  test('a draft with faults is not published, and says what stands in the way', async ({ client, assert }) => {
    const world = await makeWorld()
    const draft = await draftOf(world, {
      ...CONTENT,
      dimensions: [{ id: 'd', name: { zh: '维度', en: '' }, weight: 90 }],
    })
    const page = await client.get(`/question-versions/${draft.id}`).loginAs(world.people.handler)
    page.assertTextIncludes('维度权重合计应为 100，现为 90。')
    page.assertTextIncludes('有英文没有填写')
    const refused = await client
      .post(`/question-versions/${draft.id}/steps`)
      .form({ step: 'publish', version: 0 })
      .withCsrfToken()
      .loginAs(world.people.handler)
    refused.assertStatus(409)
    await draft.refresh()
    assert.equal(draft.state, 'draft')
    assert.deepEqual(await actionsOf(draft), ['drafted'])
  })

  test('a draft is put away; its number is not used again', async ({ client, assert }) => {
    const world = await makeWorld()
    const { handler } = world.people
    const first = await publishedOf(world)
    const next = () => client.post(`/question-versions/${first.id}/next`).withCsrfToken().loginAs(handler)
    await next()
    const second = await QuestionVersion.findByOrFail({ number: 2 })
    assert.deepEqual(second.content, first.content)
    const twice = await next()
    twice.assertStatus(409)
    twice.assertTextIncludes('这个题库已有一份草稿')
    await client
      .post(`/question-versions/${second.id}/steps`)
      .form({ step: 'discard', version: 0 })
      .withCsrfToken()
      .loginAs(handler)
    await second.refresh()
    assert.equal(second.state, 'discarded')
    await next()
    assert.isNotNull(await QuestionVersion.findBy({ number: 3, state: 'draft' }))
  })

  test('what changed is told by the identity of the questions', async ({ client, assert }) => {
    const world = await makeWorld()
    const { handler } = world.people
    const first = await publishedOf(world)
    await client.post(`/question-versions/${first.id}/next`).withCsrfToken().loginAs(handler)
    const second = await QuestionVersion.findByOrFail({ number: 2 })
    const questions = QUESTIONS.filter(({ id }) => id !== 'visits').map((question) =>
      question.id === 'overall' ? { ...question, text: { zh: '总体评价', en: 'Overall' } } : question
    )
    await writeDraft(second, actor(handler), { seen: 0, said: '', change: () => contentOf(...questions) })
    await second.refresh()
    await publishVersion(second, actor(handler))
    const page = await client.get(`/question-versions/${second.id}/changes`).loginAs(handler)
    page.assertTextIncludes('第 1 版与第 2 版相比')
    const sections = [...page.text().matchAll(/<section class="compared" id="(\w+)">/g)].map(([, id]) => id)
    assert.deepEqual(sections, ['overall', 'visits'])
    const nothing = await client.get(`/question-versions/${first.id}/changes`).loginAs(handler)
    nothing.assertStatus(404)
  })

  test('a preview is checked like an answer and keeps nothing', async ({ client, assert }) => {
    const world = await makeWorld()
    const { leader } = world.people
    const version = await publishedOf(world)
    const send = (form: object, lang = 'en') =>
      client.post(`/question-versions/${version.id}/preview?lang=${lang}`).form(form).withCsrfToken().loginAs(leader)
    const missing = await send({ q: { overall: '5' } })
    missing.assertStatus(422)
    missing.assertTextIncludes('Question 6: Please answer this question')
    assert.match(missing.text(), /name="q\[overall\]" value="5"\s+checked/)
    const whole = await send(
      { q: { services: ['search'], overall: '5', parts: { desk: '4', phone: '3' }, nps: '9' } },
      'zh-CN'
    )
    whole.assertStatus(200)
    whole.assertTextIncludes('作答完整')
    assert.equal((await db.from('survey_answers').count('* as n'))[0].n, 0)
  })
})
