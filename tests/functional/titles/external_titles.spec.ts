import { test } from '@japa/runner'
import type { ApiClient } from '@japa/api-client'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import ExternalTitle from '#app/titles/external_title'
import { hostsOf } from '#app/titles/external_title_page'
import { endTitle } from '#app/titles/external_title_workflow'
import type User from '#app/users/user'
import { actor } from '#tests/support/applications'
import { makeDesignation } from '#tests/support/designations'
import { cellsOf, download } from '#tests/support/downloads'
import { makeTitle, TISC } from '#tests/support/titles'
import { makeWorld } from '#tests/world'

const record = (client: ApiClient, user: User, typed: object) =>
  client.post('/external-titles').form(typed).withCsrfToken().loginAs(user).redirects(0)

const revise = (client: ApiClient, { id }: ExternalTitle, user: User, typed: object) =>
  client.put(`/external-titles/${id}`).form(typed).withCsrfToken().loginAs(user).redirects(0)

const typed = Object.fromEntries(Object.entries(TISC).map(([name, value]) => [name, value ?? '']))

test.group('Titles that others confer', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('are noted by a handler, on the list, the page of the point and of the institution', async ({
    client,
    assert,
  }) => {
    const { people, organizations } = await makeWorld()
    const { haidian } = organizations
    const response = await record(client, people.handler, { ...typed, organization: haidian.id })
    const title = await ExternalTitle.firstOrFail()
    response.assertHeader('location', `/external-titles/${title.id}`)
    assert.include(title.$attributes, { kind: 'tisc', stage: 'operating', orgName: haidian.name, state: 'held' })
    const entry = await db.from('audit_entries').where('action', 'external_title.recorded').firstOrFail()
    assert.include(entry.details, '国知办函服字〔2025〕12号')

    const designation = await makeDesignation(haidian)
    const paths = ['/external-titles', `/external-titles/${title.id}`, `/designations/${designation.id}`]
    for (const path of [...paths, `/registrations/${haidian.id}`]) {
      const page = await client.get(path).loginAs(people.handler)
      page.assertTextIncludes('技术与创新支持中心')
    }
    for (const path of [...paths, '/organization']) {
      const page = await client.get(path).loginAs(people.operator)
      page.assertTextIncludes('技术与创新支持中心')
      assert.notInclude(page.text(), '登记称号')
    }
    const district = await client.get('/external-titles').loginAs(people.haidianReviewer)
    district.assertTextIncludes(haidian.name)
    for (const user of [people.chaoyangPrincipal, people.chaoyangReviewer]) {
      const list = await client.get('/external-titles').loginAs(user)
      assert.notInclude(list.text(), haidian.name)
      const page = await client.get(`/external-titles/${title.id}`).loginAs(user)
      page.assertStatus(404)
    }
  })

  test('what is wrong is told at its field, and everything typed is kept', async ({ client, assert }) => {
    const { people, organizations } = await makeWorld()
    const wrong = {
      ...typed,
      organization: organizations.haidian.id,
      stage: 'filed',
      docNumber: '国知办函服字[2025]12号',
      validUntil: '2025-02-01',
      assessedGrade: 'excellent',
    }
    const response = await record(client, people.handler, wrong)
    response.assertStatus(422)
    for (const fault of ['没有这个阶段', '六角括号', '不能早于称号日期', '年度和结果须同时填写']) {
      response.assertTextIncludes(fault)
    }
    response.assertTextIncludes('国知办函服字[2025]12号')
    const nobody = await record(client, people.handler, { ...typed, organization: '' })
    nobody.assertStatus(422)
    nobody.assertTextIncludes('请选择单位')
    assert.isEmpty(await ExternalTitle.all())
  })

  test('one of a kind at a time; another kind beside it, and the same again after its end', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { people, organizations } = world
    const title = await makeTitle(world)
    const again = { ...typed, organization: organizations.haidian.id }
    const second = await record(client, people.handler, again)
    second.assertStatus(409)
    const other = await record(client, people.handler, { ...again, kind: 'university_center', stage: 'selected' })
    other.assertStatus(302)
    await title.refresh()
    await endTitle(title, actor(people.handler), { endedOn: '2026-01-01', endReason: '考核不合格。' })
    const third = await record(client, people.handler, again)
    third.assertStatus(302)
    assert.lengthOf(await ExternalTitle.heldBy(organizations.haidian.id), 2)
  })

  test('an institution with several titles counts once, an ended one not at all', async ({ client, assert }) => {
    const world = await makeWorld()
    const { people, organizations } = world
    await makeTitle(world)
    await makeTitle(world, { kind: 'university_center', stage: 'selected' })
    const ended = await makeTitle(world, {}, organizations.chaoyang)
    await ended.refresh()
    await endTitle(ended, actor(people.handler), { endedOn: '2026-01-01', endReason: '考核不合格。' })
    const { all, byKind } = await hostsOf(ExternalTitle.query())
    assert.equal(all, 1)
    assert.deepEqual(
      byKind.map(({ kind, count }) => `${kind} ${count}`),
      ['national_point 0', 'tisc 1', 'university_center 1']
    )
    const page = await client.get('/external-titles').loginAs(people.handler)
    page.assertTextIncludes('一家持有多项称号的计一家')
  })

  test('a change says why, and what it was before stays in the trail', async ({ client, assert }) => {
    const world = await makeWorld()
    const { people } = world
    const title = await makeTitle(world)
    const changed = { ...typed, stage: 'continued', assessedYear: 2026, assessedGrade: 'excellent', version: 0 }
    const without = await revise(client, title, people.handler, changed)
    without.assertStatus(422)
    without.assertTextIncludes('修改原因')
    await revise(client, title, people.handler, { ...changed, reason: '三年运行评估结果已公布。' })
    await title.refresh()
    assert.include(title.$attributes, { stage: 'continued', assessedYear: 2026, version: 1 })
    const entry = await db.from('audit_entries').where('action', 'external_title.revised').firstOrFail()
    for (const words of ['所处阶段：正式运行 → 继续运行', '考核结果：— → 优秀', '三年运行评估结果已公布。'])
      assert.include(JSON.parse(entry.details).opinion, words)

    const late = await revise(client, title, people.handler, { ...typed, reason: '同事已经改过。', version: 0 })
    late.assertStatus(409)
    const same = await revise(client, title, people.handler, { ...changed, reason: '没有改动。', version: 1 })
    same.assertStatus(409)
  })

  test('its end is noted once, with its day and reason', async ({ client, assert }) => {
    const world = await makeWorld()
    const title = await makeTitle(world)
    const end = (user: User, more: object) =>
      client
        .post(`/external-titles/${title.id}/endings`)
        .form({ version: 0, ...more })
        .withCsrfToken()
        .loginAs(user)
    const none = await end(world.people.handler, { endedOn: '2999-01-01', endReason: '' })
    none.assertStatus(422)
    none.assertTextIncludes('终止日期不能晚于今天')
    await end(world.people.handler, { endedOn: '2026-02-01', endReason: '运行评估不合格，终止。' })
    await title.refresh()
    assert.equal(title.state, 'ended')
    assert.equal(title.endedOn!.toISODate(), '2026-02-01')
    const again = await end(world.people.handler, { endedOn: '2026-02-01', endReason: '运行评估不合格，终止。' })
    again.assertStatus(409)
  })

  test('nobody but a handler notes, changes or ends one', async ({ client, assert }) => {
    const world = await makeWorld()
    const { people, organizations } = world
    const title = await makeTitle(world)
    for (const user of [people.head, people.leader, people.haidianReviewer, people.principal]) {
      const answers = [
        await client.get('/external-titles/create').loginAs(user),
        await record(client, user, { ...typed, organization: organizations.haidian.id }),
        await client.get(`/external-titles/${title.id}/edit`).loginAs(user),
        await revise(client, title, user, { ...typed, reason: '不应允许的修改。' }),
        await client.post(`/external-titles/${title.id}/endings`).form({}).withCsrfToken().loginAs(user),
      ]
      assert.deepEqual(
        answers.map((answer) => answer.status()),
        [403, 403, 403, 403, 403]
      )
    }
    const expert = await client.get('/external-titles').loginAs(people.experts[0])
    expert.assertStatus(403)
    assert.lengthOf(await db.from('audit_entries').where('subject_type', 'external_title'), 1)
  })

  test('国家级称号登记表 has its columns, for officials only', async ({ client, assert }) => {
    const world = await makeWorld()
    await makeTitle(world, { note: '=1+1' })
    const { rows } = await cellsOf(
      (await download(client, '/external-titles/export.xlsx', world.people.handler)).body()
    )
    assert.deepEqual(
      rows[2],
      '序号 单位名称 统一社会信用代码 单位类型 所属区 称号 批次 文号 日期 有效期至 所处阶段 最近考核年度 考核结果 考核文号 备注'.split(
        ' '
      )
    )
    assert.includeMembers(rows[3] as string[], ['燕麓大学图书馆', '技术与创新支持中心（TISC）', "'=1+1"])
    const refused = await client.get('/external-titles/export.xlsx').loginAs(world.people.principal)
    refused.assertStatus(403)
  })
})
