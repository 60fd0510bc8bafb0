import { DateTime } from 'luxon'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { takeConsultationStep } from '#app/activities/consultation_workflow'
import { noteClass } from '#app/alliance/class_terms'
import YearlyCheck from '#app/alliance/yearly_check'
import { closeMeeting } from '#app/alliance_meetings/session'
import { leaveMoment, standAt } from '#app/core/clock'
import { inTransaction } from '#app/core/dialect'
import { alliance } from '#app/report_facts/chapter_alliance'
import { network } from '#app/report_facts/chapter_network'
import { consultationFacts, makeConsultation } from '#tests/support/activities'
import { makeMember, makePartner } from '#tests/support/alliance'
import { makeCouncil, makeMeeting, makeSession } from '#tests/support/alliance_meetings'
import { actor } from '#tests/support/applications'
import { makeConfirmedEvent, otherPoint } from '#tests/support/events'
import { makeRecord } from '#tests/support/light_records'
import { countQueries } from '#tests/support/queries'
import { makeTitle } from '#tests/support/titles'
import { toldChapters } from '#tests/support/told_chapters'
import { makeOrganization, makeWorld, type World } from '#tests/world'

const YEAR = 2026
/** Noon of a day in that year. */
const NOON = new Date(`${YEAR}-06-10T04:00:00Z`)

/** Five members of all classes: one came this year, one left, one stopped sitting in the council. */
async function members({ people }: World) {
  const join = async (n: number, facts: Parameters<typeof makeMember>[2]) => {
    const serial = `MA07D${1000 + n}`
    const unit = await makeOrganization({ name: `拒马研究所之${n}`, district: '110108', serial })
    return makeMember(unit, people.operator, facts)
  }
  const until = '2099-12-31'
  await join(1, { memberClass: 'chair_unit', joinedOn: '2024-01-05', until })
  await join(2, { memberClass: 'vice_chair_unit', joinedOn: '2024-01-05', until })
  const over = await join(3, { memberClass: 'council_unit', joinedOn: '2023-02-01', until: '2026-01-31' })
  await join(4, { joinedOn: '2026-03-01' })
  const left = await join(5, { joinedOn: '2025-03-01' })
  await left.merge({ state: 'withdrawn', leftOn: DateTime.fromISO('2026-05-05') }).save()
  await join(6, { joinedOn: '2027-01-02' })
  return { over, left }
}

const inYear = (column: string, year: number) => [column, [`${year}-01-01`, `${year}-12-31`]] as const

test.group('Chapter nine: the alliance', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => standAt(NOON))
  group.each.teardown(() => leaveMoment())

  test('tells members by class as they were on the last day of the year, and who came and left', async ({ assert }) => {
    const { over } = await members(await makeWorld())
    /** Elected again after the year: that day does not count yet. */
    const election = { memberClass: 'council_unit', from: '2027-02-01', until: '2030-01-31', basis: '理事会' } as const
    await inTransaction((trx) => noteClass(trx, over, election))
    const told = await toldChapters(YEAR, alliance)
    assert.deepEqual(told.faults, [])
    assert.deepEqual(told.numbers, ['table 16'])
    const present = (day: string) =>
      db
        .from('alliance_members')
        .where('joined_on', '<=', day)
        .where((there) => void there.whereNull('left_on').orWhere('left_on', '>', day))
        .count('* as total')
        .first()
    assert.equal(told.value('alliance.members'), Number((await present('2026-12-31')).total))
    assert.equal(told.previous('alliance.members'), Number((await present('2025-12-31')).total))
    assert.deepEqual(
      ['chair_unit', 'vice_chair_unit', 'council_unit', 'member_unit'].map((name) =>
        told.value(`alliance.class.${name}`)
      ),
      [1, 1, 0, 2]
    )
    assert.equal(told.previous('alliance.class.council_unit'), 1)
    const [column, range] = inYear('joined_on', YEAR)
    const joined = await db
      .from('alliance_members')
      .whereBetween(column, [...range])
      .count('* as total')
    assert.equal(told.value('alliance.joined'), Number(joined[0].total))
    assert.equal(told.value('alliance.left'), 1)
    assert.include(told.text, '信息服务联盟共有成员4家')
  })

  test('counts meetings that were held and members that came, not those that are only called', async ({ assert }) => {
    const world = await makeWorld()
    const seated = await makeCouncil(4)
    const meeting = await makeSession(
      world.people.secretariat,
      seated,
      [{ kind: 'report', title: '秘书处工作报告' }],
      seated.slice(0, 3)
    )
    await closeMeeting(meeting, actor(seated[0].user))
    await makeMeeting(world)
    const told = await toldChapters(YEAR, alliance)
    assert.equal(told.value('alliance.meetings'), 1)
    const came = await db.from('meeting_attendances').where({ meeting_id: meeting.id }).count('* as total')
    assert.equal(told.value('alliance.attendances'), Number(came[0].total))
    assert.include(told.text, '全年召开联盟会议1场次')
    assert.deepEqual(told.faults, [])
  })

  test('counts an event of two members once', async ({ assert }) => {
    const world = await makeWorld()
    const { organizations, people } = world
    for (const unit of [organizations.haidian, organizations.chaoyang])
      await makeMember(unit, people.operator, { joinedOn: '2026-01-05' })
    const other = await otherPoint(world)
    await makeConfirmedEvent(world, {}, [other.id])
    await makeConfirmedEvent(world, { name: '商标检索实务' })
    const told = await toldChapters(YEAR, alliance)
    const held = await db.from('events').where('state', 'confirmed').count('* as total')
    assert.equal(told.value('alliance.activities'), Number(held[0].total))
    assert.equal(told.value('alliance.activities'), 2)
  })

  test('tells yearly checks once they are decided; partners and exchanges by region and kind', async ({ assert }) => {
    const world = await makeWorld()
    const { over, left } = await members(world)
    const check = (memberId: number, state: YearlyCheck['state']) =>
      YearlyCheck.create({
        ...{ memberId, year: YEAR, name: '拒马研究所', facts: {} as never, additions: {}, state, version: 0 },
        ...{ stateSince: DateTime.utc(), dueOn: DateTime.fromISO('2027-01-31') },
      })
    const first = await check(over.id, 'opened')
    const open = await toldChapters(YEAR, alliance)
    assert.isNull(open.value('alliance.checked'))
    assert.deepInclude(open.missing, { about: '联盟成员年度检查', why: 'not_finished' })
    assert.include(open.text, '成员年度检查正在进行')
    await first.merge({ state: 'passed' }).save()
    await check(left.id, 'warned')
    await makePartner(world)
    await makeRecord(world, 'exchange', {})
    await makeRecord(world, 'exchange', { category: 'international' })
    await makeRecord(world, 'exchange', { heldOn: `${YEAR - 1}-05-05` })
    const told = await toldChapters(YEAR, alliance)
    assert.deepEqual(told.faults, [])
    assert.deepEqual(
      ['checked', 'check.passed', 'check.warned'].map((key) => told.value(`alliance.${key}`)),
      [2, 1, 1]
    )
    assert.equal(told.value('alliance.partner.tianjin'), 1)
    assert.equal(told.value('alliance.partner.hebei'), 0)
    const kept = await db.from('light_records').where({ kind: 'exchange', year: YEAR }).count('* as total')
    assert.equal(told.value('alliance.exchanges'), Number(kept[0].total))
    assert.equal(told.previous('alliance.exchanges'), 1)
    assert.include(told.text, '没有技术与创新支持中心活动的记录')
  })

  test('tells TISC by stage and by what they were asked for, and puts nobody on a level', async ({
    assert,
    client,
  }) => {
    const world = await makeWorld()
    const { organizations, people } = world
    await makeTitle(world)
    const ended = await makeTitle(world, { stage: 'preparing', grantedOn: '2024-02-01' }, organizations.chaoyang)
    await ended.merge({ state: 'ended', endedOn: DateTime.fromISO('2026-02-02') }).save()
    for (const level of ['basic', 'basic', 'professional']) {
      const entry = await makeConsultation(world, { ...consultationFacts({ level }), question: `如何检索${level}？` })
      await takeConsultationStep('confirm', entry, actor(people.principal))
    }
    await makeConsultation(world)
    await makeConfirmedEvent(world)
    const told = await toldChapters(YEAR, network, alliance)
    assert.deepEqual(told.faults, [])
    assert.equal(told.value('network.title.tisc'), 1)
    assert.equal(told.previous('network.title.tisc'), 2)
    assert.isFalse(
      told.facts.some(({ key }) => key === 'alliance.tisc'),
      'one number is one fact'
    )
    assert.equal(told.value('alliance.tisc.operating'), 1)
    for (const level of ['basic', 'professional', 'value_added']) {
      const rows = await db.from('consultations').where({ state: 'confirmed', counts: true, level }).count('* as total')
      assert.equal(told.value(`alliance.tisc.served.${level}`), Number(rows[0].total), level)
    }
    assert.equal(told.value('alliance.tisc.higher_hosts'), 1)
    const sessions = await db.from('events').where({ state: 'confirmed', counts: true }).count('* as total')
    assert.equal(told.value('alliance.tisc.sessions'), Number(sessions[0].total))
    /** As if one of them had been answered by the one whose title ended. */
    const [{ id }] = await db.from('consultations').where({ state: 'confirmed', level: 'basic' }).select('id')
    await db.from('consultations').where({ id }).update({ organization_id: organizations.chaoyang.id })
    const moved = ['served', 'served.basic']
    for (const name of [...moved, 'served.professional', 'sessions']) {
      const { rowsPath, value } = told.facts.find(({ key }) => key === `alliance.tisc.${name}`)!
      const rows = await client.get(rowsPath!).loginAs(people.handler)
      rows.assertTextIncludes(`共 ${value! - (moved.includes(name) ? 1 : 0)} `)
    }
    assert.include(told.text, '第二级为提供基础检索服务，第三级为提供增值服务')
    assert.include(told.text, '不作成熟度等级评定')
    assert.deepInclude(told.missing, { about: '技术与创新支持中心服务协议和年度报告', why: 'not_recorded' })
  })

  test('costs the same few statements, however many members there are', async ({ assert }) => {
    const world = await makeWorld()
    await makeTitle(world)
    const few = await countQueries(() => alliance.gather(YEAR))
    await members(world)
    const many = await countQueries(() => alliance.gather(YEAR))
    assert.isBelow(many.length, 14)
    /** Events are asked for as soon as there are members. */
    assert.isAtMost(many.length - few.length, 2)
  })

  test('of nothing says that there is nothing', async ({ assert }) => {
    const told = await toldChapters(YEAR, alliance)
    assert.isTrue(told.facts.every(({ value, previous }) => value === null && previous === null))
    assert.deepEqual(told.faults, [])
    for (const words of ['联盟成员的记录', '召开联盟会议的记录', '协同伙伴的登记', '技术与创新支持中心的登记'])
      assert.include(told.text, words)
    assert.isTrue(told.table('alliance.structure').every(([, , value]) => value === '—'))
    assert.deepEqual(told.numbers, ['table 16'])
  })
})
