import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { questionIn } from '#app/questions/edit_content'
import { questionsOf, type SingleQuestion } from '#app/questions/question_content'
import QuestionVersion from '#app/questions/question_version'
import type User from '#app/users/user'
import { CONTENT, draftOf, publishedOf } from '#tests/support/questions'
import { makeWorld } from '#tests/world'

const ids = ({ content }: QuestionVersion) => questionsOf(content).map(({ id }) => id)

test.group('The editor of question sets', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('a handler adds a question of each kind, writes, copies and removes it', async ({ client, assert }) => {
    const world = await makeWorld()
    const draft = await draftOf(world)
    const path = `/question-versions/${draft.id}`
    const post = (at: string, form: object) =>
      client
        .post(path + at)
        .form({ version: draft.version, ...form })
        .withCsrfToken()
        .loginAs(world.people.handler)
    const added = async (kind: string) => {
      const response = await post('/questions', { section: 's1', kind })
      response.assertStatus(200)
      await draft.refresh()
      return questionsOf(draft.content).at(-1)!
    }
    for (const kind of ['level', 'matrix', 'nps', 'single', 'multiple', 'number', 'text']) {
      assert.equal((await added(kind)).kind, kind)
    }
    const single = await added('single')
    await client
      .put(`${path}/questions/${single.id}`)
      .header('accept', 'text/html')
      .json({
        ...{ version: draft.version, zh: '您的身份是？', en: 'Who are you?', required: 'true', role: 'identity' },
        options: [
          { id: '', zh: '企业', en: 'Enterprise' },
          { id: '', zh: '公众', en: 'Public' },
          { id: '', zh: '', en: '' },
        ],
        when: [{ answer: 'overall=1' }, { answer: '' }],
      })
      .withCsrfToken()
      .loginAs(world.people.handler)
    await draft.refresh()
    const written = questionIn(draft.content, single.id) as SingleQuestion
    assert.deepInclude(written, { role: 'identity', required: true, when: [{ question: 'overall', in: ['1'] }] })
    assert.lengthOf(written.options, 2)

    await post(`/questions/${single.id}/copies`, {})
    await draft.refresh()
    assert.equal(questionsOf(draft.content).at(-1)!.text.zh, '您的身份是？')
    await client
      .delete(`${path}/questions/${single.id}`)
      .form({ version: draft.version })
      .withCsrfToken()
      .loginAs(world.people.handler)
    await draft.refresh()
    assert.isUndefined(questionIn(draft.content, single.id))
    const entries = await db
      .from('audit_entries')
      .where({ action: 'question_version.changed', actor_id: world.people.handler.id })
    assert.lengthOf(entries, draft.version)
  })

  test('questions are moved by buttons and by the pointer, sections by buttons', async ({ client, assert }) => {
    const world = await makeWorld()
    const draft = await draftOf(world)
    const post = async (at: string, form: object) => {
      const request = client.post(`/question-versions/${draft.id}${at}`).form({ version: draft.version, ...form })
      const response = await request.withCsrfToken().loginAs(world.people.handler)
      await draft.refresh()
      return response
    }
    const before = ids(draft)
    const moved = await post('/questions/training/moves', { direction: 'down' })
    assert.include(moved.text(), 'id="down-training"')
    assert.match(moved.text(), /id="down-training"[^>]* autofocus/)
    assert.deepEqual(ids(draft).slice(0, 3), ['services', 'reason', 'training'])
    await post('/questions/training/moves', { direction: 'up' })
    assert.deepEqual(ids(draft), before)
    await post('/questions/opinion/moves', { direction: 'place', section: 's1', position: 0 })
    assert.equal(ids(draft)[0], 'opinion')
    const nowhere = await post('/questions/opinion/moves', { direction: 'place' })
    nowhere.assertStatus(422)
    await post('/sections', { zh: '第二部分', en: 'Second' })
    const second = draft.content.sections[1].id
    await post(`/sections/${second}/moves`, { direction: 'up' })
    assert.equal(draft.content.sections[0].id, second)
    await client
      .put(`/question-versions/${draft.id}/sections/${second}`)
      .form({ version: draft.version, zh: '改名', introZh: '说明' })
      .withCsrfToken()
      .loginAs(world.people.handler)
    await draft.refresh()
    assert.deepInclude(draft.content.sections[0], { title: { zh: '改名', en: '' }, intro: { zh: '说明', en: '' } })
  })

  test('the words around it and the weights are written; a weight over 100 is refused with what was typed', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const draft = await draftOf(world)
    const put = (form: object) =>
      client
        .put(`/question-versions/${draft.id}/frame`)
        .header('accept', 'text/html')
        .json({ version: 0, introZh: '您好', thanksZh: '谢谢', ...form })
        .withCsrfToken()
        .loginAs(world.people.handler)
    const refused = await put({ dimensions: [{ zh: '专业水平', en: '', weight: 120 }] })
    refused.assertStatus(422)
    refused.assertTextIncludes('专业水平')
    await put({ dimensions: [{ zh: '专业水平', en: 'Expertise', weight: 100 }] })
    await draft.refresh()
    const [dimension] = draft.content.dimensions
    assert.deepInclude(dimension, { name: { zh: '专业水平', en: 'Expertise' }, weight: 100 })
    assert.match(dimension.id, /^d\w{7}$/)
  })

  test('it saves itself; a colleague’s change in between is not overwritten', async ({ client, assert }) => {
    const world = await makeWorld()
    const { handler, head } = world.people
    const draft = await draftOf(world)
    const save = (user: User, version: number, zh: string) =>
      client
        .put(`/question-versions/${draft.id}/questions/overall`)
        .form({ version, zh })
        .header('Accept', 'application/json')
        .withCsrfToken()
        .loginAs(user)
    const first = await save(handler, 0, '总体如何')
    first.assertBody({ version: 1 })
    const late = await save(head, 0, '另一个')
    late.assertStatus(409)
    const next = await save(handler, 1, '总体如何')
    next.assertBody({ version: 1 })
    await draft.refresh()
    assert.equal(questionIn(draft.content, 'overall')!.text.zh, '总体如何')
    const long = await save(handler, 1, '长'.repeat(301))
    long.assertStatus(422)
  })

  test('no act of it is for others, and none touches what is published', async ({ client, assert }) => {
    const world = await makeWorld()
    const draft = await draftOf(world)
    const published = await publishedOf(world)
    const acts = (id: number): [method: 'get' | 'post' | 'put' | 'delete', path: string][] => [
      ['get', `/question-versions/${id}/questions/overall/edit`],
      ['get', `/question-versions/${id}/sections/s1/edit`],
      ['get', `/question-versions/${id}/frame/edit`],
      ['post', `/question-versions/${id}/questions`],
      ['put', `/question-versions/${id}/questions/overall`],
      ['delete', `/question-versions/${id}/questions/overall`],
      ['post', `/question-versions/${id}/questions/overall/copies`],
      ['post', `/question-versions/${id}/questions/overall/moves`],
      ['post', `/question-versions/${id}/sections`],
      ['put', `/question-versions/${id}/sections/s1`],
      ['delete', `/question-versions/${id}/sections/s1`],
      ['post', `/question-versions/${id}/sections/s1/moves`],
      ['put', `/question-versions/${id}/frame`],
      ['post', `/question-versions/${id}/steps`],
    ]
    const tries = [
      [draft, world.people.principal, 404],
      [draft, world.people.leader, 403],
      [published, world.people.handler, 409],
    ] as const
    const form = { version: 0, section: 's1', kind: 'nps', direction: 'up', step: 'discard', zh: '改' }
    for (const [{ id }, user, status] of tries) {
      for (const [method, path] of acts(id)) {
        const request = method === 'get' ? client.get(path) : client[method](path).form(form).withCsrfToken()
        const response = await request.loginAs(user)
        assert.equal(response.status(), status, `${method} ${path}`)
      }
    }
    const missing = await client
      .get(`/question-versions/${draft.id}/questions/nothing/edit`)
      .loginAs(world.people.handler)
    missing.assertStatus(404)
    assert.isEmpty(await db.from('audit_entries').where('action', 'question_version.changed'))
  })

  const ACTS = [
    ['post', '/questions', { section: 's1', kind: 'nps' }],
    ['put', '/questions/overall', { zh: '改' }],
    ['delete', '/questions/overall', {}],
    ['post', '/questions/overall/copies', {}],
    ['post', '/questions/overall/moves', { direction: 'up' }],
    ['post', '/sections', { zh: '改' }],
    ['put', '/sections/s1', { zh: '改' }],
    ['delete', '/sections/s1', {}],
    ['post', '/sections/s1/moves', { direction: 'down' }],
    ['put', '/frame', {}],
  ] as const

  for (const [method, path, form] of ACTS) {
    test(`${method} ${path}: not by who saw an older version, or says none`, async ({ client, assert }) => {
      const world = await makeWorld()
      const two = [...CONTENT.sections, { id: 's2', title: { zh: '其他', en: 'Other' }, questions: [] }]
      const { id, content } = await draftOf(world, { ...CONTENT, sections: two })
      // A button without a form has nothing to show again: bad input leads back to where it stood.
      const unreadable = method === 'delete' || path.endsWith('copies') ? 302 : 422
      for (const [version, status] of [
        ['7', 409],
        ['soon', unreadable],
      ] as const) {
        const refused = await client[method](`/question-versions/${id}${path}`)
          .form({ ...form, version })
          .redirects(0)
          .withCsrfToken()
          .loginAs(world.people.handler)
        refused.assertStatus(status)
      }
      assert.deepEqual((await QuestionVersion.findOrFail(id)).content, content)
    })
  }
})
