import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import { leaveMoment, standAt } from '#app/core/clock'
import { cancelBuilding, orderBuilding } from '#app/work_reports/buildings'
import ReportBuilding from '#app/work_reports/report_building'
import ReportOpinion from '#app/work_reports/report_opinion'
import { writePassage } from '#app/work_reports/report_passages'
import { giveBack } from '#app/work_reports/report_steps'
import { remindAsked } from '#app/work_reports/remind_asked'
import { newestBuilt, reportText } from '#app/work_reports/report_text'
import type WorkReport from '#app/work_reports/work_report'
import type { ReportState } from '#app/work_reports/work_report_workflow'
import type User from '#app/users/user'
import { drainOutbox } from '#jobs/drain'
import { actor } from '#tests/support/applications'
import { makeDesignation } from '#tests/support/designations'
import { textsTo } from '#tests/support/notices'
import { countQueries } from '#tests/support/queries'
import {
  builtAgain,
  CHAPTER,
  draftedReport,
  INTERNAL,
  reportIn,
  seenIn,
  signAll,
  withInternalProblem,
  withoutOffice,
} from '#tests/support/report_writing'
import { standIn } from '#tests/support/stand_ins'
import { makeUser, makeWorld, type World } from '#tests/world'

test.group('The report on its way', (group) => {
  let world: World

  group.setup(() => withoutOffice())
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(async () => {
    standAt(new Date('2026-03-02T02:00:00Z'))
    world = await makeWorld()
  })
  group.each.teardown(() => leaveMoment())

  const sends =
    (client: any) =>
    async (report: WorkReport, user: User, form: object, rest = 'steps', method: 'post' | 'put' = 'post') =>
      client[method](`/work-reports/${report.id}/${rest}`)
        .form({ ...(await seenIn(report)), ...form })
        .withCsrfToken()
        .loginAs(user)
        .redirects(0)
  const decisions = (decision: string) => db.from('approvals').where({ subject_type: 'work_report', decision })
  const issue = {
    ...{ meetingOn: '2026-02-27', decision: '会议审议通过。', docNumber: '京知局〔2026〕12号', issuedOn: '2026-03-02' },
  }
  const answeredOpinion = (reportId: number, { id, checksum }: ReportBuilding) => ({
    ...{ report_id: reportId, round: 1, building_id: id, content_hash: checksum },
    ...{ district_code: '110108', party: 'district/110108', name: '海淀区', due_on: '2026-02-20' },
    ...{ opinion: '漏了', given_by: '周若宁', given_at: '2026-02-19 00:00:00', answer: 'adopted', reason: '已补' },
    ...{ created_at: '2026-02-10 00:00:00', updated_at: '2026-02-10 00:00:00' },
  })

  test('is handed in when every chapter is signed and the building says what they say', async ({ client, assert }) => {
    const send = sends(client)
    const { handler, head, principal } = world.people
    const report = await draftedReport(world)
    const handIn = { step: 'handIn' }
    ;(await send(report, principal, handIn)).assertStatus(404)
    ;(await send(report, head, handIn)).assertStatus(403)
    ;(await send(report, handler, { step: 'nothing' })).assertStatus(422)
    ;(await send(report, handler, handIn)).assertStatus(409)

    const [passage] = (await reportText(report)).of(CHAPTER)!.passages
    await writePassage({ report, chapter: CHAPTER, key: passage.key }, actor(handler), { text: '人写的。', version: 0 })
    await signAll(report, handler)
    const page = await client.get(`/work-reports/${report.id}/steps`).loginAs(handler)
    page.assertTextIncludes('请重新生成报告')
    page.assertTextIncludes(`href="/work-reports/${report.id}">生成报告`)
    page.assertTextIncludes(`href="/work-reports/${report.id}/buildings/${(await newestBuilt(report.id))!.number}"`)
    ;(await send(report, handler, handIn)).assertStatus(409)
    await report.refresh()
    const ordered = await orderBuilding(report, actor(handler))
    const meanwhile = await client.get(`/work-reports/${report.id}/steps`).loginAs(handler)
    meanwhile.assertTextIncludes('报告正在生成')
    await cancelBuilding(ordered, actor(handler))

    await builtAgain(report)
    const building = await newestBuilt(report.id)
    ;(await send(report, handler, { ...handIn, building: building!.id - 1 })).assertStatus(409)
    ;(await send(report, handler, handIn)).assertStatus(302)
    await report.refresh()
    assert.equal(report.state, 'division_review')
    const [decision] = await decisions('handIn')
    assert.deepEqual([decision.content_hash, decision.round], [building!.checksum, building!.number])
    ;(await send(report, handler, { ...handIn, version: report.version - 1 })).assertStatus(409)
    await drainOutbox()
    assert.match((await textsTo(head))[0], /请审核/)
  })

  test('drafting begins once, by the handler', async ({ client, assert }) => {
    const report = await draftedReport(world)
    await db.from('work_reports').update({ state: 'data_frozen' })
    await report.refresh()
    const send = sends(client)
    ;(await send(report, world.people.head, { step: 'beginDrafting' })).assertStatus(403)
    ;(await send(report, world.people.handler, { step: 'beginDrafting' })).assertStatus(302)
    assert.equal((await report.refresh()).state, 'drafting')
    ;(await send(report, world.people.handler, { step: 'beginDrafting' })).assertStatus(409)
  })

  test('who reviews gives it back with the reason; others cannot', async ({ client, assert }) => {
    const send = sends(client)
    const { handler, head, leader } = world.people
    const cases: [ReportState, User, User][] = [
      ['division_review', head, handler],
      ['leader_review', leader, head],
      ['director_meeting', handler, leader],
    ]
    const report = await reportIn('division_review', world)
    for (const [state, reviewer, other] of cases) {
      await db.from('work_reports').update({ state })
      await report.refresh()
      const back = { step: 'giveBack', opinion: '请补充依据。' }
      ;(await send(report, other, back)).assertStatus(403)
      ;(await send(report, reviewer, { step: 'giveBack' })).assertStatus(422)
      ;(await send(report, reviewer, { ...back, version: report.version - 1 })).assertStatus(409)
      ;(await send(report, reviewer, back)).assertStatus(302)
      assert.equal((await report.refresh()).state, 'drafting')
    }
    assert.lengthOf(await decisions('giveBack').where('opinion', '请补充依据。'), 3)
    await drainOutbox()
    assert.match((await textsTo(handler)).join(), /请补充依据/)
  })

  test('districts and points are asked, once each, until a day, on the text they were sent', async ({
    client,
    assert,
  }) => {
    const { handler, head, haidianReviewer, chaoyangReviewer, principal, operator, chaoyangPrincipal } = world.people
    const { haidian } = world.organizations
    await makeDesignation(haidian)
    const send = sends(client)
    const report = await reportIn('division_review', world)
    await withInternalProblem(report)
    const asking = { 'districts[]': '110108', 'organizations[]': haidian.id, 'opinion': '请核对本区数据' }
    ;(await client.get(`/work-reports/${report.id}/consultation`).loginAs(handler)).assertStatus(403)
    const form = await client.get(`/work-reports/${report.id}/consultation`).loginAs(head)
    form.assertTextIncludes(haidian.name)
    ;(await send(report, handler, asking, 'consultation')).assertStatus(403)
    ;(await send(report, head, {}, 'consultation')).assertStatus(422)
    ;(await send(report, head, { ...asking, version: 0 }, 'consultation')).assertStatus(409)
    ;(await send(report, head, asking, 'consultation')).assertStatus(302)
    await report.refresh()
    ;(await send(report, head, asking, 'consultation')).assertStatus(409)
    const [ofDistrict, ofPoint] = await ReportOpinion.query().orderBy('id')
    const building = await newestBuilt(report.id)
    assert.deepEqual(
      [ofDistrict.party, ofPoint.party, ofDistrict.contentHash, ofDistrict.dueDay],
      ['district/110108', `organization/${haidian.id}`, building!.checksum, '2026-03-11']
    )
    await drainOutbox()
    for (const asked of [haidianReviewer, principal]) {
      assert.match((await textsTo(asked))[0], /请核对本区数据/)
      ;(await client.get('/home').loginAs(asked)).assertTextIncludes('征求意见')
    }
    for (const other of [chaoyangReviewer, chaoyangPrincipal]) assert.isEmpty(await textsTo(other))

    const page = (id: number, user: User) => client.get(`/report-opinions/${id}`).loginAs(user)
    const give = (asked: ReportOpinion, user: User, opinion: string) =>
      client.put(`/report-opinions/${asked.id}`).form({ opinion }).withCsrfToken().loginAs(user).redirects(0)
    const text = await page(ofDistrict.id, haidianReviewer)
    text.assertTextIncludes('总体情况')
    text.assertTextIncludes('提交意见')
    for (const word of [INTERNAL.words, '9,876,543', '/improvement-']) assert.notInclude(text.text(), word)
    for (const other of [chaoyangReviewer, operator, handler]) (await page(ofDistrict.id, other)).assertStatus(404)
    ;(await give(ofPoint, chaoyangPrincipal, '别人的意见')).assertStatus(404)
    ;(await give(ofDistrict, haidianReviewer, '')).assertStatus(422)
    ;(await give(ofDistrict, haidianReviewer, '第二章漏了一家网点。')).assertStatus(302)
    ;(await give(ofDistrict, haidianReviewer, '再说一次')).assertStatus(409)
    const list = await client.get('/report-opinions').loginAs(haidianReviewer)
    list.assertTextIncludes(report.title)
    ;(await client.get('/report-opinions').loginAs(handler)).assertStatus(403)

    standAt(new Date('2026-03-12T02:00:00Z'))
    ;(await give(ofPoint, principal, '晚到的意见')).assertStatus(409)
    ;(await page(ofPoint.id, principal)).assertTextIncludes('已经截止')
  })

  test('each opinion is answered before it goes to the leader', async ({ client, assert }) => {
    const { handler, head, leader, haidianReviewer } = world.people
    const send = sends(client)
    const report = await reportIn('consult_opinions', world)
    const asked = await ReportOpinion.firstOrFail()
    const toLeader = { step: 'toLeader' }
    const answer = (user: User, form: object) => send(report, user, form, `opinions/${asked.id}`, 'put')
    const adopted = { answer: 'adopted', reason: '已经补上。' }
    ;(await send(report, handler, toLeader)).assertStatus(409)
    ;(await answer(handler, adopted)).assertStatus(409)
    await client
      .put(`/report-opinions/${asked.id}`)
      .form({ opinion: '漏了一家网点。' })
      .withCsrfToken()
      .loginAs(haidianReviewer)
    ;(await send(report, handler, toLeader)).assertStatus(409)
    ;(await answer(head, adopted)).assertStatus(403)
    ;(await answer(handler, { answer: 'perhaps', reason: '也许。' })).assertStatus(422)
    ;(await answer(handler, { answer: 'adopted', reason: '' })).assertStatus(422)
    ;(await answer(handler, adopted)).assertStatus(302)
    ;(await answer(handler, adopted)).assertStatus(409)
    await drainOutbox()
    assert.match((await textsTo(haidianReviewer))[0], /已经补上/)
    ;(await send(report, leader, toLeader)).assertStatus(403)
    ;(await send(report, handler, toLeader)).assertStatus(302)
    assert.equal((await report.refresh()).state, 'leader_review')
    ;(await send(report, handler, toLeader)).assertStatus(409)
  })

  test('what was adopted is worked in, and nobody is asked again', async ({ client, assert }) => {
    const { handler, head } = world.people
    const send = sends(client)
    const report = await reportIn('division_review', world)
    ;(await send(report, head, { step: 'toLeader' })).assertStatus(409)
    const building = await newestBuilt(report.id)
    await db.table('report_opinions').insert(answeredOpinion(report.id, building!))
    ;(await send(report, handler, { step: 'toLeader' })).assertStatus(403)
    ;(await send(report, head, { step: 'toLeader' })).assertStatus(302)
    assert.equal((await report.refresh()).state, 'leader_review')
  })

  test('the leader takes it to the meeting; its decision issues it under a number, in files that stand', async ({
    client,
    assert,
  }) => {
    const { handler, head, leader } = world.people
    const send = sends(client)
    const report = await reportIn('leader_review', world)
    ;(await send(report, handler, { step: 'toMeeting' })).assertStatus(403)
    ;(await send(report, leader, { step: 'toMeeting' })).assertStatus(302)
    await report.refresh()
    ;(await send(report, leader, { step: 'toMeeting' })).assertStatus(409)
    const decided = await newestBuilt(report.id)
    ;(await send(report, leader, issue, 'issue')).assertStatus(403)
    for (const [wrong, said] of [
      [{ docNumber: '京知局[2026]12号' }, '文号格式不正确。'],
      [{ docNumber: '京知局〔2025〕12号' }, '文号中的年份应与印发日期一致。'],
      [{ issuedOn: '2026-02-01' }, '印发日期不能早于会议日期。'],
      [{ issuedOn: '2026-02-30' }, '印发日期不是有效的日期。'],
      [{ meetingOn: '2126-12-01' }, '会议日期不能晚于今天。'],
      [{ decision: '' }, '办理结论'],
      [{ building: 'x' }, '此项'],
    ] as const) {
      const answer = await send(report, handler, { ...issue, ...wrong }, 'issue')
      answer.assertStatus(422)
      answer.assertTextIncludes(said)
    }
    ;(await send(report, handler, { ...issue, version: 0 }, 'issue')).assertStatus(409)
    ;(await send(report, handler, { ...issue, building: decided!.id - 1 }, 'issue')).assertStatus(409)
    ;(await send(report, handler, issue, 'issue')).assertStatus(302)
    await report.refresh()
    assert.deepEqual([report.state, report.docNumber], ['director_meeting', issue.docNumber])
    /** While the files are made nothing else is decided. */
    ;(await send(report, handler, issue, 'issue')).assertStatus(409)
    ;(await send(report, handler, { step: 'giveBack', opinion: '请再改改。' })).assertStatus(409)

    await drainOutbox()
    await report.refresh()
    assert.equal(report.state, 'issued')
    const last = await ReportBuilding.query().where('issuing', true).firstOrFail()
    assert.deepEqual(
      [last.state, last.number, last.snapshotHash],
      ['built', decided!.number + 1, decided!.snapshotHash]
    )
    const chapters = (id: number) =>
      db.from('building_chapters').where('building_id', id).orderBy('position').select('key', 'blocks', 'gathered')
    assert.deepEqual(await chapters(last.id), await chapters(decided!.id))
    const [decision] = await decisions('issue')
    assert.deepEqual([decision.content_hash, decision.opinion], [decided!.checksum, issue.decision])
    assert.match((await textsTo(head)).concat(await textsTo(handler)).join(), /已印发/)
    await assert.rejects(() => orderBuilding(report, actor(handler)), /moved_on/)
  })

  test('a number is given once; one that was prepared and given back is free', async ({ client, assert }) => {
    const { handler } = world.people
    const report = await reportIn('director_meeting', world)
    const send = sends(client)
    const moment = '2025-03-01 00:00:00'
    await db.table('work_reports').insert({
      ...{ year: 2024, title: '上年', state: 'issued', version: 0, state_since: moment, doc_number: issue.docNumber },
      ...{ created_at: moment, updated_at: moment },
    })
    const refused = await send(report, handler, issue, 'issue')
    refused.assertStatus(422)
    refused.assertTextIncludes('文号已由其他报告使用')
    await db.from('work_reports').where('year', 2024).delete()
    await send(report, handler, issue, 'issue')
    await report.refresh()
    const building = await ReportBuilding.query().where('live', true).firstOrFail()
    await cancelBuilding(building, actor(handler))
    ;(await send(report, handler, { step: 'giveBack', opinion: '会议要求修改。' })).assertStatus(302)
    await report.refresh()
    assert.deepEqual([report.state, report.docNumber, report.meetingDecision], ['drafting', null, null])
  })

  test('the division publishes what was issued, or keeps it with a reason', async ({ client, assert }) => {
    const { handler, head } = world.people
    const send = sends(client)
    const report = await reportIn('director_meeting', world)
    await db.from('work_reports').update({ state: 'issued' })
    await report.refresh()
    ;(await send(report, handler, { step: 'publish' })).assertStatus(403)
    ;(await send(report, head, { step: 'keepInternal' })).assertStatus(422)
    ;(await send(report, head, { step: 'publish', version: report.version - 1 })).assertStatus(409)
    ;(await send(report, head, { step: 'publish' })).assertStatus(302)
    await report.refresh()
    assert.equal(report.state, 'published')
    assert.isNotNull(report.publishedAt)
    ;(await send(report, head, { step: 'keepInternal', opinion: '暂不公开。' })).assertStatus(409)

    await db.from('work_reports').update({ state: 'issued' })
    await report.refresh()
    ;(await send(report, head, { step: 'keepInternal', opinion: '暂不公开。' })).assertStatus(302)
    assert.equal((await report.refresh()).state, 'internal')
  })

  test('who stands in for the head decides in that name', async ({ client, assert }) => {
    const { head, leader } = world.people
    const report = await reportIn('division_review', world)
    const back = { step: 'giveBack', opinion: '请补充依据。' }
    ;(await sends(client)(report, leader, back)).assertStatus(403)
    await standIn(head, leader)
    ;(await sends(client)(report, leader, back)).assertStatus(302)
    const [decision] = await decisions('giveBack')
    assert.deepEqual([decision.by_name, decision.acting_for_name], [leader.name, head.name])
  })

  test('nobody decides on two levels, in whatever name, until it is handed in anew', async ({ client, assert }) => {
    const { handler, head, leader } = world.people
    const send = sends(client)
    const report = await reportIn('division_review', world)
    await handler.merge({ roles: ['bureau_handler', 'division_head'] }).save()
    const back = { step: 'giveBack', opinion: '请补充依据。' }
    const refused = await send(report, handler, back)
    refused.assertStatus(403)
    refused.assertTextIncludes('由不同的人办理')
    const page = () => client.get(`/work-reports/${report.id}/steps`).loginAs(handler)
    const own = await page()
    own.assertTextIncludes('由不同的人办理')
    assert.notInclude(own.text(), 'value="giveBack"')
    await assert.rejects(
      async () => giveBack(report, actor(handler), { opinion: '先行。', ...(await seenIn(report)) }),
      /report_levels/
    )
    /** Nor as a stand-in: the leader who reviewed for the head is not the one who takes it to the meeting. */
    await standIn(head, leader)
    await db.table('report_opinions').insert(answeredOpinion(report.id, (await newestBuilt(report.id))!))
    ;(await send(report, leader, { step: 'toLeader' })).assertStatus(302)
    await report.refresh()
    ;(await send(report, leader, { step: 'toMeeting' })).assertStatus(403)
    ;(await send(report, leader, back)).assertStatus(403)

    /** Handed in anew, the levels are open again. */
    const other = await makeUser('岑立言', ['bureau_leader'])
    ;(await send(report, other, back)).assertStatus(302)
    await report.refresh()
    ;(await send(report, leader, { step: 'handIn' })).assertStatus(403)
    ;(await send(report, handler, { step: 'handIn' })).assertStatus(302)
    await report.refresh()
    ;(await send(report, head, { step: 'toLeader' })).assertStatus(302)
    await report.refresh()
    ;(await send(report, leader, { step: 'toMeeting' })).assertStatus(302)
  })

  test('those who were asked are reminded once, two working days before the last one', async ({ client, assert }) => {
    const { haidianReviewer, chaoyangReviewer } = world.people
    const report = await reportIn('consult_opinions', world)
    const asked = await ReportOpinion.firstOrFail()
    assert.equal(asked.dueDay, '2026-03-11')
    const reminders = async () => (await textsTo(haidianReviewer)).filter((text) => text.includes('请写“无意见”'))
    const on = async (day: string) => {
      standAt(new Date(`${day}T02:00:00Z`))
      await remindAsked()
      await drainOutbox()
      return (await reminders()).length
    }
    /** A Friday, a Saturday, and the Monday that is two working days before the last one. */
    assert.deepEqual([await on('2026-03-06'), await on('2026-03-07'), await on('2026-03-09')], [0, 0, 1])
    assert.include((await reminders())[0], '2026年3月11日')
    assert.equal(await on('2026-03-10'), 1)
    assert.notInclude((await textsTo(chaoyangReviewer)).join(), '无意见')
    assert.lengthOf(await db.from('audit_entries').where('action', 'work_report.opinion_near'), 1)

    await db.from('report_opinions').update({ reminded_on: null })
    await client
      .put(`/report-opinions/${asked.id}`)
      .form({ opinion: '无意见。' })
      .withCsrfToken()
      .loginAs(haidianReviewer)
    assert.equal(await on('2026-03-11'), 1)
    await db.from('report_opinions').update({ given_at: null })
    await db.from('work_reports').where('id', report.id).update({ state: 'drafting' })
    assert.equal(await on('2026-03-11'), 1)
  })

  test('what one was asked is listed at the same cost however much it is', async ({ client, assert }) => {
    const { haidianReviewer } = world.people
    const report = await reportIn('consult_opinions', world)
    const statements = async () =>
      (
        await countQueries(async () =>
          (await client.get('/report-opinions').loginAs(haidianReviewer)).assertTextIncludes(report.title)
        )
      ).length
    await statements()
    const once = await statements()
    const { id, ...asked } = await db.from('report_opinions').firstOrFail()
    for (const round of [2, 3, 4]) await db.table('report_opinions').insert({ ...asked, round })
    assert.equal(await statements(), once)
    const given = await client.get('/report-opinions?standing=given').loginAs(haidianReviewer)
    given.assertTextIncludes('没有符合条件')
  })
})
