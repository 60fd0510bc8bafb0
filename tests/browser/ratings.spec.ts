import { test } from '@japa/runner'
import type { Browser } from 'playwright'
import db from '@adonisjs/lucid/services/db'
import env from '#start/env'
import { leaveMoment, standAt } from '#app/core/clock'
import BadRatingCase from '#app/ratings/bad_rating_case'
import { ratingPath } from '#app/ratings/rating'
import { sweepClocks } from '#app/workflow/clock_sweep'
import { drainOutbox } from '#jobs/drain'
import { emptyTables } from '#tests/support/empty_tables'
import { PersonAtScreen } from '#tests/support/person_at_screen'
import { badRating, rateable, rater } from '#tests/support/ratings'
import { makeWorld } from '#tests/world'

test.group('When somebody is not satisfied', (group) => {
  group.each.setup(() => emptyTables())
  group.each.teardown(() => leaveMoment())

  /** A phone with scripts switched off. */
  async function phone(browser: Browser) {
    const context = await browser.newContext({
      ...{ javaScriptEnabled: false, locale: 'zh-CN' },
      viewport: { width: 390, height: 844 },
    })
    return context.newPage()
  }

  test('the citizen rates badly on a phone, the point repairs, the city calls back, the citizen rates again', async ({
    assert,
    browser,
  }) => {
    const world = await makeWorld()
    const { operator, handler } = world.people
    const entry = await rateable(world)
    const sits = (email: string) => PersonAtScreen.signedIn(browser as unknown as Browser, email)

    // 扫码评价
    const page = await phone(browser as unknown as Browser)
    await page.goto(env.get('APP_URL') + ratingPath(entry))
    await page.getByLabel('非常不满意').check()
    await page.getByLabel('意见和建议').fill('等了很久没有人接待。')
    await page.getByLabel('手机').fill(rater.contactMobile)
    await page.getByLabel('邮箱').fill(rater.contactEmail)
    await page.getByRole('button', { name: '提交评价' }).click()
    await page.getByText('请勾选同意').first().waitFor()
    assert.isTrue(await page.getByLabel('非常不满意').isChecked())
    await page.getByLabel('同意市知识产权局').check()
    await page.getByRole('button', { name: '提交评价' }).click()
    await page.getByText('感谢您的评价').first().waitFor()
    const { number } = await BadRatingCase.firstOrFail()

    // 市局提供联系方式
    const official = await sits(handler.email)
    await official.open('/bad-ratings')
    await official.follow('等了很久没有人接待')
    await official.press('显示联系方式')
    await official.sees(rater.contactMobile)
    await official.press('提供联系方式')
    await official.sees('网点可以看到联系方式了')

    // 网点首次联系
    const point = await sits(operator.email)
    await point.sees(number)
    await point.open('/bad-ratings')
    await point.follow('等了很久没有人接待')
    await point.press('显示联系方式')
    await point.sees(rater.contactMobile)
    await point.type({ 责任人: '林知远', 联系情况: '电话致歉，了解了经过。' })
    await point.choose('联系方式', '电话')
    await point.press('记录首次联系')
    await point.sees('已记录，待市局核实')

    // 核实、整改、回访
    await official.open(official.page.url())
    await official.choose('核实结论', '属实')
    await official.type({ 核实情况: '当天窗口缺人，情况属实。' })
    await official.press('提交核实情况')
    await point.open(point.page.url())
    await point.type({ 整改措施: '增加一名值班人员，公布替班电话。' })
    await point.page.getByLabel('完成日期').fill(new Date().toISOString().slice(0, 10))
    await point.press('提交整改情况')
    await point.sees('已提交，待市局回访')
    await official.open(official.page.url())
    await official.choose('回访结果', '认可')
    await official.type({ 回访情况: '认可整改。' })
    await official.press('记录回访')
    await drainOutbox()

    // 再次评价
    const [mail] = await db.from('inbox_mails').where({ recipient: rater.contactEmail }).orderBy('id', 'desc')
    await page.goto(/https?:\S*rate-again\S+/.exec(mail.text)![0])
    await page.getByLabel('满意', { exact: false }).nth(1).check()
    await page.getByRole('button', { name: '提交评价' }).click()
    await page.getByText('与原来的评价一并保存').first().waitFor()

    // 办结
    await official.open(official.page.url())
    await official.type({ 办结意见: '整改到位，予以办结。' })
    await official.press('办结')
    await official.sees('已办结')
    const row = await BadRatingCase.firstOrFail()
    assert.include(row.$attributes, { state: 'closed', stars: 1, secondStars: 4 })
    await page.context().close()
  })

  test('the point appeals, the handler proposes and the head decides; what is late is seen', async ({
    assert,
    browser,
  }) => {
    const world = await makeWorld()
    const { principal, handler, head } = world.people
    const [row, late] = [await badRating(world), await badRating(world)]
    const sits = (email: string) => PersonAtScreen.signedIn(browser as unknown as Browser, email)

    const chief = await sits(principal.email)
    await chief.open(`/bad-ratings/${row.id}`)
    await chief.choose('申诉理由', '与事实不符')
    await chief.type({ 申诉说明: '当天监控和来访登记显示有两名人员全程在岗接待。' })
    await chief.press('提交申诉')
    await chief.sees('待市局核查')
    const official = await sits(handler.email)
    await official.open(`/bad-ratings/${row.id}`)
    await official.choose('核查结论', '申诉成立，评价不计入统计')
    await official.type({ 核查意见: '监控显示有人接待，申诉属实。' })
    await official.press('报处室负责人')
    const decider = await sits(head.email)
    await decider.sees(row.number)
    await decider.open(`/bad-ratings/${row.id}`)
    await decider.choose('审定结论', '申诉成立，评价不计入统计')
    await decider.type({ 审定意见: '同意。' })
    await decider.press('审定')
    await decider.sees('申诉成立')
    await row.refresh()
    assert.equal(row.state, 'upheld')

    const later = new Date()
    later.setUTCDate(later.getUTCDate() + 20)
    standAt(later)
    await sweepClocks({})
    await drainOutbox()
    const watcher = await sits(handler.email)
    await watcher.open('/bad-ratings?overdue=yes')
    await watcher.sees(late.number)
    await watcher.sees(/已超 \d+ 个工作日/)
    assert.equal(await watcher.page.getByText(row.number).count(), 0)
  })
})
