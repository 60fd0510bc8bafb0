import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import type { ApiClient } from '@japa/api-client'
import AuditEntry from '#app/audit/audit_entry'
import { addDays, beijingDay } from '#app/calendar/working_days'
import { beijingYear } from '#app/core/beijing_day'
import CaseCall from '#app/case_calls/case_call'
import { publishCall } from '#app/case_calls/move_call'
import type { Answers } from '#app/core/form'
import type User from '#app/users/user'
import { drainOutbox } from '#jobs/drain'
import { actor } from '#tests/support/applications'
import { makeDraft, makePublished, supplementOf, typedCall } from '#tests/support/case_calls'
import { textsTo } from '#tests/support/notices'
import { publishedOf } from '#tests/support/questions'
import { makeWorld } from '#tests/world'

const send = (client: ApiClient, method: 'post' | 'put', path: string, user: User, form: object) =>
  client[method](path).json(form).withCsrfToken().loginAs(user).redirects(0)
const post = (client: ApiClient, path: string, user: User, form: object) => send(client, 'post', path, user, form)

const actionsOf = async ({ id }: CaseCall) =>
  (await AuditEntry.query().where({ subjectType: 'case_call', subjectId: id }).orderBy('seq')).map(({ action }) =>
    action.replace('case_call.', '')
  )

const rubric = (...points: number[]) =>
  points.map((most, at) => ({ name: `项目${at}`, most, standard: '按通知评分。' }))

test.group('Drafts of calls', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('the handler drafts one from the defaults of its kind, with questions', async ({ client, assert }) => {
    const world = await makeWorld()
    const { handler } = world.people
    const questions = await supplementOf(world)
    ;(await client.get('/case-calls/create').loginAs(handler)).assertTextIncludes('信息实务人才')
    const form = await client.get('/case-calls/create?kind=typical_case').loginAs(handler)
    for (const words of ['真实性与完整性', '专利导航', '入围 23。', '案例补充问题 V1', '合计 100 分']) {
      form.assertTextIncludes(words)
    }

    const created = await post(client, '/case-calls', handler, { ...typedCall(), questions: questions.id })
    const call = await CaseCall.firstOrFail()
    created.assertHeader('location', `/case-calls/${call.id}`)
    const { rubric: items, categories, ...rest } = call.$attributes
    assert.containsSubset(rest, { state: 'draft', number: null, kind: 'typical_case', seats: 5, toSelect: 15 })
    assert.equal(call.questionVersionId, questions.id)
    assert.deepEqual(
      items.map(({ key, most }: { key: string; most: number }) => [key, most]),
      [
        ['truth', 15],
        ['depth', 25],
        ['novelty', 20],
        ['effect', 25],
        ['transfer', 15],
      ]
    )
    assert.equal(categories[2].key, 'patent_navigation')
    assert.deepEqual(await actionsOf(call), ['drafted'])
    ;(await client.get('/home').loginAs(handler)).assertTextIncludes('征集待拟定完成并送批')
  })

  test('what makes no sense is shown again, each fault at its field and nothing lost', async ({ client, assert }) => {
    const world = await makeWorld()
    const { handler } = world.people
    const survey = await publishedOf(world)
    const today = beijingDay()
    const FAULTS: [Answers, string, string][] = [
      [{ rubric: rubric(60, 30) }, 'rubric', '各项分值合计须恰为 100 分'],
      [{ rubric: rubric(60, 41) }, 'rubric', '各项分值合计须恰为 100 分'],
      [{ rubric: [...rubric(50), ...rubric(50)] }, 'rubric', '名称不能重复'],
      [{ rubric: [{ name: '甲', most: 100, standard: '' }] }, 'rubric-0-name', '至少'],
      [{ categories: [{ name: '甲类' }, { name: '甲类' }] }, 'categories', '名称不能重复'],
      [{ categories: [] }, 'categories', '类别'],
      [{ seats: 4 }, 'seats', '专家人数须为单数'],
      [{ seats: 1 }, 'seats', '3'],
      [{ quotaUnit: 0 }, 'quotaUnit', '每个单位'],
      [{ quotaRecommender: 0 }, 'quotaRecommender', '每个推荐单位'],
      [{ closesOn: addDays(today, 1), opensOn: addDays(today, 2) }, 'closesOn', '截止日期不能早于开始日期'],
      [{ closesOn: addDays(today, -1), opensOn: addDays(today, -9) }, 'closesOn', '截止日期已经过去'],
      [{ eventsUntil: addDays(today, 1) }, 'eventsUntil', '今天'],
      [{ eventsFrom: today, eventsUntil: addDays(today, -1) }, 'eventsUntil', '不能早于开始的一天'],
      [{ directEntry: 'some' }, 'directEntry', '报送方式'],
      [{ kind: 'poem' }, 'kind', '类型'],
      [{ questions: survey.id }, 'questions', '请选择一份已发布的补充问题'],
    ]
    for (const [fault, field, words] of FAULTS) {
      const refused = await post(client, '/case-calls', handler, { ...typedCall(), title: '写了一半的征集', ...fault })
      refused.assertStatus(422)
      assert.match(refused.text(), new RegExp(`href="#${field}"[^>]*>[^<]*${words}`), `${field} ${words}`)
      refused.assertTextIncludes('写了一半的征集')
    }
    assert.isEmpty(await CaseCall.all())
  })

  test('rows are moved and removed without scripts, and nothing is saved by it', async ({ client, assert }) => {
    const world = await makeWorld()
    const { handler } = world.people
    const namesIn = (html: string) => [...html.matchAll(/name="categories\[\d+\]\[name\]"[^>]*value="([^"]+)"/g)]
    const typed = typedCall({ categories: [{ name: '甲类' }, { name: '乙类' }, { name: '丙类' }], title: '还没写完' })
    const moved = await post(client, '/case-calls', handler, { ...typed, _arrange: 'categories.2.up' })
    moved.assertStatus(200)
    moved.assertTextIncludes('还没写完')
    assert.deepEqual(
      namesIn(moved.text()).map(([, name]) => name),
      ['甲类', '丙类', '乙类']
    )
    assert.match(moved.text(), /value="categories\.1\.up"[^>]*autofocus/)
    assert.isEmpty(await CaseCall.all())

    const call = await makeDraft(world)
    const form = { ...typed, version: 0, _arrange: 'categories.0.remove' }
    const removed = await send(client, 'put', `/case-calls/${call.id}`, handler, form)
    assert.deepEqual(
      namesIn(removed.text()).map(([, name]) => name),
      ['乙类', '丙类']
    )
    await call.refresh()
    assert.equal(call.version, 0)
  })

  test("last year's call is the beginning of this year's", async ({ client, assert }) => {
    const world = await makeWorld()
    const { handler } = world.people
    const year = beijingYear()
    const last = await makePublished(world, { year: year - 1, title: `${year - 1} 年度案例征集`, toSelect: 8 })
    ;(await client.get('/case-calls/create').loginAs(handler)).assertTextIncludes(`沿用 ${year - 1} 年`)
    const form = await client.get(`/case-calls/create?from=${last.id}`).loginAs(handler)
    form.assertTextIncludes(`${year} 年度案例征集`)
    form.assertTextIncludes('入围 12。')
    assert.lengthOf(await CaseCall.all(), 1)
    ;(await client.get('/case-calls/create?from=999').loginAs(handler)).assertStatus(404)
  })

  test('a draft is changed as long as it is one, and laid anew afterwards', async ({ client, assert }) => {
    const world = await makeWorld()
    const { handler, head } = world.people
    const call = await makeDraft(world)
    const path = `/case-calls/${call.id}`
    await post(client, `${path}/steps`, handler, { step: 'propose', version: 0 })
    await call.refresh()
    assert.isNotNull(call.proposedAt)
    const change = (version: number, more: Answers = {}) =>
      send(client, 'put', path, handler, { ...typedCall(), ...more, version })
    ;(await change(0)).assertStatus(409)
    ;(await change(1, { kind: 'practice_talent', title: '改过的征集' })).assertStatus(302)
    await call.refresh()
    assert.include(call.$attributes, { title: '改过的征集', kind: 'typical_case', proposedAt: null, version: 2 })
    assert.deepEqual(await actionsOf(call), ['drafted', 'proposed', 'revised'])

    await publishCall(call, actor(head))
    ;(await change(3, { title: '公布之后' })).assertStatus(409)
    ;(await client.get(`${path}/edit`).loginAs(handler)).assertStatus(409)
    await call.refresh()
    assert.equal(call.title, '改过的征集')
  })

  test('the head is told, sends it back with a reason, and it waits for the handler again', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { handler, head } = world.people
    const call = await makeDraft(world)
    const path = `/case-calls/${call.id}/steps`
    ;(await post(client, path, handler, { step: 'propose', version: 0 })).assertStatus(302)
    ;(await post(client, path, handler, { step: 'propose', version: 1 })).assertStatus(409)
    await drainOutbox()
    assert.include((await textsTo(head))[0], '请审阅后发布或退回')
    ;(await client.get('/home').loginAs(head)).assertTextIncludes('征集待发布')
    ;(await post(client, path, head, { step: 'return', version: 1 })).assertStatus(422)
    ;(await post(client, path, head, { step: 'return', version: 1, returnReason: '类别太多。' })).assertStatus(302)
    ;(await post(client, path, head, { step: 'return', version: 2, returnReason: '再退一次。' })).assertStatus(409)
    await drainOutbox()
    assert.include((await textsTo(handler))[0], '类别太多。')
    await call.refresh()
    assert.include(call.$attributes, { state: 'draft', proposedAt: null, version: 2 })
    ;(await client.get('/home').loginAs(handler)).assertTextIncludes('征集待拟定完成并送批')
  })

  test('only the bureau sees a draft, and only who drafts writes one', async ({ client, assert }) => {
    const world = await makeWorld()
    const { handler, head, leader, principal, haidianReviewer, secretariat, administrator, experts } = world.people
    const call = await makeDraft(world)
    const status = async (path: string, user: User) => (await client.get(path).loginAs(user).redirects(0)).status()
    const TABLE: [string, Map<User, number>][] = [
      [
        '/case-calls',
        new Map([
          [leader, 200],
          [principal, 200],
          [secretariat, 200],
          [administrator, 403],
          [experts[0], 403],
        ]),
      ],
      [
        `/case-calls/${call.id}`,
        new Map([
          [handler, 200],
          [leader, 200],
          [principal, 404],
          [haidianReviewer, 404],
          [experts[0], 403],
        ]),
      ],
      [
        `/case-calls/${call.id}/preview`,
        new Map([
          [handler, 200],
          [principal, 404],
          [secretariat, 404],
          [experts[0], 404],
        ]),
      ],
      [
        `/case-calls/${call.id}/notice.docx`,
        new Map([
          [head, 200],
          [principal, 404],
        ]),
      ],
      [
        '/case-calls/create',
        new Map([
          [handler, 200],
          [head, 200],
          [leader, 403],
          [principal, 403],
        ]),
      ],
      [
        `/case-calls/${call.id}/edit`,
        new Map([
          [handler, 200],
          [leader, 403],
          [principal, 404],
        ]),
      ],
    ]
    for (const [path, expected] of TABLE) {
      for (const [user, code] of expected) assert.equal(await status(path, user), code, `${user.name} ${path}`)
    }
    ;(await post(client, '/case-calls', leader, typedCall())).assertStatus(403)
    ;(await post(client, '/case-calls', principal, { ...typedCall(), _arrange: 'rubric.1.up' })).assertStatus(403)
    ;(await send(client, 'put', `/case-calls/${call.id}`, principal, typedCall())).assertStatus(404)
    ;(await client.get(`/case-notices/${call.id}`)).assertStatus(404)
    ;(await client.get(`/case-notices/${call.id}/notice.docx`)).assertStatus(404)
    assert.lengthOf(await CaseCall.all(), 1)
  })
})
