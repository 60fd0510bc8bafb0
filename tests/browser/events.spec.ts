import { test } from '@japa/runner'
import type { Browser } from 'playwright'
import { addDays, beijingDay } from '#app/calendar/working_days'
import { paperCode } from '#app/events/sign_in_code'
import { png } from '#tests/support/files'
import { drainOutbox } from '#jobs/drain'
import { pointOf } from '#tests/support/activities'
import { emptyTables } from '#tests/support/empty_tables'
import { comes, makeEventToday, makeHeldConference } from '#tests/support/events'
import { PersonAtScreen } from '#tests/support/person_at_screen'
import { planOfThisYear } from '#tests/support/plans'
import { makeWorld } from '#tests/world'

test.group('Events', (group) => {
  group.each.setup(() => emptyTables())

  test('a citizen registers on a telephone, signs in at the door, and the figure of the city grows', async ({
    assert,
    browser,
  }) => {
    const world = await makeWorld()
    const { operator, principal, handler } = world.people
    const plan = await planOfThisYear(world.people)
    const phone = () => PersonAtScreen.sitDown(browser as unknown as Browser, { width: 390 })
    const sits = (email: string) => PersonAtScreen.signedIn(browser as unknown as Browser, email)

    // 网点发布今天的活动并开放报名（开始前）
    const event = await makeEventToday(world, { days: [{ day: beijingDay(), from: '23:57', until: '23:59' }] })
    for (let n = 0; n < 4; n++) await comes(event)

    // 市民在手机上报名
    const citizen = await phone()
    await citizen.open('/events')
    await citizen.follow(event.name)
    await citizen.type({
      姓名: '白露',
      单位: '拒马河精密仪器公司',
      手机: '138 0000 0001',
      电子邮箱: 'bai.lu@people.example',
    })
    await citizen.choose('人员类别', '科研人员')
    await citizen.tick('我同意主办单位为办理报名和签到使用以上信息')
    await citizen.press('报名')
    await citizen.arrivesAt('报名成功')
    const wide = await citizen.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    assert.equal(wide, 0)
    await drainOutbox()

    // 网点打开签到码，市民扫码签到
    const organiser = await sits(operator.email)
    await organiser.open(`/trainings/${event.id}`)
    await organiser.sees('报名 5 人')
    await organiser.follow('签到码')
    await organiser.page.getByRole('img', { name: '签到二维码' }).waitFor()
    await citizen.open(`/sign-in-here/${paperCode(event, beijingDay())}`)
    await citizen.type({ 姓名: '白露', 手机后四位: '0001' })
    await citizen.press('签到')
    await citizen.arrivesAt('签到成功')

    // 其他人在签到台登记
    await organiser.open(`/trainings/${event.id}/participants`)
    for (let n = 0; n < 4; n++)
      await organiser.send(
        organiser.page.getByRole('button', { name: '签到', exact: false }).filter({ hasNotText: '撤销' }).first()
      )

    // 活动结束，登记结果、上传照片、提交
    await event.refresh()
    await event.merge({ days: [{ day: beijingDay(), from: '00:01', until: '00:02' }] }).save()
    await organiser.open(`/trainings/${event.id}/results/create`)
    await organiser.sees('人数已按签到自动填好')
    assert.equal(await organiser.page.getByLabel('线下人次').inputValue(), '5')
    await organiser.press('保存')
    await organiser.sees('还差现场照片')
    const photos = ['现场一.png', '现场二.png'].map((name) => ({ name, mimeType: 'image/png', buffer: png() }))
    await organiser.page.locator('#photos').setInputFiles(photos)
    await organiser.send(organiser.page.getByRole('button', { name: /上传\s*现场照片/ }))
    await organiser.sees('现场二.png')
    await organiser.press('提交确认')
    await organiser.sees('已提交，待网点负责人确认')

    // 负责人确认，指标增加
    const responsible = await sits(principal.email)
    await responsible.follow(event.name)
    await responsible.press('确认')
    await responsible.sees('计 1 场次')
    const official = await sits(handler.email)
    await official.open(`/plans/${plan.id}`)
    const target = official.page.locator('tr', { hasText: '知识产权信息利用培训' }).first()
    assert.include(await target.innerText(), '1')
    await target.getByRole('link').first().click()
    await official.page.locator('a[href^="/trainings?"]').first().click()
    await official.sees(event.name)
  })

  test('the conference: a receipt, minutes, a task done by an institution', async ({ browser }) => {
    const world = await makeWorld()
    const { handler, operator } = world.people
    await pointOf(world)
    const conference = await makeHeldConference(world)
    const sits = (email: string) => PersonAtScreen.signedIn(browser as unknown as Browser, email)

    const official = await sits(handler.email)
    await official.open(`/trainings/${conference.id}`)
    await official.follow('印发会议纪要')
    await official.type({ 会议纪要: '会议总结了上一年工作，布置了今年任务，要求各网点按期落实。' })
    await official.page.getByRole('button', { name: '添加一行' }).click()
    const row = official.page.locator('[data-row]').first()
    await official.type({ 任务: '完善咨询台账', 完成期限: addDays(beijingDay(), 30) }, row)
    await official.choose('责任人（单位）', '燕麓大学图书馆', row)
    await official.press('印发')
    await official.sees('会议纪要已印发')
    await official.press('下达任务')
    await official.sees('任务已下达')
    await drainOutbox()

    const owner = await sits(operator.email)
    await owner.follow('完善咨询台账')
    await owner.type({ 完成情况和佐证: '台账已补齐，见〔2026〕3号。' })
    await owner.press('登记完成')
    await owner.sees('已登记完成')
    await official.open(`/trainings/${conference.id}`)
    await official.press('办结')
    await official.sees('已办结')
  })
})
