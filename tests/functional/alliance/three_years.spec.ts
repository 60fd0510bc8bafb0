import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import AllianceMember, { Representative } from '#app/alliance/alliance_member'
import { allianceFacts } from '#app/alliance/alliance_facts'
import { applyForMembership, passCheck } from '#app/alliance/application'
import { classesOf } from '#app/alliance/class_terms'
import { registerDutySources, type Duty } from '#app/alliance/duty_sources'
import { noteEntry } from '#app/alliance/entry_workflow'
import MemberCertificate from '#app/alliance/member_certificate'
import { representativeOn } from '#app/alliance/representatives'
import YearlyCheck from '#app/alliance/yearly_check'
import { confirmCheck, warnByCheck } from '#app/alliance/yearly_checks'
import { leaveMoment } from '#app/core/clock'
import { actor } from '#tests/support/applications'
import { adopt, APPLICATION, passTo } from '#tests/support/alliance'
import { textsTo } from '#tests/support/notices'
import { makeWorld } from '#tests/world'

/** The meetings of a higher room, as they would report them. */
const meetings: Duty[] = []
registerDutySources(async (members, { from, until }) =>
  meetings.filter(({ memberId, on }) => on >= from && on <= until && members.some(({ id }) => id === memberId))
)

test.group('Three years of a membership', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => {
    meetings.length = 0
    leaveMoment()
  })

  test('an institution joins, is elected, misses its duties, is reminded, warned and leaves by itself', async ({
    client,
    assert,
  }) => {
    const { organizations, people } = await makeWorld()
    const { principal, operator, secretariat } = people
    const now = async () => AllianceMember.findOrFail(id)

    await passTo('2026-03-02')
    const { id } = await applyForMembership(
      organizations.haidian,
      actor(principal),
      { application: APPLICATION, representativeId: operator.id },
      async () => {}
    )
    await passCheck(await now(), actor(secretariat), { opinion: '材料齐全，提交理事会。' })
    await passTo('2026-03-20')
    await adopt('admission', await now(), secretariat)
    await passTo('2026-04-10')
    await adopt('election', await now(), secretariat, { memberClass: 'council_unit' }, '成员大会〔2026〕1号')
    const elected = await now()
    assert.deepInclude(elected.toJSON(), { state: 'active', memberClass: 'council_unit', number: 'LM-2026-0001' })
    assert.equal(elected.termUntil!.toISODate(), '2029-04-09')
    const { code } = (await MemberCertificate.currentOf(elected))!

    /** 2026: a meeting, two activities, data. */
    meetings.push({ memberId: id, kind: 'meeting', on: '2026-06-18', title: '理事会第一次会议' })
    await passTo('2026-11-20')
    for (const [kind, title] of [
      ['activity', '专利导航沙龙'],
      ['activity', '京津冀对接会'],
      ['data', '年度服务数据'],
    ])
      await noteEntry(await now(), actor(secretariat), { kind, title, happenedOn: '2026-11-20' })

    await passTo('2027-01-04')
    const first = await YearlyCheck.query().where({ memberId: id, year: 2026 }).firstOrFail()
    assert.deepInclude(first.facts, { meetings: 1, activities: 2, data: 1, breaches: 0, pledgeSigned: true })
    await confirmCheck(first, actor(operator), { highlights: '完成年度案例共享和两场培训。' })
    const passed = await client
      .post(`/alliance-checks/${first.id}/acts/passYear`)
      .form({ opinion: '履职符合要求。', version: first.version })
      .withCsrfToken()
      .loginAs(secretariat)
    passed.assertStatus(200)
    assert.equal((await now()).checkResult, 'passed')

    /** 2027: one meeting in spring and nothing else. */
    meetings.push({ memberId: id, kind: 'meeting', on: '2027-04-15', title: '理事会第二次会议' })
    await passTo('2027-12-20')
    assert.isNull((await now()).remindedOn)
    await passTo('2028-01-03')
    const second = await YearlyCheck.query().where({ memberId: id, year: 2027 }).firstOrFail()
    await passTo('2028-01-17')
    assert.equal((await now()).remindedOn!.toISODate(), '2028-01-17')
    assert.include((await textsTo(principal)).join(), '没有履职记录')
    const page = await client.get(`/alliance-members/${id}`).loginAs(principal)
    page.assertTextIncludes('2028年4月15日')
    page.assertTextIncludes('自动退盟')

    /** Nobody confirmed the sheet in January. */
    await passTo('2028-02-08')
    await second.refresh()
    await warnByCheck(second, actor(secretariat), { opinion: '活动和数据报送未达要求。' })
    assert.equal((await now()).state, 'warned')
    await passTo('2028-04-14')
    assert.equal((await now()).state, 'warned')
    await passTo('2028-04-15')
    const left = await now()
    assert.equal(left.state, 'auto_withdrawn')
    assert.equal(left.leftOn!.toISODate(), '2028-04-15')

    /** History and the page of the certificate say so. */
    assert.deepEqual(
      (await classesOf(left)).map(({ memberClass, untilOn, basis }) => [memberClass, untilOn?.toISODate(), basis]),
      [
        ['council_unit', '2028-04-15', '成员大会〔2026〕1号'],
        ['member_unit', '2026-04-09', '理事会〔2026〕1号'],
      ]
    )
    assert.equal((await representativeOn(left, '2028-04-15'))?.userId, operator.id)
    assert.isNull(await representativeOn(left, '2028-04-16'))
    assert.lengthOf(await Representative.query().where('memberId', id), 1)
    const history = await client.get(`/alliance-members/${id}`).loginAs(secretariat)
    for (const words of ['自动退盟', '作出警示', '提醒：长期没有履职', '当选新的成员类别', '会议表决同意'])
      history.assertTextIncludes(words)
    const check = await client.get(`/verify/${code}`)
    check.assertTextIncludes('目前不是联盟成员（自动退盟，2028年4月15日）')
    const directory = await client.get('/alliance')
    assert.notInclude(directory.text(), organizations.haidian.name)

    const facts = await allianceFacts([organizations.haidian.id, organizations.chaoyang.id], 2027)
    assert.deepInclude(facts.get(organizations.haidian.id), { meetings: 1, activities: 0, checkResult: 'warned' })
    assert.isFalse(facts.has(organizations.chaoyang.id))
  })
})
