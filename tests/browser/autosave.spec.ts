import { test } from '@japa/runner'
import type { Browser } from 'playwright'
import { DateTime } from 'luxon'
import SelfAnswer from '#app/self_assessments/self_assessment'
import { emptyTables } from '#tests/support/empty_tables'
import { PersonAtScreen } from '#tests/support/person_at_screen'
import { openEvaluation } from '#tests/support/self_assessments'
import { makeWorld } from '#tests/world'

test.group('What saves itself', (group) => {
  group.each.setup(() => emptyTables())

  test('does not empty what was just sent, when the answer is slow to come', async ({ assert, browser }) => {
    const world = await makeWorld()
    const { cycle, evaluation } = await openEvaluation(world)
    await cycle.merge({ selfDueOn: DateTime.utc().plus({ days: 10 }) }).save()
    const writer = await PersonAtScreen.signedIn(browser as unknown as Browser, world.people.operator.email)
    await writer.open(`/point-evaluations/${evaluation.id}/indicators/a4/edit`)
    const line = await writer.page.context().newCDPSession(writer.page)
    const speed = { offline: false, downloadThroughput: -1, uploadThroughput: -1 }
    await line.send('Network.emulateNetworkConditions', { ...speed, latency: 3000 })
    await writer.page.getByLabel('部分落实').check()
    await writer.type({ 自评说明: '年度预算批复附后。' })
    await writer.press('保存并填写下一项')
    await writer.comesTo(/indicators\/b1\/edit/)
    await writer.settles()
    const kept = await SelfAnswer.findByOrFail({ evaluationId: evaluation.id, indicatorId: 'a4' })
    assert.equal(kept.statement, '年度预算批复附后。')
    await writer.leave()
  })
})
