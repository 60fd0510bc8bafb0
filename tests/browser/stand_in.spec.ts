import { test } from '@japa/runner'
import type { Browser } from 'playwright'
import db from '@adonisjs/lucid/services/db'
import { workCalendar } from '#app/calendar/work_calendar'
import { addWorkingDays, beijingDay } from '#app/calendar/working_days'
import { leaveMoment } from '#app/core/clock'
import { drainOutbox } from '#jobs/drain'
import { applicationIn } from '#tests/support/applications'
import { emptyTables } from '#tests/support/empty_tables'
import { PersonAtScreen } from '#tests/support/person_at_screen'
import { inDays } from '#tests/support/stand_ins'
import { makeUser, makeWorld } from '#tests/world'

test.group('While an official is away', (group) => {
  group.setup(() => emptyTables())
  group.each.teardown(() => leaveMoment())

  test('a colleague sees his work, decides in his name, and the report says so', async ({ assert, browser }) => {
    const world = await makeWorld()
    const { haidianReviewer, head, administrator } = world.people
    const deputy = await makeUser('白鹿鸣', ['district_reviewer'], { districtCode: '110108' })
    const application = await applicationIn('district_review', world)
    await db.from('point_applications').where({ id: application.id }).update({ handler_id: haidianReviewer.id })
    const sits = (email: string) => PersonAtScreen.signedIn(browser as unknown as Browser, email)

    // 初审员出差，登记代理
    const absent = await sits(haidianReviewer.email)
    await absent.sees('燕麓大学图书馆')
    await absent.open('/stand-ins')
    await absent.follow('登记代理')
    await absent.choose('代理人', '白鹿鸣 · 区级初审员')
    await absent.type({ 结束日期: inDays(-1), 原因: '出差' })
    await absent.press('登记代理')
    await absent.sees('结束日期不能早于开始日期')
    await absent.type({ 结束日期: inDays(6) })
    await absent.press('登记代理')
    await absent.sees('即时生效')
    await absent.open('/home')
    await absent.sees('您已委托 白鹿鸣 代理至')

    // 代理人看到待办，办理
    const colleague = await sits(deputy.email)
    await colleague.sees('您正在代理：周若宁')
    await colleague.follow('燕麓大学图书馆')
    await colleague.decide('推荐', '材料齐全，服务基础较好，同意推荐。')
    await colleague.sees('白鹿鸣 代 周若宁')
    const approval = await db.from('approvals').where('step', 'endorse').firstOrFail()
    assert.include(approval, { by_name: '白鹿鸣', acting_for_name: '周若宁' })

    // 处长查看谁代谁办了什么
    const overseer = await sits(head.email)
    await overseer.open('/stand-ins')
    await overseer.follow('代理办理记录')
    await overseer.sees('填写了区级初审意见')
    await overseer.sees('白鹿鸣 代 周若宁')
    await overseer.follow(/网点申请/)
    await overseer.arrivesAt('燕麓大学图书馆')

    // 提前回来
    await absent.open('/stand-ins')
    await absent.follow('白鹿鸣 代 周若宁')
    await absent.arrivesAt('白鹿鸣 代 周若宁')
    absent.page.once('dialog', (dialog) => dialog.accept())
    await absent.press('提前结束')
    await absent.sees('已登记结束')
    await drainOutbox()
    const told = await db.from('inbox_mails').where('recipient', deputy.email).orderBy('id')
    assert.deepEqual(
      told.map(({ subject }) => subject).filter((subject) => subject.startsWith('职务代理')),
      ['职务代理：白鹿鸣 代 周若宁', '职务代理结束：白鹿鸣 代 周若宁']
    )

    // 管理员改日历，先看哪些期限变动
    const keeper = await sits(administrator.email)
    await keeper.open('/calendar')
    await keeper.follow('修改日历')
    const offDay = addWorkingDays(beijingDay(), 1, await workCalendar())
    await keeper.type({ 日期: `${offDay} 休 临时停工` }, keeper.page.locator('form:has(textarea)'))
    await keeper.send(keeper.page.locator('form:has(textarea) button[type=submit]'))
    await keeper.sees('共 2 项')
    await keeper.sees(`${application.number} 燕麓大学图书馆`)
    await keeper.press('确认修改')
    await keeper.sees('工作日历已修改')
    await keeper.sees('临时停工')
    const entries = await db.from('calendar_days')
    assert.deepEqual(
      entries.map(({ day }) => day),
      [offDay]
    )
  })
})
