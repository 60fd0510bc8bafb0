import { test } from '@japa/runner'
import type { Browser } from 'playwright'
import { DateTime } from 'luxon'
import Event from '#app/events/event'
import ImprovementMeasure from '#app/improvements/improvement_measure'
import { addDays, beijingDay } from '#app/calendar/working_days'
import { consultationRow, evaluatedPoints, insertRows } from '#tests/support/evaluation_figures'
import { emptyTables } from '#tests/support/empty_tables'
import { plannedByOffice, planFacts } from '#tests/support/events'
import { PersonAtScreen } from '#tests/support/person_at_screen'
import { rebuildTallies } from '#app/tallies/tally'
import { makeWorld } from '#tests/world'

test.group('Improvement measures at the screen', (group) => {
  group.each.setup(() => emptyTables())

  test('a problem is found, becomes a measure of a district, is proven, confirmed and talked about', async ({
    assert,
    browser,
  }) => {
    const world = await makeWorld()
    const { operator, handler, head, haidianReviewer } = world.people
    const [point] = await evaluatedPoints(world)
    const year = new Date().getFullYear() - 1
    await point.merge({ recognizedOn: DateTime.fromISO(`${year - 1}-03-01`) }).save()
    await insertRows('consultations', [consultationRow(point, operator.id, { served_on: `${year}-05-06` })])
    await rebuildTallies()
    /** A conference talks about the year before its own. */
    const [day] = [addDays(beijingDay(), 60), `${year + 1}-12-31`].sort()
    const days = [{ day, from: '09:00', until: '17:00' }]
    const planned = await plannedByOffice(planFacts({ name: '工作年会', kind: 'conference', days }), handler)
    const sits = (email: string) => PersonAtScreen.signedIn(browser as unknown as Browser, email)

    // 经办查找问题并列入
    const office = await sits(handler.email)
    await office.follow('改进举措')
    await office.follow('查找问题')
    await office.sees('通州区全年没有已确认的咨询和培训记录')
    await office.page.getByLabel('列入 通州区全年没有已确认的咨询和培训记录').check()
    await office.press('将勾选的列入改进举措')
    await office.sees('已列入 1 项改进举措')

    // 经办完善
    await office.follow('通州区全年没有已确认的咨询和培训记录')
    await office.follow('修改')
    await office.page.getByLabel('牵头责任人').selectOption('district-110108')
    await office.type({ 配合单位: '市知识产权保护中心' })
    await office.press('保存')
    await office.sees('海淀区')
    const measure = await ImprovementMeasure.firstOrFail()
    const path = `/improvements/${measure.id}`

    // 处长审定
    const decides = await sits(head.email)
    await decides.open(path)
    await decides.press('审定通过')
    await decides.sees('已审定')

    // 区里填报进展并报告完成
    const district = await sits(haidianReviewer.email)
    await district.open(path)
    await district.type({ 进展情况: '已组织两场公益培训。' })
    await district.press('提交进展')
    await district.sees('已组织两场公益培训。')
    await district.page.locator('summary', { hasText: '附佐证材料' }).click()
    await district.type({ 完成情况: '全年组织四场公益培训。', 佐证页面: '/trainings' })
    await district.press('报告完成')
    await district.sees('已报告完成')

    // 处长确认
    await decides.open(path)
    await decides.press('确认完成')
    await decides.sees('已确认完成')

    // 列入年会议程
    await office.open(`/trainings/${planned.id}`)
    await office.page.getByLabel(measure.measure).check()
    await office.press('保存议程')
    await office.sees('议程已保存')
    await measure.refresh()
    assert.equal(measure.state, 'done')
    assert.isTrue((await Event.findOrFail(planned.id)).isConference)
    for (const someone of [office, decides, district]) await someone.leave()
  })
})
