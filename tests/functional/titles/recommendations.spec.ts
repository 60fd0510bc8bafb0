import { test } from '@japa/runner'
import type { ApiClient } from '@japa/api-client'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import ExternalTitle from '#app/titles/external_title'
import Recommendation from '#app/titles/recommendation'
import type User from '#app/users/user'
import { drainOutbox } from '#jobs/drain'
import { makeDesignation } from '#tests/support/designations'
import { cellsOf, download } from '#tests/support/downloads'
import { textsTo } from '#tests/support/notices'
import { makeGrades } from '#tests/support/renewals'
import { standIn } from '#tests/support/stand_ins'
import { makeRecommendation, makeTitle, REASONS } from '#tests/support/titles'
import { unzipped } from '#tests/support/zips'
import { makeWorld } from '#tests/world'

const proposal = { reasons: REASONS, recommendedBy: '北京市知识产权局' }
const confirm = { step: 'confirm', docNumber: '京知局函〔2026〕7号', opinion: '同意推荐。' }
const file = { step: 'file', docNumber: '国知办函服字〔2026〕30号', batch: '2026 年度', filedOn: '2026-10-01' }

const take = (client: ApiClient, { id, version }: Recommendation, user: User, typed: object) =>
  client
    .post(`/recommendations/${id}/steps`)
    .form({ version, ...typed })
    .withCsrfToken()
    .loginAs(user)
    .redirects(0)

const propose = (client: ApiClient, id: number, user: User, typed: object = proposal) =>
  client.post(`/designations/${id}/recommendations`).form(typed).withCsrfToken().loginAs(user).redirects(0)

test.group('Recommending a point for the national filing', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('a handler proposes, the head recommends, the filing is noted with the title', async ({ client, assert }) => {
    const { people, organizations } = await makeWorld()
    const designation = await makeDesignation(organizations.haidian)
    const page = await client.get(`/designations/${designation.id}`).loginAs(people.handler)
    page.assertTextIncludes('推荐备案国家网点')
    const form = await client.get(`/designations/${designation.id}/recommendations/create`).loginAs(people.handler)
    form.assertTextIncludes('市局推荐')
    await propose(client, designation.id, people.handler)
    const recommendation = await Recommendation.firstOrFail()
    assert.include(recommendation.$attributes, { route: 'city', affiliation: 'municipal', state: 'proposed' })
    assert.match(recommendation.number, /^TJ-\d{4}-001$/)
    await drainOutbox()
    assert.include((await textsTo(people.head))[0], recommendation.number)
    const home = await client.get('/home').loginAs(people.head)
    home.assertTextIncludes(recommendation.number)

    await take(client, recommendation, people.head, confirm)
    await recommendation.refresh()
    assert.include(recommendation.$attributes, { state: 'recommended', docNumber: '京知局函〔2026〕7号' })
    const approval = await db.from('approvals').where('subject_type', 'recommendation').firstOrFail()
    assert.equal(approval.by_id, people.head.id)
    await drainOutbox()
    assert.include((await textsTo(people.principal))[0], '推荐备案')
    assert.include((await client.get('/home').loginAs(people.handler)).text(), recommendation.number)

    await take(client, recommendation, people.handler, file)
    await recommendation.refresh()
    const title = await ExternalTitle.firstOrFail()
    assert.include(title.$attributes, {
      kind: 'national_point',
      stage: 'filed',
      docNumber: file.docNumber,
      batch: '2026 年度',
    })
    assert.deepEqual([recommendation.state, recommendation.externalTitleId], ['filed', title.id])
    await drainOutbox()
    assert.include((await textsTo(people.operator))[0], '已备案')
    const own = await client.get(`/recommendations/${recommendation.id}`).loginAs(people.operator)
    own.assertTextIncludes(file.docNumber)
    assert.notMatch(own.text(), /认定为国家|行政许可/)
  })

  test('not filed says why, and another can begin', async ({ client, assert }) => {
    const world = await makeWorld()
    const recommendation = await makeRecommendation(world, 'recommended')
    const opinion = '本年度名额已满，建议下一年度再报。'
    const without = await take(client, recommendation, world.people.handler, { step: 'notFile' })
    without.assertStatus(422)
    await take(client, recommendation, world.people.handler, { step: 'notFile', opinion })
    await recommendation.refresh()
    assert.equal(recommendation.state, 'not_filed')
    assert.isEmpty(await ExternalTitle.all())
    await drainOutbox()
    assert.include((await textsTo(world.people.principal))[0], opinion)
    const again = await propose(client, recommendation.designationId, world.people.handler)
    again.assertStatus(302)
  })

  test('who cannot be recommended is told why, on the page and when it is tried', async ({ client, assert }) => {
    const world = await makeWorld()
    const { people, organizations } = world
    const designation = await makeDesignation(organizations.haidian)
    await makeTitle(world)
    await makeGrades(designation, ['unqualified'])
    for (const path of ['', '/recommendations/create']) {
      const page = await client.get(`/designations/${designation.id}${path}`).loginAs(people.handler)
      page.assertTextIncludes('TISC 承建单位不重复备案')
      page.assertTextIncludes('最近年度考核为不合格')
    }
    const response = await propose(client, designation.id, people.handler)
    response.assertStatus(409)
    assert.isEmpty(await Recommendation.all())
  })

  test('a title that came meanwhile stops it, whole', async ({ client, assert }) => {
    const world = await makeWorld()
    const proposed = await makeRecommendation(world)
    await makeTitle(world)
    const confirmed = await take(client, proposed, world.people.head, confirm)
    confirmed.assertStatus(409)
    await proposed.refresh()
    assert.equal(proposed.state, 'proposed')
    assert.isEmpty(await db.from('approvals').where('subject_type', 'recommendation'))

    await db.from('recommendations').update({ state: 'recommended' })
    await makeTitle(world, { kind: 'national_point', stage: 'filed' })
    await proposed.refresh()
    const filed = await take(client, proposed, world.people.handler, file)
    filed.assertStatus(409)
    await proposed.refresh()
    assert.equal(proposed.state, 'recommended')
  })

  test('one at a time for an institution, also with two points; nobody is late twice', async ({ client, assert }) => {
    const world = await makeWorld()
    const { people, organizations } = world
    const recommendation = await makeRecommendation(world)
    const second = await makeDesignation(organizations.haidian, { number: '第二个网点' })
    const other = await propose(client, second.id, people.handler)
    other.assertStatus(409)
    const stale = { ...confirm, version: recommendation.version }
    await take(client, recommendation, people.head, { step: 'refuse', opinion: '服务记录不足。' })
    const late = await take(client, recommendation, people.head, stale)
    late.assertStatus(409)
    await recommendation.refresh()
    assert.equal(recommendation.state, 'refused')
  })

  test('the bodies of ministries and of culture recommend their own: no letter of the city', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { people, organizations } = world
    await organizations.haidian.merge({ affiliation: 'culture_tourism' }).save()
    const recommendation = await makeRecommendation(world, 'recommended')
    assert.equal(recommendation.route, 'culture_ministry')
    const page = await client.get(`/recommendations/${recommendation.id}`).loginAs(people.handler)
    page.assertTextIncludes('文化和旅游部推荐')
    const letter = await client.get(`/recommendations/${recommendation.id}/letter.docx`).loginAs(people.handler)
    letter.assertStatus(404)
  })

  test('the letter recommends for filing, in the style of the house; the list has its columns', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { people } = world
    const recommendation = await makeRecommendation(world, 'recommended')
    const letter = await download(client, `/recommendations/${recommendation.id}/letter.docx`, people.handler)
    const parts = await unzipped(letter.body())
    const text = parts.get('word/document.xml')!.toString()
    for (const words of ['推荐', '备案', recommendation.docNumber!, REASONS, '北京市知识产权局', '特此函达']) {
      assert.include(text, words)
    }
    assert.notInclude(text, '行政许可')

    const { rows } = await cellsOf((await download(client, '/recommendations/export.xlsx', people.head)).body())
    assert.deepEqual(
      rows[2],
      '序号 推荐编号 单位名称 统一社会信用代码 单位类型 隶属关系 所属区 服务地址 咨询电话 市级网点证书编号 有效期至 最近年度考核 推荐单位 推荐理由 推荐文号 推荐日期 办理结果'.split(
        ' '
      )
    )
    assert.includeMembers(rows[3] as string[], [recommendation.number, '市属', REASONS, '已推荐'])
  })

  test('only who may: propose, decide, note; the institution sees its own once it is out', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { people, organizations } = world
    const recommendation = await makeRecommendation(world)
    const second = await makeDesignation(organizations.chaoyang)
    for (const user of [people.head, people.leader, people.chaoyangReviewer, people.chaoyangPrincipal]) {
      const response = await propose(client, second.id, user)
      response.assertStatus(403)
    }
    for (const [user, step] of [
      [people.handler, confirm],
      [people.leader, confirm],
      [people.haidianReviewer, confirm],
      [people.head, { step: 'withdraw', opinion: '不应允许。' }],
      [people.leader, file],
    ] as const) {
      const response = await take(client, recommendation, user, step)
      response.assertStatus(403)
    }
    for (const user of [people.principal, people.chaoyangPrincipal, people.chaoyangReviewer]) {
      const page = await client.get(`/recommendations/${recommendation.id}`).loginAs(user)
      page.assertStatus(404)
    }
    const wrongState = await take(client, recommendation, people.handler, file)
    wrongState.assertStatus(409)
    for (const path of ['/recommendations/export.xlsx', '/recommendations']) {
      const response = await client.get(path).loginAs(path.endsWith('xlsx') ? people.principal : people.experts[0])
      response.assertStatus(403)
    }
    await take(client, recommendation, people.head, confirm)
    const letter = await client.get(`/recommendations/${recommendation.id}/letter.docx`).loginAs(people.principal)
    letter.assertStatus(403)
    const list = await client.get('/recommendations').loginAs(people.principal)
    list.assertTextIncludes(recommendation.number)
    assert.lengthOf(await Recommendation.all(), 1)
  })

  test('who stands in for the head does not recommend what was proposed by the same person', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    await standIn(world.people.head, world.people.handler)
    const recommendation = await makeRecommendation(world)
    const response = await take(client, recommendation, world.people.handler, confirm)
    response.assertStatus(409)
    await recommendation.refresh()
    assert.equal(recommendation.state, 'proposed')
  })

  test('refused input keeps what was typed', async ({ client }) => {
    const world = await makeWorld()
    const recommendation = await makeRecommendation(world)
    const typed = { step: 'confirm', docNumber: '京知局函[2026]7号', opinion: '同意推荐这一单位。' }
    const response = await take(client, recommendation, world.people.head, typed)
    response.assertStatus(422)
    response.assertTextIncludes('六角括号')
    response.assertTextIncludes('同意推荐这一单位。')
    const short = await propose(client, recommendation.designationId, world.people.handler, {
      ...proposal,
      reasons: '好',
    })
    short.assertStatus(422)
  })
})
