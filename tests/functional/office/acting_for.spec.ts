import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { changePerson } from '#app/accounts/people'
import { inNameOf } from '#app/users/actor'
import { deputiesOf, loadStandIns } from '#app/users/stand_in'
import { acceptApplication } from '#app/service_points/application_rulings'
import type PointApplication from '#app/service_points/point_application'
import type User from '#app/users/user'
import { drainOutbox } from '#jobs/drain'
import { actor, applicationIn } from '#tests/support/applications'
import { inDays, standIn } from '#tests/support/stand_ins'
import { valuesOf } from '#tests/support/rows'
import { makeBatch, makeUser, makeWorld } from '#tests/world'

/** Leaders are told, the head of the division is not. */
const EVENT = 'point_application.panel_concluded'

const notesOf = (user: User, event: string) => db.from('notifications').where({ user_id: user.id, event })
const mailsTo = (user: User) => db.from('inbox_mails').where('recipient', user.email).orderBy('id')
const paramsOf = ({ params }: { params: string | object }) => (typeof params === 'string' ? JSON.parse(params) : params)

/** The world with a second reviewer in 海淀. */
async function withDeputy() {
  const world = await makeWorld()
  return { world, deputy: await makeUser('白鹿鸣', ['district_reviewer'], { districtCode: '110108' }) }
}

test.group('What an absent official is told', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('the deputy is told too, in whose name it is, in the bell and by mail', async ({ client, assert }) => {
    const world = await makeWorld()
    const { leader, head } = world.people
    await head.merge({ locale: 'en' }).save()
    await standIn(leader, head)
    await applicationIn('deliberation', world)
    await drainOutbox()

    const [note] = await notesOf(head, EVENT)
    assert.equal(paramsOf(note).inNameOf, '顾长青')
    const [own] = await notesOf(leader, EVENT)
    assert.isUndefined(paramsOf(own).inNameOf)
    const subjects = await valuesOf(mailsTo(head), 'subject')
    assert.lengthOf(
      subjects.filter((subject) => subject.endsWith('(for 顾长青)')),
      1
    )
    const bell = await client.get('/notifications').loginAs(head)
    bell.assertTextIncludes('(for 顾长青)')
  })

  test('a deputy who was given an office of the other side meanwhile acts for nobody', async ({ assert }) => {
    const world = await makeWorld()
    const { leader, head, handler } = world.people
    await standIn(leader, head)
    await standIn(handler, await makeUser('江映雪', ['bureau_handler']))
    await loadStandIns(head)
    assert.lengthOf(head.absentees, 1)

    await changePerson(
      head,
      { name: head.name, roles: ['district_reviewer'], districtCode: '110108' },
      actor(world.people.administrator)
    )
    await loadStandIns(head)
    assert.isEmpty(head.absentees)
    const left = await deputiesOf([leader, handler])
    assert.deepEqual(
      left.map(({ deputy }) => deputy.name),
      ['江映雪']
    )
  })

  test('somebody who is told anyway is told once, in the own name', async ({ assert }) => {
    const { world, deputy } = await withDeputy()
    await standIn(world.people.haidianReviewer, deputy)
    await applicationIn('submitted', world)
    await drainOutbox()
    const notes = await notesOf(deputy, 'point_application.submitted')
    assert.lengthOf(notes, 1)
    assert.isUndefined(paramsOf(notes[0]).inNameOf)
  })

  test('a deputy of two who are told is told once, for both', async ({ assert }) => {
    const world = await makeWorld()
    const { leader, head } = world.people
    const leader2 = await makeUser('韩知秋', ['bureau_leader'])
    for (const absent of [leader, leader2]) await standIn(absent, head)
    await applicationIn('deliberation', world)
    await drainOutbox()
    const notes = await notesOf(head, EVENT)
    assert.deepEqual(
      notes.map((note) => paramsOf(note).inNameOf),
      ['顾长青、韩知秋']
    )
  })

  test('the deputy hears nothing before the first day, and never of what he did himself', async ({ assert }) => {
    const { world, deputy } = await withDeputy()
    const { leader, head, haidianReviewer } = world.people
    await standIn(leader, head, { from: 1, until: 3 })
    await applicationIn('deliberation', world)

    await standIn(haidianReviewer, deputy)
    const batch = await makeBatch(head, { title: '第二批' })
    const application = await applicationIn('submitted', { ...world, batch })
    await acceptApplication(application, inNameOf(actor(deputy), haidianReviewer), { opinion: '材料齐全。' })
    await drainOutbox()
    assert.isEmpty(await notesOf(head, EVENT))
    assert.isEmpty(await notesOf(deputy, 'point_application.accepted').where('path', `/applications/${application.id}`))
    assert.lengthOf(await notesOf(haidianReviewer, 'point_application.accepted'), 1)
  })
})

test.group('Being told of a stand-in', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('both are, but not whoever registered or ended it', async ({ client, assert }) => {
    const { world, deputy } = await withDeputy()
    const { haidianReviewer, administrator } = world.people
    const form = { absentId: haidianReviewer.id, deputyId: deputy.id, standInReason: '培训' }
    await client
      .post('/stand-ins')
      .form({ ...form, from: inDays(0), until: inDays(2) })
      .withCsrfToken()
      .loginAs(administrator)
      .redirects(0)
    await drainOutbox()
    for (const user of [haidianReviewer, deputy]) {
      assert.lengthOf(await notesOf(user, 'stand_in.registered'), 1)
      const [mail] = await mailsTo(user)
      assert.equal(mail.subject, '职务代理：白鹿鸣 代 周若宁')
      assert.include(mail.text, '原因：培训')
    }

    const { id } = await db.from('stand_ins').firstOrFail()
    await client.post(`/stand-ins/${id}/endings`).withCsrfToken().loginAs(haidianReviewer).redirects(0)
    await drainOutbox()
    assert.isEmpty(await notesOf(haidianReviewer, 'stand_in.ended'))
    const subjects = await valuesOf(mailsTo(deputy), 'subject')
    assert.equal(subjects.at(-1), '职务代理结束：白鹿鸣 代 周若宁')
  })
})

test.group('Deciding for somebody absent', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  const agree = (client: any, user: User, { id, version }: PointApplication) =>
    client
      .post(`/applications/${id}/approvals`)
      .header('accept', 'text/html')
      .form({ decision: 'agree', opinion: '同意认定。', minutesNumber: '纪要〔2026〕18号', version })
      .withCsrfToken()
      .loginAs(user)
      .redirects(0)

  test('is signed with both names and stands in the report of who acted for whom', async ({ client, assert }) => {
    const world = await makeWorld()
    const { leader, head, handler, administrator, haidianReviewer } = world.people
    const application = await applicationIn('deliberation', world)
    const before = await agree(client, head, application)
    before.assertStatus(403)

    await standIn(leader, head)
    const home = await client.get('/home').loginAs(head)
    home.assertTextIncludes(`href="/applications/${application.id}"`)
    const response = await agree(client, head, application)
    response.assertStatus(302)
    const approval = await db.from('approvals').where('step', 'agree').firstOrFail()
    assert.include(approval, { by_id: head.id, acting_for_id: leader.id, acting_for_name: '顾长青' })

    const page = await client.get(`/applications/${application.id}`).loginAs(handler)
    assert.isAtLeast(page.text().match(/高一鸣 代 顾长青/g)?.length ?? 0, 2, 'in the step line and in the timeline')
    await handler.merge({ locale: 'en' }).save()
    const english = await client.get(`/applications/${application.id}`).loginAs(handler)
    english.assertTextIncludes('高一鸣 for 顾长青')

    const link = `href="/applications/${application.id}"`
    for (const user of [leader, head]) {
      const report = await client.get('/stand-in-acts').loginAs(user)
      for (const words of ['审议同意，开始公示', '高一鸣 代 顾长青', link]) report.assertTextIncludes(words)
    }
    const keepers = await client.get('/stand-in-acts').loginAs(administrator)
    assert.notInclude(keepers.text(), '高一鸣 代 顾长青')
    for (const user of [handler, haidianReviewer]) {
      const others = await client.get('/stand-in-acts').loginAs(user)
      assert.notInclude(others.text(), '顾长青')
    }
  })

  test('is found by name and day, and exported', async ({ client, assert }) => {
    const { world, deputy } = await withDeputy()
    const { haidianReviewer, head } = world.people
    const application = await applicationIn('submitted', world)
    await acceptApplication(application, inNameOf(actor(deputy), haidianReviewer), { opinion: '材料齐全。' })
    const finds = async (qs: object) => {
      const report = await client.get('/stand-in-acts').qs(qs).loginAs(head)
      return report.text().includes('白鹿鸣 代 周若宁')
    }
    for (const q of ['白鹿', '周若宁']) assert.isTrue(await finds({ q }))
    assert.isFalse(await finds({ q: '沈怀瑾' }))
    assert.isTrue(await finds({ days_from: inDays(0), days_to: inDays(0), sort: 'occurredAt' }))
    assert.isFalse(await finds({ days_from: inDays(1) }))

    const exported = await client.get('/stand-in-acts/view.xlsx').loginAs(haidianReviewer)
    exported.assertStatus(200)
    const entry = await db.from('audit_entries').where('action', 'list.exported').firstOrFail()
    assert.equal(entry.actor_id, haidianReviewer.id)
  })
})
