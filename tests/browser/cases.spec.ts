import { test } from '@japa/runner'
import type { Browser } from 'playwright'
import TypicalCase from '#app/cases/typical_case'
import { addDays, beijingDay } from '#app/calendar/working_days'
import { beijingYear } from '#app/core/beijing_day'
import { emptyTables } from '#tests/support/empty_tables'
import { png } from '#tests/support/files'
import { PersonAtScreen } from '#tests/support/person_at_screen'
import { caseCall } from '#tests/support/typical_cases'
import { makeWorld } from '#tests/world'

const TITLE = '专利导航助力新能源企业'

test.group('A typical case', (group) => {
  group.each.setup(() => emptyTables())

  test('is written with a picture, handed in, recommended, corrected and passed', async ({ assert, browser }) => {
    const world = await makeWorld()
    const { people } = world
    await caseCall(world)
    const sits = (email: string) => PersonAtScreen.signedIn(browser as unknown as Browser, email)
    const theCase = () => TypicalCase.firstOrFail()

    // 经办人填写，随时自动保存
    const operator = await sits(people.operator.email)
    await operator.follow('案例申报')
    await operator.follow('填写案例')
    await operator.type({ 案例名称: TITLE })
    await operator.press('开始填写')
    await operator.follow('基本情况')
    await operator.choose('案例类别', '专利导航')
    await operator.type({ 服务对象: '新能源中小企业', 开始时间: `${beijingYear() - 1}-03-01` })
    await operator.type({ 结束时间: addDays(beijingDay(), -30), 摘要: '要'.repeat(301) })
    await operator.sees('301 / 300 字')
    await operator.sees('已自动保存')
    assert.equal((await theCase()).draft.audience, '新能源中小企业')
    await operator.press('保存并继续')
    await operator.sees('摘要最多 300 字，当前 301 字')
    await operator.type({ 摘要: '面向新能源企业开展专利导航，在立项前识别风险。' })
    await operator.press('保存并继续')

    await operator.arrivesAt('案例正文')
    await operator.type({ 背景: '企业出海前缺少了解。', 做法: '建立专题库，按月推送。', 成效: '两家企业调整路线。' })
    await operator.type({ 创新点: '结论写进立项评审表。', 推广价值: '流程可用于其他园区。' })
    await operator.sees('50 / 2000 字')
    await operator.press('保存并继续')
    await operator.arrivesAt('量化成效')
    const first = operator.page.locator('[data-row]').first()
    await operator.type({ 指标: '检索报告', 之前: '4', 之后: '19', 单位: '份', 佐证: '服务台账' }, first)
    await operator.press('保存并继续')

    // 图片：像素不足的说明原因
    await operator.arrivesAt('图片')
    const picture = async (width: number) => {
      await operator.page
        .locator('input[type=file]')
        .setInputFiles({ name: '现场.png', mimeType: 'image/png', buffer: png(width, 20) })
      await operator.type({ 图片说明: '培训现场', 权利声明: '本单位拍摄' })
      await operator.press('上传图片')
    }
    await picture(600)
    await operator.sees('最小 945 像素宽')
    await picture(1200)
    await operator.sees('图片已上传')
    await operator.press('保存并继续')
    await operator.arrivesAt('联系人与声明')
    await operator.type({ 联系人: '林知远', 联系电话: '010-55550101', 电子邮箱: 'case@org.example' })
    await operator.tick('服务对象已书面同意公开案例内容')
    await operator.type({ 脱密审查结论: '不涉及国家秘密和商业秘密。' })
    await operator.press('保存并继续')
    await operator.follow('检查并报送')
    await operator.sees('请本单位负责人登录后在这里报送')

    // 负责人报送
    const principal = await sits(people.principal.email)
    const { id } = await theCase()
    await principal.open(`/typical-cases/${id}/submissions/create`)
    await principal.page.locator('.choice label', { hasText: '区知识产权部门推荐' }).click()
    await principal.press('报送案例')
    await principal.sees('案例已报送')

    // 区里推荐、排序
    const district = await sits(people.haidianReviewer.email)
    await district.follow('案例推荐')
    await district.follow(TITLE)
    await district.follow('推荐')
    await district.open(`/typical-cases/${id}/acts/recommend`)
    await district.type({ 推荐排序: '1', 意见: '做法扎实，成效明显，同意推荐。' })
    await district.press('推荐')
    await district.sees('已推荐，案例进入形式审查')

    // 经办人一次性告知补正，单位补正，通过
    const handler = await sits(people.handler.email)
    await handler.open(`/typical-cases/${id}`)
    await handler.follow('写补正通知')
    const defect = handler.page.locator('.defect', { hasText: '成效' }).first()
    await defect.getByLabel('成效', { exact: true }).check()
    await defect.getByLabel('问题和补正要求').fill('请写明服务前后的数据来源。')
    await handler.press('发出补正通知')
    await handler.sees('补正通知已发出')
    await principal.open(`/typical-cases/${id}`)
    await principal.follow('开始补正')
    await principal.follow('案例正文')
    await principal.type({ 成效: '两家企业调整路线，数据来自服务台账。' })
    await principal.press('保存并继续')
    await principal.follow('检查并报送')
    await principal.press('重新提交')
    await principal.sees('第 2 次提交')
    await handler.open(`/typical-cases/${id}`)
    await handler.follow('与上一次对照')
    await handler.sees('数据来自服务台账')
    await handler.open(`/typical-cases/${id}/acts/pass`)
    for (const box of await handler.page.locator('input[type=checkbox]').all()) await box.check()
    await handler.type({ 意见: '材料齐全，符合要求。' })
    await handler.press('通过')
    await handler.sees('已通过形式审查')
    assert.equal((await theCase()).state, 'formal_ok')
    for (const person of [operator, principal, district, handler]) await person.leave()
  })
})
