import { test } from '@japa/runner'
import type { Browser } from 'playwright'
import { DateTime } from 'luxon'
import { SelfSubmission } from '#app/self_assessments/self_assessment'
import db from '@adonisjs/lucid/services/db'
import { emptyTables } from '#tests/support/empty_tables'
import { pdf } from '#tests/support/files'
import { PersonAtScreen } from '#tests/support/person_at_screen'
import { openEvaluation, withCycle, written } from '#tests/support/self_assessments'
import { makeWorld } from '#tests/world'

test.group('Self-assessment at the screen', (group) => {
  group.each.setup(() => emptyTables())

  test('a point fills in and hands in, the office gives the one notice, the point completes, the office passes', async ({
    assert,
    browser,
  }) => {
    const world = await makeWorld()
    const { operator, principal, handler } = world.people
    const { cycle, evaluation } = await openEvaluation(world)
    await cycle.merge({ selfDueOn: DateTime.utc().plus({ days: 10 }) }).save()
    await written(world, await withCycle(evaluation.id))
    await db.from('self_answers').whereIn('indicator_id', ['a4', 'd2']).delete()
    const sits = (email: string, width?: number) =>
      PersonAtScreen.signedIn(browser as unknown as Browser, email, { width })

    // 经办人在手机上填写
    const writer = await sits(operator.email, 390)
    await writer.open('/point-evaluations')
    await writer.follow('燕麓大学图书馆')
    await writer.sees('已完成')
    await writer.follow('经费保障')
    await writer.page.getByLabel('部分落实').check()
    await writer.type({ 自评说明: '年度预算批复附后。' })
    await writer.sees('建议得分 1.50 分')
    await writer.page
      .locator('input[type=file]')
      .setInputFiles({ name: '预算批复.pdf', mimeType: 'application/pdf', buffer: pdf('another') })
    await writer.press('上传')
    await writer.sees('A4-2-预算批复.pdf')
    await writer.press('保存并填写下一项')
    await writer.arrivesAt('B1 制度与档案')
    await writer.open(`/point-evaluations/${evaluation.id}/submissions/create`)
    await writer.sees('D2：请填写自评得分')
    await writer.follow('D2：请填写自评得分')
    await writer.type({ 自评得分: '4', 自评说明: '专题库一个。' })
    await writer.press('保存并填写下一项')

    // 负责人提交
    const files = await sits(principal.email)
    await files.open(`/point-evaluations/${evaluation.id}/submissions/create`)
    await files.press('提交自评')
    await files.sees('待形式审查')
    await files.sees('与提交时一致')

    // 形式审查，一次性告知
    const office = await sits(handler.email)
    await office.open(`/point-evaluations/${evaluation.id}/check`)
    await office.tick('B1 需要补正')
    await office.page.locator('textarea[name="faults[b1][note]"]').fill('请补充投诉处理制度。')
    await office.press('发出补正通知')
    await office.sees('待补正')

    // 补正
    await writer.open(`/point-evaluations/${evaluation.id}`)
    await writer.sees('请补正 1 项')
    await writer.follow('开始补正')
    await writer.type({ 补正情况: '已补充，见 B1-1。' })
    await writer.press('保存并返回总览')
    await files.open(`/point-evaluations/${evaluation.id}/submissions/create`)
    await files.press('提交补正')
    await files.sees('待形式审查')

    // 通过
    await office.open(`/point-evaluations/${evaluation.id}/check`)
    await office.sees('已补充，见 B1-1。')
    await office.press('形式审查通过')
    await office.sees('形审通过')
    const kinds = (await SelfSubmission.query().orderBy('number')).map(({ kind }) => kind)
    assert.deepEqual(kinds, ['first', 'supplement'])
    for (const someone of [writer, files, office]) await someone.leave()
  })
})
