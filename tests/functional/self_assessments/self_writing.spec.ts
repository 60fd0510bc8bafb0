import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import Attachment from '#app/attachments/attachment'
import { leaveMoment, standAt } from '#app/core/clock'
import SelfAnswer, { SelfEvidence, SelfSubmission } from '#app/self_assessments/self_assessment'
import { fileAsIs, fileSelf, submissionIsAsFiled } from '#app/self_assessments/self_filing'
import { removeEvidence } from '#app/self_assessments/self_evidence'
import { inTransaction } from '#app/core/dialect'
import { drainOutbox } from '#jobs/drain'
import { actor } from '#tests/support/applications'
import { download } from '#tests/support/downloads'
import { pdf } from '#tests/support/files'
import { unzipped } from '#tests/support/zips'
import {
  file,
  filedEvaluation,
  OPEN_DAY,
  openEvaluation,
  put,
  withCycle,
  withFile,
  written,
} from '#tests/support/self_assessments'
import { makeWorld } from '#tests/world'

test.group('A point writes its self-assessment', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => standAt(OPEN_DAY))
  group.each.teardown(() => leaveMoment())

  test('indicator by indicator: what was asked, its own score, its words', async ({ client, assert }) => {
    const world = await makeWorld()
    const { evaluation } = await openEvaluation(world)
    const { operator } = world.people
    const page = await client.get(`/point-evaluations/${evaluation.id}/indicators/a1/edit`).loginAs(operator)
    page.assertStatus(200)
    for (const words of ['专职人员不少于 1 人', '人员数', '指标号-序号-名称', '20 MB']) page.assertTextIncludes(words)
    const typed = { q0: '1', q1: '2', q2: '0', score: '4.5', statement: '专职两人。' }
    const answer = await put(client, evaluation, 'a1', operator, typed)
    answer.assertStatus(302)
    answer.assertHeader('location', `/point-evaluations/${evaluation.id}/indicators/a2/edit`)
    const row = await SelfAnswer.findByOrFail('indicatorId', 'a1')
    assert.deepEqual(row.figures, { 'a1.full_time': 1, 'a1.certified': 2, 'a1.trained': 0 })
    assert.deepEqual([row.score, row.statement], [450, '专职两人。'])
  })

  test('and it saves itself: the suggestion follows, and nothing is lost to another window', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { evaluation } = await openEvaluation(world)
    const { operator, principal } = world.people
    const save = (version: string, q0: string, user = operator) =>
      put(client, evaluation, 'a4', user, { version, q0, statement: '预算已批。' }).header('accept', 'application/json')
    const page = await client.get(`/point-evaluations/${evaluation.id}/indicators/a4/edit`).loginAs(operator)
    const first = await save(/name="version" value="(\w+)"/.exec(page.text())![1], '2')
    first.assertStatus(200)
    assert.include(first.body().texts.suggested, '3.00')
    const second = await save(first.body().version, '1')
    assert.include(second.body().texts.suggested, '1.50')
    ;(await save(first.body().version, '0', principal)).assertStatus(409)
    assert.deepEqual((await SelfAnswer.firstOrFail()).figures, { 'a4.funding': 1 })
  })

  test('what cannot be is named at its field, and the rest is kept', async ({ client, assert }) => {
    const world = await makeWorld()
    const { evaluation } = await openEvaluation(world)
    const answer = await put(client, evaluation, 'a4', world.people.operator, {
      q0: '7',
      score: '9',
      statement: '已落实。',
    })
    answer.assertStatus(422)
    answer.assertTextIncludes('请从所列选项中选择')
    answer.assertTextIncludes('请填写 0 至分值之间的数字')
    const row = await SelfAnswer.firstOrFail()
    assert.deepEqual([row.figures, row.score, row.statement], [{}, null, '已落实。'])
  })

  test('only people of the point do, and only while it is open', async ({ client }) => {
    const world = await makeWorld()
    const { evaluation } = await openEvaluation(world)
    const { chaoyangPrincipal, haidianReviewer, handler, operator } = world.people
    ;(await put(client, evaluation, 'a4', chaoyangPrincipal, {})).assertStatus(404)
    ;(await put(client, evaluation, 'a4', haidianReviewer, {})).assertStatus(403)
    ;(await put(client, evaluation, 'a4', handler, {})).assertStatus(403)
    ;(await put(client, evaluation, 'nothing', operator, {})).assertStatus(404)
    standAt(new Date('2026-01-17T02:00:00Z'))
    const late = await put(client, evaluation, 'a4', operator, {})
    late.assertStatus(409)
    late.assertTextIncludes('自评填报期已过')
    const page = await client.get(`/point-evaluations/${evaluation.id}`).loginAs(operator)
    page.assertTextIncludes('自评填报期已过')
    for (const reader of [handler, haidianReviewer, world.people.secretariat])
      (await client.get(`/point-evaluations/${evaluation.id}`).loginAs(reader)).assertStatus(200)
    ;(await client.get(`/point-evaluations/${evaluation.id}`).loginAs(chaoyangPrincipal)).assertStatus(404)
  })

  test('evidence is numbered by indicator, serial and name, renamed, and moves up', async ({ client, assert }) => {
    const world = await makeWorld()
    const { evaluation } = await openEvaluation(world)
    const { operator } = world.people
    const address = `/point-evaluations/${evaluation.id}/indicators/d2`
    const upload = (name: string, bytes = pdf()) =>
      client
        .put(address)
        .file('evidence', bytes, { filename: name })
        .field('then', 'stay')
        .withCsrfToken()
        .loginAs(operator)
    const sent = await upload('使用证明.pdf')
    sent.assertStatus(200)
    sent.assertTextIncludes('D2-1-使用证明.pdf')
    await upload('专题库截图.pdf')
    await upload('合同.pdf')
    const refused = await upload('账本.xlsx', pdf())
    refused.assertStatus(422)
    const pieces = await SelfEvidence.query().orderBy('number')
    assert.deepEqual(
      pieces.map(({ number, name }) => [number, name]),
      [
        [1, '使用证明'],
        [2, '专题库截图'],
        [3, '合同'],
      ]
    )
    await put(client, evaluation, 'd2', operator, { [`names[p${pieces[2].id}]`]: '../服务合同', remove: pieces[0].id })
    const left = await SelfEvidence.query().orderBy('number')
    assert.deepEqual(
      left.map(({ number, name }) => [number, name]),
      [
        [1, '专题库截图'],
        [2, '服务合同'],
      ]
    )
    assert.lengthOf(await Attachment.query().whereNull('removedAt'), 2)

    const got = await client.get(`/point-evaluations/${evaluation.id}/evidence/${left[1].id}`).loginAs(operator)
    assert.include(got.header('content-disposition'), encodeURIComponent('D2-2-服务合同.pdf'))
    const foreign = world.people.chaoyangPrincipal
    ;(await client.get(`/point-evaluations/${evaluation.id}/evidence/${left[1].id}`).loginAs(foreign)).assertStatus(404)
    const { id } = await Attachment.query().whereNull('removedAt').firstOrFail()
    ;(await client.get(`/attachments/${id}`).loginAs(foreign)).assertStatus(404)
  })

  test('an indicator takes ten pieces', async ({ client, assert }) => {
    const world = await makeWorld()
    const { evaluation } = await openEvaluation(world)
    for (let at = 0; at < 10; at++) await withFile(evaluation, 'd2', world.people.operator)
    await assert.rejects(() => withFile(evaluation, 'd2', world.people.operator))
    const page = await client
      .get(`/point-evaluations/${evaluation.id}/indicators/d2/edit`)
      .loginAs(world.people.operator)
    page.assertTextIncludes('每项指标最多 10 份佐证')
  })
})

test.group('A point files its self-assessment', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => standAt(OPEN_DAY))
  group.each.teardown(() => leaveMoment())

  test('not before it is complete: what is missing is named with its place', async ({ client, assert }) => {
    const world = await makeWorld()
    const { evaluation } = await openEvaluation(world)
    const { operator, principal } = world.people
    const page = await client.get(`/point-evaluations/${evaluation.id}/submissions/create`).loginAs(operator)
    page.assertTextIncludes('E3：请上传佐证材料')
    page.assertTextIncludes(`/point-evaluations/${evaluation.id}/indicators/e3/edit?missing=1#evidence`)
    const refused = await file(client, evaluation, principal)
    refused.assertStatus(422)
    const place = await client.get(`/point-evaluations/${evaluation.id}/indicators/e3/edit?missing=1`).loginAs(operator)
    place.assertTextIncludes('请上传佐证材料')
    assert.lengthOf(await SelfSubmission.all(), 0)
    await assert.rejects(() => fileSelf(evaluation, actor(principal)))
  })

  test('by its principal, once, with the hash of everything', async ({ client, assert }) => {
    const world = await makeWorld()
    const { evaluation } = await openEvaluation(world)
    const { operator, principal, handler } = world.people
    await written(world, evaluation)
    ;(await file(client, evaluation, operator)).assertStatus(403)
    ;(await file(client, evaluation, handler)).assertStatus(403)
    ;(await file(client, evaluation, principal, { version: 7 })).assertStatus(409)
    ;(await file(client, evaluation, principal)).assertStatus(302)
    ;(await file(client, evaluation, principal)).assertStatus(409)
    await evaluation.refresh()
    const [filing, ...more] = await SelfSubmission.all()
    assert.lengthOf(more, 0)
    assert.deepEqual(
      [evaluation.state, evaluation.contentHash, filing.kind],
      ['submitted', filing.contentHash, 'first']
    )
    assert.isNotNull(evaluation.filedAt)
    assert.isTrue(submissionIsAsFiled(filing))
    const sums = await Attachment.query().orderBy('id')
    assert.sameMembers(
      filing.content.evidence.map((piece) => piece.sha256),
      sums.map(({ sha256 }) => sha256)
    )
    for (const { score } of Object.values(filing.content.answers)) assert.isNumber(score)
    await db.from('audit_entries').where('action', 'point_evaluation.submitted').firstOrFail()
    await drainOutbox()
    const told = await db.from('notifications').where('event', 'point_evaluation.submitted').select('user_id')
    assert.includeMembers(
      told.map((row) => Number(row.user_id)),
      [operator.id, handler.id, world.people.secretariat.id]
    )
    const page = await client.get(`/point-evaluations/${evaluation.id}`).loginAs(handler)
    page.assertTextIncludes(filing.contentHash)
    page.assertTextIncludes('与提交时一致')
    ;(await put(client, evaluation, 'a4', operator, {})).assertStatus(409)
  })

  test('of two at once one is refused', async ({ assert }) => {
    const world = await makeWorld()
    const { evaluation } = await openEvaluation(world)
    await written(world, evaluation)
    const again = await withCycle(evaluation.id)
    await fileSelf(evaluation, actor(world.people.principal))
    await assert.rejects(() => fileSelf(again, actor(world.people.principal)))
    assert.lengthOf(await SelfSubmission.all(), 1)
  })

  test('what was altered since is seen, and cannot be written through the model', async ({ client, assert }) => {
    const world = await makeWorld()
    const { evaluation } = await openEvaluation(world)
    await filedEvaluation(world, evaluation)
    const filing = await SelfSubmission.firstOrFail()
    await assert.rejects(() => filing.merge({ kind: 'supplement' }).save())
    const content = { ...filing.content, answers: {} }
    await db.from('self_submissions').update({ content: JSON.stringify(content) })
    const page = await client.get(`/point-evaluations/${evaluation.id}`).loginAs(world.people.handler)
    page.assertTextIncludes('与提交时不一致')
  })

  test('what is being written is seen by the point alone until it is filed', async ({ client, assert }) => {
    const world = await makeWorld()
    const { evaluation } = await openEvaluation(world)
    await written(world, evaluation)
    const { operator, handler, haidianReviewer, secretariat } = world.people
    const path = `/point-evaluations/${evaluation.id}`
    const { id } = await SelfEvidence.firstOrFail()
    const { id: fileId } = await Attachment.findByOrFail('subjectType', 'self_evidence')
    for (const who of [handler, haidianReviewer, secretariat]) {
      const page = await client.get(path).loginAs(who)
      page.assertTextIncludes('还没有提交自评')
      assert.notInclude(page.text(), '按制度执行')
      ;(await client.get(`${path}/evidence/${id}`).loginAs(who)).assertStatus(404)
      ;(await client.get(`/attachments/${fileId}`).loginAs(who)).assertStatus(404)
    }
    assert.lengthOf([...(await unzipped((await download(client, `${path}/evidence.zip`, handler)).body())).keys()], 0)
    ;(await client.get(`${path}/evidence/${id}`).loginAs(operator)).assertStatus(200)
    await fileSelf(evaluation, actor(world.people.principal))
    ;(await client.get(`${path}/evidence/${id}`).loginAs(haidianReviewer)).assertStatus(200)
    ;(await client.get(path).loginAs(handler)).assertTextIncludes('按制度执行')
  })

  test('all evidence comes in one archive, in a folder for each indicator', async ({ client, assert }) => {
    const world = await makeWorld()
    const { evaluation } = await openEvaluation(world)
    const filed = await filedEvaluation(world, evaluation)
    const got = await download(client, `/point-evaluations/${filed.id}/evidence.zip`, world.people.haidianReviewer)
    got.assertStatus(200)
    const names = [...(await unzipped(got.body())).keys()]
    assert.include(names, 'E3 用户实际效益/E3-1-使用证明.pdf')
    assert.lengthOf(names, (await SelfEvidence.all()).length)
    await db.from('audit_entries').where('action', 'point_evaluation.evidence_taken').firstOrFail()
    const foreign = world.people.chaoyangPrincipal
    ;(await client.get(`/point-evaluations/${filed.id}/evidence.zip`).loginAs(foreign)).assertStatus(404)
  })

  test('who never filed is judged by what was typed; who filed, by what was filed', async ({ assert }) => {
    const world = await makeWorld()
    const { evaluation, evaluations } = await openEvaluation(world, 1)
    await filedEvaluation(world, evaluation)
    for (const { id } of evaluations) await inTransaction((trx) => fileAsIs(trx, { id }))
    const filings = await SelfSubmission.query().orderBy('evaluationId')
    assert.deepEqual(
      filings.map(({ kind }) => kind),
      ['first', 'as_filed']
    )
    assert.isTrue(filings.every(submissionIsAsFiled))
    assert.equal((await withCycle(evaluations[1].id)).contentHash, filings[1].contentHash)
  })

  test('a filed piece that is taken off later stays with what was filed', async ({ assert }) => {
    const world = await makeWorld()
    const { evaluation } = await openEvaluation(world)
    const filed = await filedEvaluation(world, evaluation)
    await db.from('point_evaluations').where({ id: filed.id }).update({ state: 'self_open' })
    const open = await withCycle(filed.id)
    const piece = await SelfEvidence.findByOrFail('indicatorId', 'e3')
    await removeEvidence(open, 'e3', piece.id, actor(world.people.operator))
    const next = await withFile(open, 'e3', world.people.operator)
    assert.equal(next.number, 2)
    assert.isNotNull((await SelfEvidence.findOrFail(piece.id)).removedAt)
    assert.lengthOf(await Attachment.query().where('subjectId', piece.id).whereNull('removedAt'), 1)
    await fileSelf(open, actor(world.people.principal))
    const newest = await SelfSubmission.query().orderBy('number', 'desc').firstOrFail()
    assert.equal(newest.kind, 'reopened')
    assert.deepEqual(
      newest.content.evidence.filter(({ indicator }) => indicator === 'e3').map(({ number }) => number),
      [2]
    )
  })
})
