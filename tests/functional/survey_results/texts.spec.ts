import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import AuditEntry from '#app/audit/audit_entry'
import SurveyText, { SurveyTag } from '#app/survey_results/survey_text'
import type User from '#app/users/user'
import { cellsOf, download } from '#tests/support/downloads'
import { waveIn } from '#tests/support/survey_results'
import { makeWorld } from '#tests/world'

test.group('What people wrote', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('is read, searched and tagged in the office, and counted by tag', async ({ client, assert }) => {
    const { people } = await makeWorld()
    const { wave } = await waveIn('calculated', { people })
    const path = `/survey-results/${wave.id}`
    const add = (tagName: string, user = people.handler) =>
      client.post(`${path}/tags`).form({ tagName }).withCsrfToken().loginAs(user)
    const [forbidden, empty, two] = [await add('时间', people.leader), await add(''), await add('时间、地点')]
    forbidden.assertStatus(403)
    empty.assertStatus(422)
    two.assertStatus(422)
    await add('开放时间')
    await add('数据库')
    const again = await add('数据库')
    again.assertStatus(422)
    again.assertTextIncludes('已有这个标签')

    const text = await SurveyText.query().where('content', 'like', '%晚上%').firstOrFail()
    const tag = (tags: string, version: number, user: User = people.handler) =>
      client.put(`${path}/texts/${text.id}`).form({ tags, version }).withCsrfToken().loginAs(user)
    const unknown = await tag('停车', 0)
    unknown.assertStatus(422)
    unknown.assertTextIncludes('词表中没有：停车')
    const outsider = await tag('开放时间', 0, people.leader)
    outsider.assertStatus(403)
    await tag('开放时间、数据库', 0)
    await text.load('tags')
    assert.sameMembers(
      text.tags.map(({ name }) => name),
      ['开放时间', '数据库']
    )
    assert.lengthOf(await AuditEntry.query().where('action', 'survey_text.tagged'), 1)
    const stale = await tag('数据库', 0)
    stale.assertStatus(409)

    const { id } = await SurveyTag.findByOrFail({ name: '开放时间' })
    const list = await client.get(`${path}/texts?tag=${id}`).loginAs(people.leader)
    list.assertTextIncludes('开放时间希望延长到晚上')
    assert.match(list.text(), /共 1 条/)
    assert.match(list.text(), /开放时间 <span class="num">1</)
    const file = await download(client, `${path}/texts/view.xlsx?tag=${id}`, people.handler)
    const { rows } = await cellsOf(file.body())
    assert.include(JSON.stringify(rows), '开放时间、数据库')
  })

  test('is marked where it may name somebody, never told by whom, and never public', async ({ client, assert }) => {
    const { people } = await makeWorld()
    const { wave } = await waveIn('published', { people })
    const flagged = await client.get(`/survey-results/${wave.id}/texts?flagged=yes`).loginAs(people.leader)
    flagged.assertTextIncludes('张伟先生')
    for (const word of ['电话', '姓名']) flagged.assertTextIncludes(word)
    for (const path of [
      `/satisfaction/${wave.number}`,
      `/satisfaction/${wave.number}.json`,
      `/survey-results/${wave.id}`,
    ]) {
      const page = await client.get(path).loginAs(people.haidianReviewer)
      assert.notInclude(page.text(), '开放时间希望')
      assert.notInclude(page.text(), '13800138000')
    }
    const district = await client.get(`/survey-results/${wave.id}/texts`).loginAs(people.haidianReviewer)
    district.assertStatus(403)
  })

  test('keeps its tags when the wave is calculated again, and goes when its answer no longer counts', async ({
    client,
    assert,
  }) => {
    const { people } = await makeWorld()
    const { wave } = await waveIn('calculated', { people })
    const text = await SurveyText.query().where('waveId', wave.id).firstOrFail()
    await db.from('survey_answers').where({ id: text.answerId }).update({ excluded_as: 'hasty' })
    const before = await SurveyText.query().where('waveId', wave.id)
    const list = await client.get(`/survey-results/${wave.id}/texts`).loginAs(people.handler)
    assert.match(list.text(), new RegExp(`共 ${before.length - 1} 条`))
  })
})
