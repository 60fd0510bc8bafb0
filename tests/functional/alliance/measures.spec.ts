import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import type { ApiClient } from '@japa/api-client'
import AllianceMember, { WITH_RIGHTS } from '#app/alliance/alliance_member'
import type { MemberState } from '#app/alliance/member_workflow'
import Entry from '#app/alliance/entry'
import { classesOf } from '#app/alliance/class_terms'
import { proposeHandover } from '#app/alliance/handover_workflow'
import MemberCertificate from '#app/alliance/member_certificate'
import Proceeding from '#app/alliance/proceeding'
import { openReview } from '#app/alliance/proceedings'
import { addDays, beijingDay } from '#app/calendar/working_days'
import { leaveMoment } from '#app/core/clock'
import { inTransaction } from '#app/core/dialect'
import Designation from '#app/designations/designation'
import { moveDesignation } from '#app/designations/designation_move'
import type User from '#app/users/user'
import { drainOutbox } from '#jobs/drain'
import { actor } from '#tests/support/applications'
import { adopt, makeMember, passTo } from '#tests/support/alliance'
import { makeDesignation } from '#tests/support/designations'
import { pdf } from '#tests/support/files'
import { textsTo } from '#tests/support/notices'
import { makeWorld, type World } from '#tests/world'

const OPINION = '未按公约报送数据，予以处理。'

const act = (client: ApiClient, path: string, version: number, user: User, name: string, typed: object = {}) =>
  client
    .post(`${path}/acts/${name}`)
    .form({ opinion: OPINION, version, ...typed })
    .withCsrfToken()
    .loginAs(user)

const onMember = (client: ApiClient, { id, version }: AllianceMember, user: User, name: string, typed: object = {}) =>
  act(client, `/alliance-members/${id}`, version, user, name, typed)

const onProceeding = (client: ApiClient, { id, version }: Proceeding, user: User, name: string, typed: object = {}) =>
  act(client, `/alliance-proceedings/${id}`, version, user, name, typed)

const memberIn = async (world: World, state: MemberState = 'active') =>
  makeMember(world.organizations.haidian, world.people.operator, { state })

/** Which act, from which state, by whom, to what. */
const ACTS: [name: string, from: MemberState, by: 'secretariat' | 'principal', to: MemberState, typed?: object][] = [
  ['pass', 'applied', 'secretariat', 'under_vote'],
  ['refuse', 'applied', 'secretariat', 'rejected'],
  ['retract', 'under_vote', 'principal', 'withdrawn'],
  ['warn', 'active', 'secretariat', 'warned'],
  ['liftWarning', 'warned', 'secretariat', 'active'],
  ['suspend', 'warned', 'secretariat', 'suspended', { until: addDays(beijingDay(), 60) }],
  ['resume', 'suspended', 'secretariat', 'active'],
]

test.group('What is done to members', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => leaveMoment())

  for (const [name, from, by, to, typed = {}] of ACTS) {
    test(`${name}: ${from} → ${to}, by the ${by} alone, once, with a reason`, async ({ client, assert }) => {
      const world = await makeWorld()
      const { people } = world
      const member = await memberIn(world, from)
      for (const who of ['secretariat', 'principal', 'operator', 'handler', 'head', 'haidianReviewer'] as const) {
        if (who !== by) assert.equal((await onMember(client, member, people[who], name, typed)).status(), 403, who)
      }
      assert.equal((await onMember(client, member, people.chaoyangPrincipal, name, typed)).status(), 404)
      if (name !== 'retract') {
        const silent = await onMember(client, member, people[by], name, { ...typed, opinion: '' })
        silent.assertStatus(422)
      }
      await onMember(client, member, people[by], name, typed)
      await member.refresh()
      assert.equal(member.state, to)
      const entry = await db
        .from('audit_entries')
        .where({ subject_type: 'alliance_member', subject_id: member.id })
        .orderBy('seq', 'desc')
        .firstOrFail()
      assert.equal(entry.actor_id, people[by].id)
      assert.deepInclude(JSON.parse(entry.details), { from, to })
      assert.equal((await onMember(client, member, people[by], name, typed)).status(), 409)
    })
  }

  test('a suspension has a last day within the year, and ends by itself on the day after', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { secretariat } = world.people
    await passTo('2026-03-02')
    const member = await memberIn(world)
    for (const until of ['2026-03-02', '2027-03-03', 'soon'])
      assert.equal((await onMember(client, member, secretariat, 'suspend', { until })).status(), 422)
    await onMember(client, member, secretariat, 'suspend', { until: '2026-05-31' })
    const directory = await client.get('/alliance')
    assert.notInclude(directory.text(), member.name)
    await passTo('2026-05-31')
    await member.refresh()
    assert.isFalse(member.hasRights)
    await passTo('2026-06-01')
    await member.refresh()
    assert.equal(member.state, 'active')
    assert.deepEqual([...WITH_RIGHTS], ['active', 'warned'])
  })

  test('leaving is free: a notice with its paper, the certificate back, and the voice is gone', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { people } = world
    const member = await memberIn(world)
    assert.equal((await onMember(client, member, people.secretariat, 'withdraw', { returned: 'true' })).status(), 409)
    const ask = (file: boolean) => {
      const post = client
        .post(`/alliance-members/${member.id}/acts/askWithdrawal`)
        .fields({ opinion: '业务调整，申请退盟。', version: String(member.version) })
      if (file) post.file('withdrawal_notice', pdf('notice'), { filename: '退盟通知.pdf' })
      return post.withCsrfToken().loginAs(people.principal)
    }
    assert.equal((await ask(false)).status(), 422)
    await ask(true)
    await drainOutbox()
    assert.include((await textsTo(people.secretariat))[0], '退盟通知')
    await member.refresh()
    const takeBack = (user: User) => onMember(client, member, user, 'takeBackWithdrawal')
    assert.equal((await takeBack(people.operator)).status(), 403)
    assert.equal((await takeBack(people.principal)).status(), 200)
    assert.equal((await takeBack(people.principal)).status(), 409)
    await member.refresh()
    assert.isNull(member.withdrawalAskedOn)
    await drainOutbox()
    assert.include((await textsTo(people.secretariat))[0], '撤回了退盟通知')
    assert.equal((await onMember(client, member, people.secretariat, 'withdraw', { returned: 'true' })).status(), 409)
    await ask(true)
    await member.refresh()
    const unreturned = await onMember(client, member, people.secretariat, 'withdraw')
    unreturned.assertStatus(422)
    const handover = await proposeHandover(member, actor(people.principal), people.principal.id)
    await onMember(client, member, people.secretariat, 'withdraw', { returned: 'true' })
    await member.refresh()
    await handover.refresh()
    assert.equal(member.state, 'withdrawn')
    assert.equal(handover.state, 'withdrawn')
    const certificate = (await MemberCertificate.currentOf(member))!
    assert.equal(certificate.returnedOn!.toISODate(), beijingDay())
    const page = await client.get(`/verify/${certificate.code}`)
    page.assertTextIncludes('已退盟')
    page.assertTextIncludes('交回')
  })

  test('nobody is expelled unheard: told, heard for ten working days, voted on', async ({ client, assert }) => {
    const world = await makeWorld()
    const { people } = world
    await passTo('2026-03-02')
    const member = await memberIn(world)
    await assert.rejects(() => adopt('expulsion', member, people.secretariat), /not_heard/)
    await onMember(client, member, people.secretariat, 'review', { cause: 'breach' })
    const proceeding = await Proceeding.firstOrFail()
    assert.equal((await client.get(`/alliance-proceedings/${proceeding.id}`).loginAs(people.principal)).status(), 404)
    assert.equal((await onMember(client, member, people.secretariat, 'review', { cause: 'breach' })).status(), 409)

    await onProceeding(client, proceeding, people.secretariat, 'propose')
    await proceeding.refresh()
    const page = await client.get(`/alliance-proceedings/${proceeding.id}`).loginAs(people.principal)
    page.assertTextIncludes(OPINION)
    const statement = '数据已补报，请予从轻处理，并附说明。'
    assert.equal((await onProceeding(client, proceeding, people.operator, 'state', { statement })).status(), 403)
    assert.equal((await onProceeding(client, proceeding, people.principal, 'state', { statement: '短' })).status(), 422)
    await onProceeding(client, proceeding, people.principal, 'state', { statement })
    await proceeding.refresh()
    assert.deepInclude(proceeding.toJSON(), { state: 'ready', hearing: 'stated', statement })
    const expelled = await adopt('expulsion', await AllianceMember.findOrFail(member.id), people.secretariat)
    await proceeding.refresh()
    assert.equal(expelled.state, 'expelled')
    assert.deepInclude(proceeding.toJSON(), { state: 'closed', outcome: 'expelled' })
  })

  test('silence is heard too; the secretariat may keep a member', async ({ client, assert }) => {
    const world = await makeWorld()
    const { people } = world
    await passTo('2026-03-02')
    const member = await memberIn(world)
    const proceeding = await openReview(member, actor(people.secretariat), { cause: 'other', grounds: OPINION })
    await onProceeding(client, proceeding, people.secretariat, 'propose')
    await passTo('2026-03-16')
    await proceeding.refresh()
    assert.equal(proceeding.state, 'statement')
    await passTo('2026-03-17')
    await proceeding.refresh()
    assert.deepInclude(proceeding.toJSON(), { state: 'ready', hearing: 'none' })
    await onProceeding(client, proceeding, people.secretariat, 'drop')
    await proceeding.refresh()
    assert.deepInclude(proceeding.toJSON(), { state: 'closed', outcome: 'kept' })
  })

  test('a term ends by itself, and a member follows the register: each with another certificate', async ({
    assert,
  }) => {
    const world = await makeWorld()
    await passTo('2026-03-02')
    const { haidian } = world.organizations
    const member = await makeMember(haidian, world.people.operator, { memberClass: 'chair_unit', until: '2026-03-31' })
    const printed = async () => (await MemberCertificate.currentOf(member))!.printed
    assert.deepInclude(await printed(), { memberClass: 'chair_unit', termUntil: '2026-03-31' })
    await passTo('2026-03-31')
    assert.equal((await AllianceMember.findOrFail(member.id)).standingClass, 'chair_unit')
    await haidian.merge({ name: '燕麓大学知识产权中心' }).save()
    await passTo('2026-04-01')
    assert.deepInclude(await printed(), { memberClass: 'member_unit', termUntil: null, name: '燕麓大学知识产权中心' })
    const terms = (await classesOf(member)).map(({ memberClass, fromOn }) => [memberClass, fromOn.toISODate()])
    assert.deepEqual(terms, [
      ['member_unit', '2026-04-01'],
      ['chair_unit', '2026-03-02'],
    ])
    const certificates = await MemberCertificate.query().where('memberId', member.id)
    await passTo('2026-04-02')
    assert.lengthOf(await MemberCertificate.query().where('memberId', member.id), certificates.length)
  })

  test('a revoked title of a member opens a review by itself, once', async ({ assert }) => {
    const world = await makeWorld()
    await passTo('2026-03-02')
    const point = await makeDesignation(world.organizations.haidian)
    const member = await memberIn(world)
    await inTransaction(async (trx) => {
      const designation = await Designation.findOrFail(point.id, { client: trx })
      await moveDesignation(trx, 'revoke', designation, actor(world.people.handler), {
        entry: { kind: 'revoke', basis: '撤销' },
      })
    })
    await passTo('2026-03-03')
    await passTo('2026-03-04')
    const proceedings = await Proceeding.all()
    assert.lengthOf(proceedings, 1)
    assert.deepInclude(proceedings[0].toJSON(), { memberId: member.id, cause: 'title_revoked', state: 'review' })
    assert.include((await textsTo(world.people.secretariat)).join(), '资格复核')
  })

  test('duties and breaches are noted, and struck out with a reason', async ({ client, assert }) => {
    const world = await makeWorld()
    const { people } = world
    const member = await memberIn(world)
    const facts = { kind: 'breach', happenedOn: beijingDay(), title: '虚报培训人次', text: '' }
    const note = (user: User, more: object = {}) => onMember(client, member, user, 'note', { ...facts, ...more })
    assert.equal((await note(people.principal)).status(), 403)
    assert.equal((await note(people.secretariat, { happenedOn: addDays(beijingDay(), 1) })).status(), 422)
    await note(people.secretariat)
    const entry = await Entry.firstOrFail()
    const strike = (user: User, opinion: string) =>
      client
        .delete(`/alliance-members/${member.id}/entries/${entry.id}`)
        .form({ opinion, version: entry.version })
        .withCsrfToken()
        .loginAs(user)
    assert.equal((await strike(people.principal, '登记有误。')).status(), 403)
    assert.equal((await strike(people.secretariat, '')).status(), 422)
    await strike(people.secretariat, '登记有误。')
    await entry.refresh()
    assert.equal(entry.state, 'struck')
    assert.equal((await strike(people.secretariat, '登记有误。')).status(), 409)
  })
})
