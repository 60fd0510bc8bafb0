import { test } from '@japa/runner'
import type { Browser } from 'playwright'
import { leaveMoment } from '#app/core/clock'
import Certificate from '#app/designations/certificate'
import Revocation from '#app/sanctions/revocation'
import { pointOf } from '#tests/support/activities'
import { emptyTables } from '#tests/support/empty_tables'
import { pdf } from '#tests/support/files'
import { PersonAtScreen } from '#tests/support/person_at_screen'
import { afterNoticeOf } from '#tests/support/sanctions'
import { makeWorld } from '#tests/world'

test.group('A revocation', (group) => {
  group.setup(() => emptyTables())
  group.teardown(() => leaveMoment())

  test('from the proposal to the register, and the certificate is void', async ({ assert, browser }) => {
    const world = await makeWorld()
    const point = await pointOf(world)
    const { code } = await Certificate.currentOf(point)
    const sits = (email: string) => PersonAtScreen.signedIn(browser as unknown as Browser, email)
    const decides = async (person: PersonAtScreen, act: string, fields: Record<string, string>) => {
      await person.page.locator('.choice label', { hasText: act }).first().click()
      await person.type(fields, person.page.locator('form[action$="/steps"]'))
      await person.press('提交办理意见')
    }

    // 承办人从网点页提出撤销，附证据，报送
    const handler = await sits(world.people.handler.email)
    await handler.open(`/designations/${point.id}`)
    await handler.follow('提出撤销')
    await handler.press('保存')
    await handler.sees('请填写一句话事由')
    await handler.choose('撤销事由', '对基础性免费项目收费')
    await handler.type({ 一句话事由: '对基础性免费服务项目收费' })
    await handler.type({ 事实和依据: '经查，该单位自三月起对基础检索服务收取费用，共二十一笔，有收据为证。' })
    await handler.press('保存')
    await handler.sees('请上传证据材料后报送')
    await handler.page.getByLabel('添加证据材料').setInputFiles({
      name: '收据.pdf',
      mimeType: 'application/pdf',
      buffer: pdf(),
    })
    await handler.sees('收据.pdf')
    await decides(handler, '报送', { 意见: '事实清楚，建议撤销。' })
    await handler.sees('待审定')
    const path = new URL(handler.page.url()).pathname

    // 处室负责人发出事先告知书
    const head = await sits(world.people.head.email)
    await head.follow('燕麓大学图书馆')
    await decides(head, '发出事先告知书', { 意见: '同意告知。' })
    await head.sees(/京知网告〔\d{4}〕1号/)

    // 单位负责人陈述申辩
    const principal = await sits(world.people.principal.email)
    await principal.follow('燕麓大学图书馆')
    await principal.follow('陈述申辩')
    await principal.type({ 意见和理由: '所收费用系增值服务费，且已全部退还，恳请保留网点。' })
    await principal.sees('已自动保存')
    await principal.press('提交陈述申辩')
    await principal.sees('陈述申辩已提交')

    // 核查、审议、公示
    await handler.open(path)
    await handler.sees('且已全部退还')
    await decides(handler, '填写核查意见', { 意见: '收费项目属于基础性服务，理由不成立。' })
    const leader = await sits(world.people.leader.email)
    await leader.open(path)
    await decides(leader, '决定撤销', { 会议纪要编号: '局长办公会纪要〔2026〕20号', 意见: '会议决定撤销网点认定。' })
    await leader.sees('公示中')
    const visitor = await PersonAtScreen.sitDown(browser as unknown as Browser)
    await visitor.open('/revocation-notices')
    await visitor.follow('燕麓大学图书馆')
    await visitor.sees('对基础性免费服务项目收费')
    assert.notInclude(await visitor.page.locator('main').innerText(), '二十一笔')

    // 公示期满，执行；证书失效
    afterNoticeOf(await Revocation.firstOrFail())
    await handler.open(path)
    await decides(handler, '执行撤销', { 撤销文号: '京知局〔2026〕30号', 意见: '公示期满，予以撤销。' })
    await handler.sees('已撤销并登记')
    await handler.open(`/designations/${point.id}`)
    await handler.sees('京知局〔2026〕30号')
    await visitor.open(`/verify/${code}`)
    await visitor.sees('证书真实，但目前状态为：已撤销')
  })
})
