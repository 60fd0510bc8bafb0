import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import AuditEntry from '#app/audit/audit_entry'
import Notification from '#app/notifications/notification'
import SurveyAnswer from '#app/survey_answers/survey_answer'
import { calculateResult, orderCalculation } from '#app/survey_results/calculate_wave'
import { recount } from '#app/survey_results/recount'
import SurveyResult from '#app/survey_results/survey_result'
import SurveyResultRow from '#app/survey_results/survey_result_row'
import type SurveyWave from '#app/surveys/survey_wave'
import type User from '#app/users/user'
import Approval from '#app/workflow/approval'
import { drainOutbox } from '#jobs/drain'
import { actor } from '#tests/support/applications'
import { cellsOf, download } from '#tests/support/downloads'
import { countQueries } from '#tests/support/queries'
import { cleanedWave, waveIn } from '#tests/support/survey_results'
import { makeWorld } from '#tests/world'

const HEADERS = [
  ...['序号', '网点名称', '类型', '所属区', '发放数', '回收数', '有效数', '回收率(%)', '有效率(%)'],
  ...['可及性', '态度与效率', '专业水平', '资源与平台', '公益规范', '服务效果', '满意度指数', '95%置信区间'],
  ...['满意率(好差评口径)', '满意率(前两档)', 'NPS', '差评数', '整改完成数', '是否公布'],
]

test.group('Results of a wave', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('a handler orders the calculation, a job does it, and the leader hears of it', async ({ client, assert }) => {
    const { people } = await makeWorld()
    const { wave } = await cleanedWave({ people })
    const order = (user: User, levelMap = 'standard') =>
      client.post(`/survey-results/${wave.id}/calculations`).form({ levelMap }).withCsrfToken().loginAs(user)
    const [forbidden, invalid] = [await order(people.head), await order(people.handler, 'guessed')]
    forbidden.assertStatus(403)
    invalid.assertStatus(422)
    await order(people.handler)
    const waiting = await client.get(`/survey-results/${wave.id}`).loginAs(people.handler)
    waiting.assertTextIncludes('正在计算')
    const twice = await order(people.handler)
    twice.assertStatus(409)

    await drainOutbox()
    await wave.refresh()
    assert.equal(wave.state, 'calculated')
    const result = await SurveyResult.firstOrFail()
    assert.equal(result.state, 'calculated')
    assert.match(result.contentHash!, /^[0-9a-f]{64}$/)
    assert.match(result.rowsHash!, /^[0-9a-f]{64}$/)
    assert.equal(result.questionVersionId, wave.questionVersionId)
    const entry = await AuditEntry.query().where('action', 'survey_wave.calculated').firstOrFail()
    assert.equal(entry.particulars.content_hash, result.contentHash)
    const heard = await Notification.query().where('userId', people.leader.id)
    assert.include(JSON.stringify(heard.map(({ event }) => event)), 'survey_wave.calculated')
    const late = await order(people.handler)
    late.assertStatus(409)
  })

  test('a killed or repeated job changes nothing twice; a wave that moved on fails the calculation', async ({
    assert,
  }) => {
    const { people } = await makeWorld()
    const { wave, result } = await waveIn('calculated', { people })
    const rows = await SurveyResultRow.query().where('resultId', result.id)
    await calculateResult(result.id)
    assert.lengthOf(await SurveyResultRow.query().where('resultId', result.id), rows.length)
    await db.from('survey_waves').where({ id: wave.id }).update({ state: 'cleaned' })
    await wave.refresh()
    const again = await orderCalculation(wave, actor(people.handler), 'linear')
    assert.equal(again.round, 2)
    await db.from('survey_waves').where({ id: wave.id }).update({ state: 'closed' })
    await calculateResult(again.id)
    await again.refresh()
    assert.equal(again.state, 'failed')
  })

  test('the leader approves or returns with a reason, bound to the figures; nobody else', async ({
    client,
    assert,
  }) => {
    const { people } = await makeWorld()
    const { wave, result } = await waveIn('calculated', { people })
    const step = (user: User, form: object) =>
      client
        .post(`/survey-results/${wave.id}/steps`)
        .form({ version: wave.version, ...form })
        .withCsrfToken()
        .loginAs(user)
    const forbidden = await step(people.handler, { step: 'review' })
    forbidden.assertStatus(403)
    const silent = await step(people.leader, { step: 'return' })
    silent.assertStatus(422)
    const early = await step(people.handler, { step: 'publish' })
    early.assertStatus(409)
    await step(people.leader, { step: 'return', opinion: '请核对服务量。' })
    await wave.refresh()
    assert.equal(wave.state, 'closed')
    const ruling = await Approval.query().where({ subjectType: 'survey_wave', subjectId: wave.id }).firstOrFail()
    assert.include(ruling.$attributes, {
      decision: 'return',
      opinion: '请核对服务量。',
      contentHash: result.contentHash,
    })
    const late = await step(people.leader, { step: 'review' })
    late.assertStatus(409)
  })

  test('the handler publishes and archives what was approved; points and districts hear of it', async ({
    client,
    assert,
  }) => {
    const { people } = await makeWorld()
    const { wave, points } = await waveIn('reviewed', { people })
    const early = await client.get(`/satisfaction/${wave.number}`)
    early.assertStatus(404)
    const step = (user: User, name: string) =>
      client
        .post(`/survey-results/${wave.id}/steps`)
        .form({ version: wave.version, step: name })
        .withCsrfToken()
        .loginAs(user)
    const forbidden = await step(people.leader, 'publish')
    forbidden.assertStatus(403)
    await people.principal.merge({ organizationId: points[0].organizationId }).save()
    await step(people.handler, 'publish')
    await wave.refresh()
    assert.equal(wave.state, 'published')
    assert.isNotNull((await SurveyResult.firstOrFail()).publishedOn)
    await drainOutbox()
    for (const user of [people.principal, people.haidianReviewer]) {
      const heard = await Notification.query().where({ userId: user.id, event: 'survey_wave.published' })
      assert.lengthOf(heard, 1)
      /** Named after the wave, not after who reads it. */
      const [mail] = await db
        .from('inbox_mails')
        .where({ recipient: user.email })
        .where('subject', 'like', '满意度结果%')
      assert.equal(mail.subject, `满意度结果已发布：${wave.name}`)
      assert.include(mail.text, `${user.name}，您好`)
    }
    const open = await client.get(`/satisfaction/${wave.number}`)
    open.assertStatus(200)
    await step(people.handler, 'archive')
    await wave.refresh()
    assert.equal(wave.state, 'archived')
  })

  test('a district sees its points, a point itself, and what the public sees; before publication nothing', async ({
    client,
  }) => {
    const { people } = await makeWorld()
    const { points } = await waveIn('published', { people })
    const wave = (await db.from('survey_waves').firstOrFail()) as SurveyWave
    await people.principal.merge({ organizationId: points[13].organizationId }).save()
    const seen = async (user: User) => (await client.get(`/survey-results/${wave.id}`).loginAs(user)).text()
    const [district, other, point, bureau] = await Promise.all(
      [people.haidianReviewer, people.chaoyangReviewer, people.principal, people.leader].map(seen)
    )
    /** 妫川服务站 has 7 answers and is in 海淀; 潮白博物馆 has 15 and is in 朝阳. */
    const names = (page: string) => ['妫川服务站', '潮白博物馆', '云岫大学图书馆'].map((name) => page.includes(name))
    const assertNames = (page: string, expected: boolean[]) => {
      if (names(page).join() !== expected.join()) throw new Error(`${names(page)} is not ${expected}`)
    }
    assertNames(bureau, [true, true, true])
    assertNames(district, [true, false, true])
    assertNames(other, [false, true, true])
    assertNames(point, [false, true, true])

    const { wave: early } = await waveIn('reviewed', { people }, { seed: 9, name: '另一批次' })
    for (const user of [people.haidianReviewer, people.principal]) {
      const refused = await client.get(`/survey-results/${early.id}`).loginAs(user)
      refused.assertStatus(404)
    }
    const expert = await client.get(`/survey-results/${wave.id}`).loginAs(people.experts[0])
    expert.assertStatus(403)
  })

  test('a recount says when answers have changed since', async ({ client, assert }) => {
    const { people } = await makeWorld()
    const { wave, result } = await waveIn('calculated', { people })
    assert.isTrue((await recount(result)).isSame)
    const ask = () => client.put(`/survey-results/${wave.id}/calculations`).withCsrfToken().loginAs(people.handler)
    const same = await ask()
    same.assertTextIncludes('复算结果与保存的结果一致')
    const counted = await SurveyAnswer.query().where('waveId', wave.id).whereNull('excludedAs').firstOrFail()
    await counted.merge({ excludedAs: 'straight_line' }).save()
    const differs = await ask()
    differs.assertTextIncludes('复算结果与保存的结果不一致')
  })

  test('the workbook has the columns that offices exchange, and is empty where the page is', async ({
    client,
    assert,
  }) => {
    const { people } = await makeWorld()
    const { wave } = await waveIn('published', { people })
    const file = await download(client, `/survey-results/${wave.id}/export.xlsx`, people.handler)
    const { rows, sheet } = await cellsOf(file.body())
    assert.deepEqual(rows[2], HEADERS)
    assert.include(String(rows[0][0]), '满意度结果汇总表')
    assert.equal(sheet.pageSetup.orientation, 'landscape')
    const line = (name: string) => rows.find((row) => row[1] === name)!
    const small = line('妫川服务站')
    assert.isAbove(Number(small[6]), 0)
    assert.deepEqual(
      small.slice(9, 22).filter((cell) => cell !== null && cell !== undefined),
      []
    )
    assert.match(String(small[22]), /^否（样本不足/)
    assert.match(String(line('玉渊学院')[22]), /样本不足，仅供参考/)
    assert.isNumber(line('玉渊学院')[15])
    assert.equal(line('云岫大学图书馆')[22], '是')
    const taken = await AuditEntry.query().where('action', 'survey_result.exported').firstOrFail()
    assert.equal(taken.actorId, people.handler.id)
    const outside = await client.get(`/survey-results/${wave.id}/export.xlsx`).loginAs(people.experts[0])
    outside.assertStatus(403)
  })

  test('the trend goes back over published waves; another map is a changed yardstick', async ({ client }) => {
    const { people } = await makeWorld()
    const first = await waveIn('published', { people }, { name: '2024 年度调查', seed: 1 })
    await db.from('survey_results').where({ id: first.result.id }).update({ level_map: 'linear' })
    await waveIn('published', { people }, { name: '2025 年度调查', seed: 2 })
    const { wave } = await waveIn('calculated', { people }, { name: '2026 年度调查', seed: 3 })
    const page = await client.get(`/survey-results/${wave.id}`).loginAs(people.leader)
    for (const text of ['2024 年度调查', '2025 年度调查', '口径变化']) page.assertTextIncludes(text)
    page.assertTextIncludes('aria-label="历次调查"')
  })

  test('while a wave runs the bureau sees how exact it is, from released answers alone', async ({ client, assert }) => {
    const { people } = await makeWorld()
    const { wave } = await cleanedWave({ people }, { state: 'open', size: (n) => Math.ceil(n / 3) })
    const page = await client.get(`/survey-results/${wave.id}/precision`).loginAs(people.head)
    page.assertTextIncludes('达到 ±5% 还需')
    const [{ total }] = await db
      .from('survey_answers')
      .where({ wave_id: wave.id })
      .whereNull('excluded_as')
      .count('* as total')
    assert.match(page.text(), new RegExp(`>\\s*${Number(total)}\\s*<small>份，目标 `))
    const refused = await client.get(`/survey-results/${wave.id}/precision`).loginAs(people.haidianReviewer)
    refused.assertStatus(404)
  })

  test('pages need as many statements for many points as for few', async ({ client, assert }) => {
    const { people } = await makeWorld()
    const { wave } = await waveIn('published', { people })
    const paths = ['/survey-results', `/survey-results/${wave.id}`, `/survey-results/${wave.id}/texts`]
    const counted = async () => {
      const counts: number[] = []
      for (const path of paths) {
        counts.push((await countQueries(() => client.get(path).loginAs(people.handler))).length)
      }
      return counts
    }
    await counted()
    const few = await counted()
    for (const seed of [11, 12]) await waveIn('published', { people }, { seed, name: `批次 ${seed}` })
    const many = await counted()
    assert.deepEqual(many, few)
  })
})
