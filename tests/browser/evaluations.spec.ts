import { test } from '@japa/runner'
import type { Browser } from 'playwright'
import { addDays, beijingDay } from '#app/calendar/working_days'
import { beijingYear } from '#app/core/beijing_day'
import EvaluationCycle from '#app/evaluations/evaluation_cycle'
import PointEvaluation from '#app/evaluations/point_evaluation'
import keep from '#jobs/evaluations/keep'
import { drainOutbox } from '#jobs/drain'
import { emptyTables } from '#tests/support/empty_tables'
import { publishedFor } from '#tests/support/evaluation_cycles'
import { evaluatedPoints } from '#tests/support/evaluation_figures'
import { allocatedFor } from '#tests/support/evaluation_scoring'
import { PersonAtScreen } from '#tests/support/person_at_screen'
import { makeWorld } from '#tests/world'

test.group('The yearly evaluation at the screen', (group) => {
  group.each.setup(() => emptyTables())

  test('the office plans it, looks through who takes part, opens it, opens one point again and begins the scoring', async ({
    assert,
    browser,
  }) => {
    const world = await makeWorld()
    const { handler } = world.people
    await evaluatedPoints(world, 2)
    const year = beijingYear() - 1
    await publishedFor(world, year)
    const office = await PersonAtScreen.signedIn(browser as unknown as Browser, handler.email)
    const agree = () => office.page.once('dialog', (dialog) => void dialog.accept())

    // 筹备
    await office.follow('年度评估')
    await office.follow('筹备评估')
    await office.page.getByLabel('自评截止日').fill(addDays(beijingDay(), 3))
    await office.press('保存')
    await office.sees('评估计划已保存')

    // 参评范围
    await office.page.getByRole('link', { name: '参评范围' }).first().click()
    await office.page
      .getByRole('row', { name: /第 1 服务站/ })
      .getByRole('link', { name: '调整' })
      .click()
    await office.page.getByLabel('参评不定等').check()
    await office.page.getByLabel('原因').fill('搬迁停业半年。')
    await office.press('保存')
    await office.sees('另行确定：搬迁停业半年。')

    // 启动
    const cycle = await EvaluationCycle.firstOrFail()
    await office.open(`/evaluation-cycles/${cycle.id}`)
    agree()
    await office.press('启动自评')
    await office.sees('各网点已收到通知')
    await office.sees('3 个网点未报自评')
    assert.deepEqual(
      (await PointEvaluation.query().orderBy('id')).map(({ number }) => number),
      [1, 2, 3].map((serial) => `PG${year}-00${serial}`)
    )

    // 截止日过后
    await cycle.merge({ selfDueOn: cycle.selfDueOn.minus({ days: 9 }) }).save()
    await keep()
    await office.open(`/evaluation-cycles/${cycle.id}`)
    await office.sees('3 个网点的评价数据尚未冻结')

    // 重开一个网点
    await office.follow('参评网点')
    await office.page
      .getByRole('row', { name: /燕麓大学图书馆/ })
      .getByRole('link', { name: /管理/ })
      .click()
    await office.page.getByText('重开填报').first().click()
    await office.type({ 天数: '2', 原因: '附件上传失败。' })
    await office.press('重开填报')
    await office.sees('可以填报，已经通知')
    await PointEvaluation.query().where('state', 'self_open').update({ state: 'checked' })

    // 冻结并启动评分
    await office.open(`/evaluation-cycles/${cycle.id}`)
    agree()
    await office.press('冻结 3 个网点的评价数据')
    await office.sees('正在冻结 3 个网点')
    await drainOutbox()
    await office.open(`/evaluation-cycles/${cycle.id}`)
    await office.sees('评审组')
    await allocatedFor(world, await cycle.refresh())
    await office.open(`/evaluation-cycles/${cycle.id}`)
    agree()
    await office.press('启动专家评分')
    await office.sees('已转入专家评分')
    assert.equal((await cycle.refresh()).state, 'scoring')
    await office.leave()
  })
})
