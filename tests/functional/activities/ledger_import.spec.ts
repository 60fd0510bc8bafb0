import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import type { ApiClient } from '@japa/api-client'
import { addDays, beijingDay } from '#app/calendar/working_days'
import { leaveMoment, standAt } from '#app/core/clock'
import Consultation from '#app/activities/consultation'
import { consultationCounting } from '#app/activities/consultation_counting'
import { consultationImport } from '#app/activities/consultation_import'
import Import from '#app/imports/import'
import { startImport, undoImport } from '#app/imports/import_workflow'
import { wrongTallies } from '#app/tallies/tally'
import type User from '#app/users/user'
import { drainOutbox } from '#jobs/drain'
import { makeConsultation, pointOf } from '#tests/support/activities'
import { actor } from '#tests/support/applications'
import { cellsOf, download } from '#tests/support/downloads'
import { bringLedger, ledgerOf, verdicts, type Line } from '#tests/support/ledgers'
import { makeWorld, type World } from '#tests/world'

const line = (more: Line = {}): Line => ({
  servedOn: beijingDay(),
  channel: '电话',
  clientType: '中小微企业',
  field: '专利',
  level: '基础性',
  question: '如何检索竞争对手的在华专利？',
  answer: '演示了高级检索。',
  minutes: 25,
  price: '是',
  handledBy: '林知远',
  ...more,
})

test.group('A ledger that a point kept in a table', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => standAt(new Date('2026-11-25T02:00:00Z')))
  group.each.teardown(() => leaveMoment())

  async function takenIn(client: ApiClient, world: World, user: User, lines: Line[]) {
    await bringLedger(
      client,
      'consultation',
      await ledgerOf(consultationImport, lines),
      user,
      (await pointOf(world)).id
    )
    const intake = await Import.firstOrFail()
    await startImport(intake, actor(user))
    await drainOutbox()
    await intake.refresh()
    return intake
  }

  test('is judged line by line before anything is written', async ({ client, assert }) => {
    const world = await makeWorld()
    const there = await makeConsultation(world, { question: '商标驳回后还能做什么？' })
    const lines = [
      line(),
      line({ question: there.question }),
      line(),
      line({ question: '传真来的问题', channel: '传真' }),
      line({ question: '上季度的问题', servedOn: addDays(beijingDay(), -80) }),
      line({ question: '明天的问题', servedOn: addDays(beijingDay(), 1) }),
      line({ question: '收费的基础服务', price: '否' }),
      line({ question: '身份证 110101199003071234 的问题' }),
      line({ question: '增值服务的问题', level: '增值', price: '否', servedOn: '2026年11月3日' }),
    ]
    await bringLedger(
      client,
      'consultation',
      await ledgerOf(consultationImport, lines),
      world.people.operator,
      there.designationId
    )
    assert.deepEqual(await verdicts(), [
      ['ok', ''],
      ['duplicate', 'question'],
      ['duplicate', 'question'],
      ['bad', 'channel'],
      ['bad', 'servedOn'],
      ['bad', 'servedOn'],
      ['bad', 'price'],
      ['bad', 'question'],
      ['ok', ''],
    ])
    assert.lengthOf(await Consultation.all(), 1)
  })

  test('goes to who confirms it; what the person responsible reads in is confirmed and counts', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    await takenIn(client, world, world.people.principal, [line(), line({ question: '另一个问题怎么办？' })])
    const entries = await Consultation.all()
    assert.deepEqual(
      entries.map(({ state, counts }) => [state, counts]),
      [
        ['confirmed', true],
        ['confirmed', true],
      ]
    )
    assert.isEmpty(await wrongTallies([consultationCounting]))
  })

  test('what was exported can be read in elsewhere as it is', async ({ client, assert }) => {
    const world = await makeWorld()
    const { operator } = world.people
    await takenIn(client, world, operator, [
      line(),
      line({ question: '另一个问题怎么办？', level: '专业化', price: '否', servedOn: '2026-11-24' }),
    ])
    const file = await download(client, '/consultations/export.xlsx', operator)
    const before = await cellsOf(file.body())
    const intake = await Import.firstOrFail()
    await undoImport(intake, actor(operator))
    await drainOutbox()
    assert.isEmpty(await Consultation.all())
    await Import.query().delete()

    await bringLedger(client, 'consultation', file.body(), operator, (await pointOf(world)).id)
    await startImport(await Import.firstOrFail(), actor(operator))
    await drainOutbox()
    const again = await cellsOf((await download(client, '/consultations/export.xlsx', operator)).body())
    assert.deepEqual(again.rows, before.rows)
  })

  test('is taken back whole, but not once somebody has worked on it', async ({ client, assert }) => {
    const world = await makeWorld()
    const { operator, principal } = world.people
    const intake = await takenIn(client, world, operator, [line(), line({ question: '另一个问题怎么办？' })])
    const [first] = await Consultation.query().orderBy('id')
    await client
      .post(`/consultations/${first.id}/steps`)
      .form({ step: 'confirm', version: first.version })
      .withCsrfToken()
      .loginAs(principal)
    const undo = undoImport(intake, actor(operator))
    await assert.rejects(() => undo)
    assert.lengthOf(await Consultation.all(), 2)
  })

  test('is only taken in for the own point', async ({ client, assert }) => {
    const world = await makeWorld()
    const point = await pointOf(world)
    const file = await ledgerOf(consultationImport, [line()])
    const other = await bringLedger(client, 'consultation', file, world.people.chaoyangPrincipal, point.id)
    other.assertStatus(403)
    const official = await bringLedger(client, 'consultation', file, world.people.handler, point.id)
    official.assertStatus(403)
    assert.isEmpty(await Import.all())
  })
})
