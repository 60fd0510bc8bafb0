import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import db from '@adonisjs/lucid/services/db'
import { inTransaction } from '#app/core/dialect'
import type EvaluationCycle from '#app/evaluations/evaluation_cycle'
import { EvaluationAllocation, EvaluationPanel } from '#app/evaluation_scoring/evaluation_panel'
import { beginPanelIn, concludePanelIn, openPanel } from '#app/evaluation_scoring/evaluation_panel_workflow'
import EvaluationSeat from '#app/evaluation_scoring/evaluation_seat'
import { nudgeExpert } from '#app/evaluation_scoring/evaluation_seat_workflow'
import { panelRefusals } from '#app/evaluation_scoring/panel_refusals'
import { allocatePoints, freezePoints } from '#app/evaluation_scoring/point_allocation'
import { reallocationsOf } from '#app/evaluation_scoring/reallocations'
import { fillSeats, recuseSeat, releaseExpert } from '#app/evaluation_scoring/seat_substitution'
import { ExpertInvitation } from '#app/experts/assignment'
import { noteRecusal } from '#app/experts/recusals'
import { actor } from '#tests/support/applications'
import {
  allocatedPanel,
  auditActions,
  begunPanel,
  handIn,
  panelAgain,
  preparedPanel,
  seatAgain,
  seatsOf,
} from '#tests/support/evaluation_scoring'
import { evaluationCycle } from '#tests/support/evaluations'
import { makeWorld } from '#tests/world'

const reasonsOf = async (cycle: EvaluationCycle) => (await panelRefusals(undefined, cycle)).map(({ reason }) => reason)

test.group('A panel of experts', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('every point gets its experts, evenly, and the allocation can be run again', async ({ assert }) => {
    const { panel, seats, cycle } = await allocatedPanel(await makeWorld(), { experts: 5, others: 4 })
    assert.equal(panel.state, 'allocated')
    assert.lengthOf(seats, 15)
    const loads = Map.groupBy(seats, ({ expertId }) => expertId)
    assert.deepEqual(
      [...loads.values()].map((own) => own.length),
      [3, 3, 3, 3, 3]
    )
    const records = await reallocationsOf(cycle.year)
    assert.deepEqual(
      records.map(({ again }) => again.isSame),
      [true]
    )
    assert.deepEqual(await auditActions('evaluation_panel', panel.id), [
      ...['evaluation_panel.opened', 'evaluation_panel.frozen', 'evaluation_panel.allocated'],
    ])
    await EvaluationAllocation.query().where('panelId', panel.id).update({ seed: 'another' })
    assert.isFalse((await reallocationsOf(cycle.year))[0].again.isSame)
  })

  test('who works in the house, is related to it by its code, or said so, does not score that point', async ({
    assert,
  }) => {
    const world = await makeWorld()
    const { haidian } = world.organizations
    const made = await preparedPanel(world, {
      ...{ experts: 6, others: 1 },
      profiles: [
        { employments: [{ name: haidian.name, uscc: null, fromOn: null, untilOn: null }] },
        { relations: [{ kind: 'shareholder', name: '某投资公司', uscc: haidian.uscc }] as any },
      ],
    })
    const said = await ExpertInvitation.query().orderBy('expert_id', 'desc').firstOrFail()
    const [own] = made.evaluations.filter(({ organizationId }) => organizationId === haidian.id)
    const subject = { type: 'point_evaluation', id: own.id }
    await inTransaction((trx) =>
      noteRecusal(trx, { expertId: said.expertId, subject, origin: 'declared_by_expert', note: '师生' }, made.by)
    )
    await freezePoints(made.panel, made.by)
    await allocatePoints(made.panel, made.by)
    const [first, second] = await db.from('experts').orderBy('id').select('id')
    const scorers = (await EvaluationSeat.query().where('evaluationId', own.id)).map(({ expertId }) => expertId)
    assert.lengthOf(scorers, 3)
    for (const id of [first.id, second.id, said.expertId]) assert.notInclude(scorers, id)
  })

  test('too few experts: the point is named, and the page says who steps aside and why', async ({ client, assert }) => {
    const world = await makeWorld()
    const { haidian } = world.organizations
    const { panel, by } = await preparedPanel(world, {
      ...{ experts: 3, others: 1 },
      profiles: [{ employments: [{ name: haidian.name, uscc: null, fromOn: null, untilOn: null }] }],
    })
    await assert.rejects(() => freezePoints(panel, by), /too_few_clear_experts/)
    assert.lengthOf(await EvaluationAllocation.all(), 0)
    const page = await client.get(`/evaluation-cycles/${panel.cycleId}/panel`).loginAs(world.people.handler)
    page.assertTextIncludes('专家不足的网点')
    page.assertTextIncludes('可评 2 名')
    page.assertTextIncludes(haidian.name)
  })

  test('it is drawn by what was fixed; who came or went since is fixed again', async ({ assert }) => {
    const { panel, by, evaluations } = await preparedPanel(await makeWorld(), { experts: 4, others: 2 })
    await assert.rejects(() => allocatePoints(panel, by), /not_frozen/)
    await freezePoints(panel, by)
    await evaluations[2].merge({ state: 'left' }).save()
    await assert.rejects(() => allocatePoints(panel, by), /allocation_changed/)
    await freezePoints(panel, by)
    await allocatePoints(panel, by)
    assert.lengthOf(await seatsOf(panel.id), 6)
    await assert.rejects(() => allocatePoints(panel, by), /moved_on/)
  })

  test('a cycle has one panel, set up before the scoring', async ({ assert }) => {
    const world = await makeWorld()
    const by = actor(world.people.handler)
    const { cycle } = await evaluationCycle(world, { state: 'open_self' })
    await openPanel(cycle, by)
    await assert.rejects(() => openPanel(cycle, by), /panel_exists/)
    await cycle.merge({ state: 'calibrated' }).save()
    await EvaluationPanel.query().delete()
    await assert.rejects(() => openPanel(cycle, by), /moved_on/)
  })

  test('the cycle is told what stands in its way, before the scoring and before the calibration', async ({
    assert,
  }) => {
    const world = await makeWorld()
    const { panel, by, evaluations } = await preparedPanel(world, { experts: 3, others: 1 })
    assert.deepEqual(await reasonsOf(panel.cycle), ['panel_not_allocated'])
    await freezePoints(panel, by)
    await allocatePoints(panel, by)
    assert.deepEqual(await reasonsOf(panel.cycle), [])
    const [one] = await seatsOf(panel.id)
    await EvaluationSeat.query().where('id', one.id).update({ state: 'released' })
    assert.deepEqual(await reasonsOf(panel.cycle), ['point_without_experts'])
    await EvaluationSeat.query().where('id', one.id).update({ state: 'assigned' })

    const cycle = await panel.cycle.merge({ state: 'scoring' }).save()
    for (const point of evaluations) await point.merge({ state: 'scoring' }).save()
    await inTransaction((trx) => beginPanelIn(trx, cycle, by))
    assert.deepEqual(await reasonsOf(cycle), ['point_unscored', 'point_unscored'])
    for (const { id } of await seatsOf(panel.id)) await handIn(id)
    assert.deepEqual(await reasonsOf(cycle), [])
    await evaluations[1].merge({ state: 'left' }).save()
    assert.deepEqual(await reasonsOf(cycle), [])
    await EvaluationSeat.query().where('id', one.id).update({ state: 'recused' })
    assert.deepEqual(await reasonsOf(cycle), ['point_few_sheets'])
    await inTransaction((trx) => concludePanelIn(trx, cycle, by))
    assert.equal((await panelAgain(panel.id)).state, 'concluded')
    await assert.rejects(() => handIn(one.id), /moved_on/)
  })

  test('who steps aside from a point is replaced at once, and it stands on record with the expert', async ({
    assert,
  }) => {
    const { seats, panel, cycle } = await begunPanel(await makeWorld(), { experts: 4, others: 1 })
    const [seat] = seats
    await recuseSeat(await seatAgain(seat.id), '曾为该网点授课。', actor(seat.expert.user))
    assert.equal((await seatAgain(seat.id)).state, 'recused')
    const own = (await seatsOf(panel.id)).filter(({ evaluationId }) => evaluationId === seat.evaluationId)
    assert.lengthOf(own, 4)
    assert.equal(own.find(({ replacesId }) => replacesId === seat.id)!.state, 'assigned')
    const kept = await db.from('expert_recusals').where({ subject_type: 'point_evaluation' }).firstOrFail()
    assert.deepInclude(kept, { expert_id: seat.expertId, subject_id: seat.evaluationId })
    const records = await reallocationsOf(cycle.year)
    assert.deepEqual(
      records.map(({ record, again }) => [record.kind, again.isSame]),
      [
        ['first', true],
        ['substitution', true],
      ]
    )
  })

  test('who is let go hands the rest over and keeps what was handed in; a seat that nobody takes waits for the office', async ({
    assert,
  }) => {
    const { seats, panel, by } = await begunPanel(await makeWorld(), { experts: 3, others: 1 })
    const { expertId } = seats[0]
    const own = seats.filter((seat) => seat.expertId === expertId)
    await handIn(own[0].id)
    await releaseExpert(panel, expertId, by)
    const states = (await seatsOf(panel.id)).filter((seat) => seat.expertId === expertId).map(({ state }) => state)
    assert.sameMembers(states, ['submitted', 'released'])
    await assert.rejects(() => releaseExpert(panel, expertId, by), /no_open_points/)
    await assert.rejects(() => fillSeats(panel, by), /nobody_free/)
    assert.include(
      await reasonsOf({ ...panel.cycle.serialize(), state: 'formal_check' } as EvaluationCycle),
      'point_without_experts'
    )
  })

  test('a point that comes later gets its experts from the same stream', async ({ assert }) => {
    const { panel, by, evaluations, cycle } = await preparedPanel(await makeWorld(), { experts: 4, others: 1 })
    await evaluations[1].merge({ part: 'reference' }).save()
    await freezePoints(panel, by)
    await allocatePoints(panel, by)
    assert.lengthOf(await seatsOf(panel.id), 3)
    await evaluations[1].merge({ part: 'no_grade' }).save()
    await fillSeats(panel, by)
    assert.lengthOf(await seatsOf(panel.id), 6)
    assert.isTrue((await reallocationsOf(cycle.year)).every(({ again }) => again.isSame))
  })

  test('an expert who is behind is reminded once a day', async ({ assert }) => {
    const { seats, panel, by } = await begunPanel(await makeWorld(), { experts: 3, others: 0 })
    await nudgeExpert(panel, seats[0].expertId, by)
    await assert.rejects(() => nudgeExpert(panel, seats[0].expertId, by), /nudged_today/)
    assert.include(await auditActions('evaluation_panel', panel.id), 'evaluation_panel.nudged')
  })
})
