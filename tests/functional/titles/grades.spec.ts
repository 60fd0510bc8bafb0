import { test } from '@japa/runner'
import type { ApiClient } from '@japa/api-client'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import type Designation from '#app/designations/designation'
import YearlyGrade from '#app/designations/yearly_grade'
import { noteGrade } from '#app/titles/note_grade'
import type User from '#app/users/user'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { actor } from '#tests/support/applications'
import { makeDesignation } from '#tests/support/designations'
import { makeWorld } from '#tests/world'

const note = (client: ApiClient, { id }: Designation, user: User, typed: object) =>
  client.post(`/designations/${id}/grades`).form(typed).withCsrfToken().loginAs(user).redirects(0)

const GOOD = { year: 2025, grade: 'good', docNumber: '京知局〔2026〕8号', note: '' }

test.group('Yearly grades by hand', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('are noted by a handler and stand on the page of the point', async ({ client, assert }) => {
    const { people, organizations } = await makeWorld()
    const designation = await makeDesignation(organizations.haidian)
    const response = await note(client, designation, people.handler, GOOD)
    response.assertHeader('location', `/designations/${designation.id}`)
    const grade = await YearlyGrade.firstOrFail()
    assert.include(grade.$attributes, { year: 2025, grade: 'good', notedById: people.handler.id })
    const form = await client.get(`/designations/${designation.id}/grades/create`).loginAs(people.handler)
    form.assertTextIncludes('value="2026"')
    const again = await client.get(`/designations/${designation.id}`).loginAs(people.handler)
    again.assertTextIncludes('/grades/create?year=2025')
    const page = await client.get(`/designations/${designation.id}`).loginAs(people.principal)
    page.assertTextIncludes('良好')
    page.assertTextIncludes('京知局〔2026〕8号')
    assert.equal((await db.from('audit_entries').orderBy('id', 'desc').first()).action, 'designation.grade_noted')
  })

  test('another one for the same year needs a reason, and the old one stays in the trail', async ({
    client,
    assert,
  }) => {
    const { people, organizations } = await makeWorld()
    const designation = await makeDesignation(organizations.haidian)
    await note(client, designation, people.handler, GOOD)
    const changed = { ...GOOD, grade: 'excellent' }
    const without = await note(client, designation, people.handler, changed)
    without.assertStatus(422)
    without.assertTextIncludes('请写明更改原因')
    const form = await client.get(`/designations/${designation.id}/grades/create?year=2025`).loginAs(people.handler)
    form.assertTextIncludes('京知局〔2026〕8号')

    await note(client, designation, people.handler, { ...changed, reason: '复核后更正为优秀。' })
    const grades = await YearlyGrade.all()
    assert.deepEqual(
      grades.map(({ grade }) => grade),
      ['excellent']
    )
    const entry = await db.from('audit_entries').where('action', 'designation.grade_changed').firstOrFail()
    const { before, after, opinion } = JSON.parse(entry.details)
    assert.deepEqual(
      [before.grade, after.grade, opinion],
      ['good', 'excellent', '2025 年度：良好 → 优秀。复核后更正为优秀。']
    )
  })

  test('of two who note the same year at once the second is told', async ({ assert }) => {
    const { people, organizations } = await makeWorld()
    const designation = await makeDesignation(organizations.haidian)
    const facts = { year: 2025, grade: 'good', docNumber: null, note: null } as const
    await noteGrade(designation, actor(people.handler), facts)
    await assert.rejects(() => noteGrade(designation, actor(people.handler), facts), StepNotAllowed as never)
  })

  test('what is wrong is refused at its field', async ({ client, assert }) => {
    const { people, organizations } = await makeWorld()
    const designation = await makeDesignation(organizations.haidian)
    for (const [more, fault] of [
      [{ year: 2090 }, '年度不能晚于今年'],
      [{ grade: 'best' }, '请选择等次'],
      [{ docNumber: '京知局[2026]8号' }, '六角括号'],
    ] as const) {
      const response = await note(client, designation, people.handler, { ...GOOD, ...more })
      response.assertStatus(422)
      response.assertTextIncludes(fault)
    }
    assert.isEmpty(await YearlyGrade.all())
  })

  test('nobody else notes them; who does not see the point finds nothing', async ({ client, assert }) => {
    const { people, organizations } = await makeWorld()
    const designation = await makeDesignation(organizations.haidian)
    for (const [user, status] of [
      [people.head, 403],
      [people.haidianReviewer, 403],
      [people.principal, 403],
      [people.chaoyangPrincipal, 404],
      [people.chaoyangReviewer, 404],
    ] as const) {
      const form = await client.get(`/designations/${designation.id}/grades/create`).loginAs(user)
      form.assertStatus(status)
      const response = await note(client, designation, user, GOOD)
      response.assertStatus(status)
    }
    assert.isEmpty(await YearlyGrade.all())
  })
})
