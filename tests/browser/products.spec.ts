import { test } from '@japa/runner'
import type { Browser } from 'playwright'
import OutsideFigure from '#app/outside_figures/outside_figure'
import Product from '#app/products/product'
import { pointOf } from '#tests/support/activities'
import { emptyTables } from '#tests/support/empty_tables'
import { PersonAtScreen } from '#tests/support/person_at_screen'
import { planInForce } from '#tests/support/plans'
import { makeWorld } from '#tests/world'

const HEAD = '指标代码,期间,数值,数据来源,截止日期,说明'

test.group('What counts towards the plan', (group) => {
  group.each.setup(() => emptyTables())

  test('a point enters a database, its principal stands for it, the board grows', async ({ assert, browser }) => {
    const world = await makeWorld()
    const { operator, principal, handler } = world.people
    await pointOf(world)
    const plan = await planInForce(world.people)
    const sits = (email: string) => PersonAtScreen.signedIn(browser as unknown as Browser, email)

    // 经办人登记
    const writer = await sits(operator.email)
    await writer.follow('产品与成果')
    await writer.follow('登记专题数据库')
    await writer.type({ 名称: '氢能燃料电池专利专题数据库', 发布日期: '2024-05-20', 简介: '太短' })
    await writer.choose('领域', '专利')
    await writer.choose('产业', '绿色能源与节能环保')
    await writer.choose('开放方式', '免费开放')
    await writer.press('保存')
    await writer.sees('简介至少需要 10 个字')
    await writer.type({ 简介: '收录国内外氢能燃料电池专利并人工标引。' })
    await writer.press('保存')
    await writer.sees('待确认')

    // 负责人确认
    const answers = await sits(principal.email)
    await answers.follow('氢能燃料电池专利专题数据库')
    await answers.press('确认')
    await answers.sees('已确认')
    assert.equal((await Product.firstOrFail()).state, 'confirmed')

    // 市局看板
    const office = await sits(handler.email)
    await office.open(`/plans/${plan.id}`)
    await office.follow('新建重点技术领域专利专题数据库')
    const figures = office.page.locator('#figures tfoot td')
    assert.equal((await figures.nth(2).innerText()).trim(), '1')
    await office.page.locator('#figures tbody a').last().click()
    await office.sees('氢能燃料电池专利专题数据库')
    for (const person of [writer, answers, office]) await person.leave()
  })

  test('a handler uploads visits with two bad lines, mends them, and the board shows them', async ({
    assert,
    browser,
  }) => {
    const world = await makeWorld()
    const plan = await planInForce(world.people)
    const office = await PersonAtScreen.signedIn(browser as unknown as Browser, world.people.handler.email)
    await office.follow('外部数据')
    await office.follow('批量导入')
    const file = {
      name: '访问量.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(
        [
          HEAD,
          'platform_visits,2024-01,980000,city_platform,2024-02-01,',
          'platform_visits,2024-13,1000,city_platform,2024-03-01,',
          'platform_visits,2024-03,九十万,city_platform,2024-04-01,',
        ].join('\n')
      ),
    }
    await office.page.getByLabel('或上传文件').setInputFiles(file)
    await office.press('检查')
    await office.sees('共 3 行，2 行有误')
    await office.sees('期间应为月、季或年')
    await office.sees('数值应为数字')
    assert.isNull(await OutsideFigure.first())

    const lines = office.page.getByRole('textbox', { name: '表格内容' })
    await lines.fill((await lines.inputValue()).replace('2024-13,1000', '2024-02,950000').replace('九十万', '900000'))
    await office.press('检查')
    await office.sees('共 3 行，全部可以保存')
    await office.press('全部保存')
    await office.sees('已保存 3 行')
    await office.open(`/plans/${plan.id}`)
    await office.sees('2,830,000')
    await office.leave()
  })
})
