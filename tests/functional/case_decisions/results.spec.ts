import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import CaseCall from '#app/case_calls/case_call'
import { raiseObjection } from '#app/case_decisions/objections'
import { announceSelection } from '#app/case_decisions/public_notice'
import { disqualify, publishSelection } from '#app/case_decisions/publication'
import { openSelection } from '#app/case_decisions/shortlisting'
import { spacedCode } from '#app/core/check_code'
import { leaveMoment } from '#app/core/clock'
import { disqualifyCase, proposeDisqualification } from '#app/cases/disqualification'
import TypicalCase from '#app/cases/typical_case'
import type User from '#app/users/user'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { drainOutbox } from '#jobs/drain'
import i18nManager from '@adonisjs/i18n/services/main'
import { actor } from '#tests/support/applications'
import { afterNotices, brought, candidatesOf, decideByRank, selectionIn } from '#tests/support/case_decisions'
import { cellsOf, download } from '#tests/support/downloads'
import { concludedRound } from '#tests/support/case_reviews'
import { makeExpert } from '#tests/support/experts'
import { textsTo } from '#tests/support/notices'
import { typicalCase } from '#tests/support/typical_cases'
import { makeWorld } from '#tests/world'

test.group('The results', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => leaveMoment())

  test('are published by the head when the notice is over: outcomes for all, the call is over', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { head, handler } = world.people
    const selection = await selectionIn('on_notice', world)
    const publish = (user: User) =>
      client
        .post(`/case-selections/${selection.id}/steps`)
        .form({ step: 'publish', version: selection.version })
        .withCsrfToken()
        .loginAs(user)
        .redirects(0)
    const early = await publish(head)
    early.assertStatus(409)
    early.assertTextIncludes('公示期未满')
    assert.equal((await CaseCall.findOrFail(selection.callId)).state, 'closed')
    await afterNotices(selection)
    ;(await publish(handler)).assertStatus(403)
    ;(await publish(head)).assertStatus(302)
    ;(await publish(head)).assertStatus(409)
    const cases = await TypicalCase.query().where('callId', selection.callId).orderBy('id')
    assert.deepEqual(
      cases.map(({ state }) => state),
      ['selected', 'selected', 'not_selected', 'not_selected', 'not_selected']
    )
    assert.isTrue(cases.every(({ decidedAt }) => decidedAt !== null))
    assert.equal((await CaseCall.findOrFail(selection.callId)).state, 'concluded')
  })

  test('settle what never reached the jury, and tell its unit and who was to recommend it', async ({ assert }) => {
    const world = await makeWorld()
    const { head, operator, haidianReviewer } = world.people
    const selection = await selectionIn('on_notice', world)
    const call = await CaseCall.findOrFail(selection.callId)
    const late = await Promise.all(
      (['submitted', 'recommended', 'formal_ok', 'draft', 'withdrawn'] as const).map((state) =>
        typicalCase(world, call, { state, content: { title: `迟到的${state}` } })
      )
    )
    await afterNotices(selection)
    await publishSelection(selection, actor(head))
    for (const row of late) await row.refresh()
    assert.deepEqual(
      late.map(({ state, decidedAt }) => [state, decidedAt !== null]),
      [
        ['not_selected', true],
        ['not_selected', true],
        ['not_selected', true],
        ['draft', false],
        ['withdrawn', false],
      ]
    )
    await drainOutbox()
    for (const user of [operator, haidianReviewer]) assert.include((await textsTo(user)).join(), '“迟到的submitted”（')
  })

  test('wait for every objection, also one that came in on the last evening', async ({ assert }) => {
    const world = await makeWorld()
    const selection = await selectionIn('on_notice', world)
    const [first] = await candidatesOf(selection)
    await raiseObjection(first, {
      ...{ name: '赵女士', contact: 'zhao@public.example', reason: '该案例成效数据与公开年报不符。' },
      i18n: i18nManager.locale('zh-CN'),
    })
    await afterNotices(selection)
    await assert.rejects(() => publishSelection(selection, actor(world.people.head)), StepNotAllowed as never)
    const cases = await TypicalCase.query().where({ callId: selection.callId, state: 'selected' })
    assert.isEmpty(cases)
  })

  test('are told to each unit and recommender, each its own, and to nobody twice when the worker dies', async ({
    assert,
  }) => {
    const world = await makeWorld()
    const { people, organizations } = world
    const selection = await selectionIn('on_notice', world)
    await db
      .from('typical_cases')
      .where({ organization_id: organizations.chaoyang.id })
      .update({ district_code: '110105' })
    await drainOutbox()
    const mailsBefore = await db.from('inbox_mails').count('* as n').firstOrFail()
    await afterNotices(selection)
    await publishSelection(selection, actor(people.head))
    await drainOutbox()
    /** The worker died after it had done everything and before it noted that: all of it is carried again. */
    await db.from('outbox').where('job', 'like', 'notifications/%').update({ done_at: null })
    await drainOutbox()

    const own = (await textsTo(people.chaoyangPrincipal)).filter((text) => text.includes('报送的'))
    assert.lengthOf(own, 2)
    assert.isTrue(own.every((text) => text.includes('通惠科技情报所') && !text.includes('燕麓')))
    assert.lengthOf(
      own.filter((text) => text.includes('）入选')),
      1
    )
    assert.isFalse(own.some((text) => text.includes('平均分')))
    const haidian = (await textsTo(people.haidianReviewer)).filter((text) => text.includes('报送的'))
    assert.lengthOf(haidian, 3)
    assert.isFalse(haidian.some((text) => text.includes('通惠')))
    assert.isEmpty(await textsTo(people.secretariat))
    const twice = await db.from('mail_deliveries').groupBy('dedupe_key').havingRaw('count(*) > 1').select('dedupe_key')
    assert.isEmpty(twice)
    const mailsAfter = await db.from('inbox_mails').count('* as n').firstOrFail()
    /** Five cases to 2 + 1 and to the districts' reviewers. */
    assert.equal(Number(mailsAfter.n) - Number(mailsBefore.n), 3 * 3 + 2 * 2)
  })

  test('thank everybody who judged in the round of the call, once, and nobody else', async ({ assert }) => {
    const world = await makeWorld()
    const { call, by, seats } = await concludedRound(world, { jury: 4, cases: 3, seats: 3 })
    await call.merge({ toSelect: 1 }).save()
    const bystander = await makeExpert(world)
    const selection = await openSelection(call, by)
    await brought(selection, 'on_notice', world)
    await afterNotices(selection)
    await publishSelection(selection, actor(world.people.head))
    await drainOutbox()
    const thanksTo = async (user: User) => (await textsTo(user)).filter((text) => text.includes('感谢您的评审'))
    const judged = new Map(seats.map(({ expert: { user } }) => [user.id, user]))
    assert.equal(judged.size, 4)
    for (const user of judged.values()) {
      const thanks = await thanksTo(user)
      assert.lengthOf(thanks, 1, user.name)
      assert.isTrue(thanks[0].includes(call.title))
    }
    await bystander.load('user')
    assert.isEmpty(await thanksTo(bystander.user))
  })

  test('stand on a public page and in a workbook of sheet 14, in the order of the numbers', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const selection = await selectionIn('published', world)
    const index = await client.get('/case-results')
    index.assertTextIncludes(`/case-results/${selection.id}`)
    const page = await client.get(`/case-results/${selection.id}`)
    page.assertTextIncludes('案例之1')
    page.assertTextIncludes('通惠科技情报所')
    assert.notInclude(page.text(), '案例之3')
    const moved = await client.get(`/case-public-notices/${selection.id}`).redirects(0)
    moved.assertHeader('location', `/case-results/${selection.id}`)
    const file = await download(client, `/case-results/${selection.id}/list.xlsx`, world.people.principal)
    const { rows } = await cellsOf(file.body())
    assert.deepEqual(rows[2], ['序号', '案例名称', '单位名称', '所属区', '单位类型', '备注'])
    assert.deepEqual(
      rows.slice(3).map((row) => row.slice(0, 3)),
      [
        [1, '案例之1', '燕麓大学图书馆'],
        [2, '案例之2', '通惠科技情报所'],
      ]
    )
  })

  test('give the unit a certificate that anybody checks by its code', async ({ client, assert }) => {
    const world = await makeWorld()
    const { people } = world
    const selection = await selectionIn('published', world)
    const [first, , third] = await candidatesOf(selection)
    const page = await client.get(`/typical-cases/${first.caseId}`).loginAs(people.operator)
    page.assertTextIncludes(`/case-certificates/${first.caseId}`)
    const pdf = await download(client, `/case-certificates/${first.caseId}`, people.operator)
    assert.equal(pdf.body().subarray(0, 4).toString(), '%PDF')
    ;(await client.get(`/case-certificates/${first.caseId}`).loginAs(people.chaoyangPrincipal)).assertStatus(404)
    ;(await client.get(`/case-certificates/${third.caseId}`).loginAs(people.operator)).assertStatus(404)
    const other = await client.get(`/typical-cases/${third.caseId}`).loginAs(people.operator)
    assert.notInclude(other.text()!, 'case-certificates')
    const check = await client.get(`/verify/${encodeURIComponent(spacedCode(first.checkCode!))}`)
    check.assertTextIncludes('证书真实')
    check.assertTextIncludes('案例之1')
  })

  test('keep the line of a case that is disqualified afterwards, with a remark; its unit is told', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { people } = world
    const selection = await selectionIn('published', world)
    const [first] = await candidatesOf(selection)
    const form = { step: 'disqualify', version: first.case.version, minutesNumber: '纪要〔2026〕40号' }
    const post = (more: object, user: User) =>
      client
        .post(`/case-candidates/${first.id}/steps`)
        .form({ ...form, ...more })
        .withCsrfToken()
        .loginAs(user)
        .redirects(0)
    ;(await post({ opinion: '经查，案例主要内容抄袭。' }, people.head)).assertStatus(403)
    ;(await post({ opinion: '' }, people.leader)).assertStatus(422)
    ;(await post({ opinion: '经查，案例主要内容抄袭。', minutesNumber: '' }, people.leader)).assertStatus(422)
    ;(await post({ opinion: '经查，案例主要内容抄袭。' }, people.leader)).assertStatus(302)
    ;(await post({ opinion: '经查，案例主要内容抄袭。' }, people.leader)).assertStatus(409)
    assert.equal((await TypicalCase.findOrFail(first.caseId)).state, 'disqualified')
    const page = await client.get(`/case-results/${selection.id}`)
    page.assertTextIncludes('案例之1')
    page.assertTextIncludes('已取消入选资格')
    assert.notInclude(page.text(), '抄袭')
    await drainOutbox()
    assert.include((await textsTo(people.principal))[0], '取消资格')
    ;(await client.get(`/case-certificates/${first.caseId}`).loginAs(people.operator)).assertStatus(404)
    const check = await client.get(`/verify/${first.checkCode}`)
    check.assertTextIncludes('已被取消入选资格')
  })

  test('are not changed by the division: once experts are done the leader alone disqualifies', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { handler, head } = world.people
    const selection = await selectionIn('published', world)
    const [{ caseId }] = await candidatesOf(selection)
    const row = await TypicalCase.findOrFail(caseId)
    const take = (user: User, act: string, opinion = '经查，案例主要内容抄袭。') =>
      client
        .post(`/typical-cases/${caseId}/acts/${act}`)
        .form({ opinion, version: row.version })
        .withCsrfToken()
        .loginAs(user)
        .redirects(0)
    ;(await take(handler, 'propose')).assertStatus(409)
    const ruling = { opinion: '经查，案例主要内容抄袭。' }
    await assert.rejects(() => proposeDisqualification(row, actor(handler), ruling), StepNotAllowed as never)

    await row.merge({ disqualifyReason: '评审期间提请，未决定。', disqualifyById: handler.id }).save()
    ;(await take(head, 'disqualify')).assertStatus(409)
    await assert.rejects(() => disqualifyCase(row, actor(head), ruling), /leader_disqualifies/)
    ;(await take(head, 'dismiss')).assertStatus(302)
    await row.refresh()
    assert.deepInclude(row.serialize(), { state: 'selected', disqualifyReason: null })
  })

  test('a case thrown out before the decision is not judged, not announced and not told a second time', async ({
    assert,
  }) => {
    const world = await makeWorld()
    const selection = await selectionIn('deliberating', world)
    const [first] = await candidatesOf(selection)
    await disqualify(first, actor(world.people.leader), {
      opinion: '内容抄袭，取消资格。',
      minutesNumber: '纪要〔2026〕30号',
    })
    await decideByRank(selection, world)
    await announceSelection(selection, actor(world.people.head))
    await afterNotices(selection)
    await publishSelection(selection, actor(world.people.head))
    const rows = await candidatesOf(selection)
    assert.deepEqual(
      rows.map((row) => row.case.state),
      ['disqualified', 'selected', 'selected', 'not_selected', 'not_selected']
    )
    const told = await db.from('audit_entries').where({ subject_type: 'case_candidate', subject_id: first.id })
    assert.deepEqual(
      told.map(({ action }) => action),
      ['case_candidate.disqualified']
    )
  })
})
