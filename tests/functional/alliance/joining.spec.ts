import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import type { ApiClient } from '@japa/api-client'
import AllianceMember from '#app/alliance/alliance_member'
import { passCheck } from '#app/alliance/application'
import { decisionKind } from '#app/alliance/decisions'
import MemberCertificate from '#app/alliance/member_certificate'
import { addWorkingDays, beijingDay } from '#app/calendar/working_days'
import { workCalendar } from '#app/calendar/work_calendar'
import { leaveMoment } from '#app/core/clock'
import { inTransaction } from '#app/core/dialect'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import type User from '#app/users/user'
import { drainOutbox } from '#jobs/drain'
import { actor } from '#tests/support/applications'
import { adopt, APPLICATION, applied, makeMember, passTo, RESOLUTION } from '#tests/support/alliance'
import { download } from '#tests/support/downloads'
import { makeDesignation } from '#tests/support/designations'
import { pdf } from '#tests/support/files'
import { textsTo } from '#tests/support/notices'
import { countQueries } from '#tests/support/queries'
import { makeOrganization, makeWorld } from '#tests/world'

const act = (client: ApiClient, { id, version }: AllianceMember, user: User, name: string, typed: object = {}) =>
  client
    .post(`/alliance-members/${id}/acts/${name}`)
    .form({ opinion: '材料齐全，符合章程。', version, ...typed })
    .withCsrfToken()
    .loginAs(user)

const apply = (client: ApiClient, user: User, typed: Record<string, string>, files = true) => {
  const post = client.post('/alliance-members').fields({ ...typed, 'serviceFields[]': FIELDS[0] })
  if (files)
    for (const name of ['application_form', 'legal_person']) post.file(name, pdf(name), { filename: `${name}.pdf` })
  return post.withCsrfToken().loginAs(user)
}
/** One of them is a list. */
const { serviceFields: FIELDS, ...TYPED } = APPLICATION

test.group('Joining the alliance', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => leaveMoment())

  test('a principal applies with the points filled in, the pledge and the papers', async ({ client, assert }) => {
    const { organizations, people } = await makeWorld()
    const point = await makeDesignation(organizations.haidian)
    const form = await client.get('/alliance-members/create').loginAs(people.principal)
    form.assertTextIncludes(point.number)
    form.assertTextIncludes('自律公约')

    const typed = { ...TYPED, representativeId: String(people.operator.id), pledge: 'true' }
    const empty = await apply(client, people.principal, { intro: '短' }, false)
    empty.assertStatus(422)
    for (const words of [
      '请上传入盟申请表（盖章）',
      '请填写自律公约',
      '请选择本单位的代表',
      '单位简介至少需要 10 个字',
    ])
      empty.assertTextIncludes(words)
    const stranger = await apply(client, people.principal, {
      ...typed,
      representativeId: String(people.chaoyangPrincipal.id),
    })
    stranger.assertStatus(422)
    assert.isNull(await AllianceMember.first())

    const sent = await apply(client, people.principal, typed)
    sent.assertTextIncludes('入盟申请已提交')
    const member = await AllianceMember.firstOrFail()
    assert.deepInclude(member.toJSON(), { state: 'applied', representativeId: people.operator.id, number: null })
    assert.deepInclude(member.profile, { contactEmail: 'contact@org.example', serviceFields: ['patent'] })
    assert.isNotNull(member.pledgeSignedOn)
    await drainOutbox()
    assert.include((await textsTo(people.secretariat))[0], '提交了入盟申请')
    const { content } = await db.from('submissions').where('subject_type', 'alliance_member').firstOrFail()
    assert.include(content, 'legal_person.pdf')

    const again = await apply(client, people.principal, typed)
    again.assertStatus(409)
    for (const user of [people.operator, people.secretariat, people.handler])
      assert.equal((await apply(client, user, typed)).status(), 403)
    /** Registered, but not verified yet. */
    const { changpingPrincipal } = people
    const early = await apply(client, changpingPrincipal, { ...typed, representativeId: String(changpingPrincipal.id) })
    early.assertStatus(409)
  })

  test('the secretariat orders corrections; only what is named opens; silence ends it', async ({ client, assert }) => {
    const world = await makeWorld()
    const { people } = world
    const member = await applied(world)
    const form = await client.get(`/alliance-members/${member.id}/acts/supplement`).loginAs(people.secretariat)
    form.assertTextIncludes('一次列出全部')
    await act(client, member, people.secretariat, 'supplement', {
      'defects[0][field]': 'intro',
      'defects[0][note]': '请写明服务人员情况。',
      'reason': '',
    })
    await member.refresh()
    assert.equal(member.state, 'supplement')
    const page = await client.get(`/alliance-members/${member.id}/corrections/create`).loginAs(people.principal)
    page.assertTextIncludes('请写明服务人员情况')
    assert.notInclude(page.text(), 'name="contactPhone"')

    await client
      .post(`/alliance-members/${member.id}/corrections`)
      .form({ intro: '有五名专职人员，面向高校和企业服务。', contactPhone: '000', version: member.version })
      .withCsrfToken()
      .loginAs(people.principal)
    await member.refresh()
    assert.deepInclude(member.toJSON(), { state: 'applied', round: 2 })
    assert.deepInclude(member.application, {
      intro: '有五名专职人员，面向高校和企业服务。',
      contactPhone: '010-55550101',
    })

    const second = await act(client, member, people.secretariat, 'supplement', {
      'defects[0][field]': 'points',
      'defects[0][note]': '请列明网点编号。',
      'reason': '网点信息前后不一致',
    })
    second.assertStatus(200)
    /** Nothing lapses on a day off. */
    await passTo(addWorkingDays(beijingDay(), 30, await workCalendar()))
    await member.refresh()
    assert.equal(member.state, 'rejected')
  })

  test('check, vote, certificate with its page, and the directory that the member keeps itself', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { people } = world
    const member = await applied(world)
    const early = decisionKind('admission')!
    await assert.rejects(
      () => inTransaction((trx) => early.apply(trx, { member, by: actor(people.secretariat), ...RESOLUTION })),
      StepNotAllowed as never
    )
    await act(client, member, people.secretariat, 'pass')
    const admitted = await adopt('admission', await AllianceMember.findOrFail(member.id), people.secretariat)
    assert.equal(admitted.state, 'active')
    const approval = await db.from('approvals').where({ subject_type: 'alliance_member', step: 'admit' }).firstOrFail()
    assert.equal(approval.minutes_number, RESOLUTION.meetingNumber)
    assert.isNotNull(approval.content_hash)

    const paper = await download(client, `/alliance-members/${member.id}/certificate.pdf`, people.operator)
    assert.equal(paper.body().subarray(0, 5).toString(), '%PDF-')
    const certificate = (await MemberCertificate.currentOf(member))!
    const verified = await client.get(`/verify/${certificate.code.toLowerCase()}`)
    verified.assertTextIncludes('目前是联盟成员')
    const directory = await client.get('/alliance?field=patent&class=member_unit')
    directory.assertTextIncludes(admitted.name)
    for (const path of ['/alliance', `/alliance/${member.id}`]) {
      const page = await client.get(path)
      for (const secret of ['010-55550101', 'contact@org.example', '林知远']) assert.notInclude(page.text(), secret)
    }

    const revise = (user: User, version: number) =>
      client
        .put(`/alliance-members/${member.id}`)
        .form({ ...APPLICATION, publicText: '新增海外检索服务。', version })
        .withCsrfToken()
        .loginAs(user)
    await revise(people.operator, admitted.version)
    const shown = await client.get(`/alliance/${member.id}`)
    shown.assertTextIncludes('新增海外检索服务')
    const trace = await db.from('audit_entries').where('action', 'alliance_member.profile_revised').firstOrFail()
    assert.equal(JSON.parse(trace.details).before.publicText, APPLICATION.publicText)
    assert.equal((await revise(people.operator, admitted.version)).status(), 409)
    assert.equal((await revise(people.chaoyangPrincipal, admitted.version)).status(), 404)

    /** Elected: another certificate; the first one says that it was replaced. */
    await adopt('election', admitted, people.secretariat, { memberClass: 'chair_unit' })
    const old = await client.get(`/verify/${certificate.code}`)
    old.assertTextIncludes('换发')
    old.assertTextIncludes('理事长单位')
    const other = await makeMember(world.organizations.chaoyang, people.chaoyangPrincipal)
    await assert.rejects(
      () => adopt('election', other, people.secretariat, { memberClass: 'chair_unit' }),
      /class_full/
    )
    await adopt('election', other, people.secretariat, { memberClass: 'vice_chair_unit' })
  })

  test('a vote against ends an application, and the institution may apply anew', async ({ assert }) => {
    const world = await makeWorld()
    const member = await applied(world)
    await passCheck(member, actor(world.people.secretariat), { opinion: '提交审议。' })
    const by = actor(world.people.secretariat)
    await inTransaction((trx) => decisionKind('admission')!.dismiss!(trx, { member, by, ...RESOLUTION }))
    await member.refresh()
    assert.equal(member.state, 'rejected')
    assert.equal((await applied(world)).state, 'applied')
  })

  test('who sees which member, and what a stranger gets', async ({ client, assert }) => {
    const world = await makeWorld()
    const { people } = world
    const member = await applied(world)
    const statuses: Record<string, number> = {
      ...{ secretariat: 200, handler: 200, leader: 200, haidianReviewer: 200, operator: 200, principal: 200 },
      ...{ chaoyangReviewer: 404, chaoyangPrincipal: 404, administrator: 404 },
    }
    for (const [who, status] of Object.entries(statuses)) {
      const user = people[who as 'principal']
      assert.equal((await client.get(`/alliance-members/${member.id}`).loginAs(user)).status(), status, who)
    }
    const list = await client.get('/alliance-members').loginAs(people.administrator)
    list.assertStatus(403)
    const expert = await client.get('/alliance-members').loginAs(people.experts[0])
    expert.assertStatus(403)
  })

  test('a list of twenty takes as many statements as a list of one', async ({ client, assert }) => {
    const { people, organizations } = await makeWorld()
    await makeMember(organizations.haidian, people.operator)
    const ask = (path: string) => countQueries(() => client.get(path).loginAs(people.secretariat))
    const one = { list: await ask('/alliance-members'), public: await ask('/alliance') }
    for (let n = 0; n < 19; n++) {
      const organization = await makeOrganization({
        name: `永定河第${n}研究所`,
        district: '110108',
        serial: `MA02AB${String(n).padStart(2, '0')}5`,
      })
      await makeMember(organization, people.operator)
    }
    assert.equal((await ask('/alliance-members')).length, one.list.length)
    assert.equal((await ask('/alliance')).length, one.public.length)
    const filtered = await client
      .get('/alliance-members?group=members&class=member_unit&q=永定河&sort=name&tag=jing_jin_ji')
      .loginAs(people.secretariat)
    filtered.assertStatus(200)
  })
})
