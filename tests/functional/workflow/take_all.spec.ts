import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import AuditEntry from '#app/audit/audit_entry'
import { verifyAudit } from '#app/audit/verify'
import PointEvaluation from '#app/evaluations/point_evaluation'
import { pointEvaluationWorkflow } from '#app/evaluations/point_evaluation_workflow'
import { inNameOf } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { takeAllIn } from '#app/workflow/take_all'
import { actor } from '#tests/support/applications'
import { evaluationCycle } from '#tests/support/evaluations'
import { makeWorld } from '#tests/world'

test.group('The same step for many rows', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('leaves an entry in each chain, behind what was there, and one for who was absent', async ({ assert }) => {
    const world = await makeWorld()
    const { handler, leader } = world.people
    const { evaluations } = await evaluationCycle(world, { state: 'formal_check', others: 2 })
    const by = inNameOf(actor(handler), leader)
    await db.transaction((trx) => takeAllIn(trx, pointEvaluationWorkflow, 'beginScoring', evaluations, { by }))
    const rows = await PointEvaluation.query().orderBy('id')
    const details = { set: { final: 8650 }, by }
    await db.transaction((trx) => takeAllIn(trx, pointEvaluationWorkflow, 'calibrate', rows, details))
    for (const row of rows) {
      await row.refresh()
      assert.deepEqual([row.state, row.version, row.final], ['calibrated', 2, 8650])
      const entries = await AuditEntry.query().where({ subjectType: 'point_evaluation', subjectId: row.id })
      assert.deepEqual(
        entries.map(({ seq, action }) => [seq, action.split('.')[1]]),
        [
          [1, 'scoring_begun'],
          [2, 'calibrated'],
        ]
      )
    }
    assert.deepEqual((await verifyAudit()).faults, [])
    assert.lengthOf(await db.from('stand_in_acts').where('absent_id', leader.id), 6)
    const ids = (await AuditEntry.query().where('subjectType', 'point_evaluation')).map(({ id }) => `announce/${id}`)
    assert.lengthOf(await db.from('outbox').whereIn('dedupe_key', ids), 6)
  })

  test('moves none when one has moved meanwhile', async ({ assert }) => {
    const world = await makeWorld()
    const { evaluations } = await evaluationCycle(world, { state: 'formal_check', others: 2 })
    await PointEvaluation.query().where('id', evaluations[1].id).update({ state: 'left' })
    const by = actor(world.people.handler)
    const all = () =>
      db.transaction((trx) => takeAllIn(trx, pointEvaluationWorkflow, 'beginScoring', evaluations, { by }))
    await assert.rejects(all, StepNotAllowed)
    assert.deepEqual(
      (await PointEvaluation.query().orderBy('id')).map(({ state }) => state),
      ['checked', 'left', 'checked']
    )
  })
})
