import { test } from '@japa/runner'
import type { Browser } from 'playwright'
import { drainOutbox } from '#jobs/drain'
import PointApplication from '#app/service_points/point_application'
import { emptyTables } from '#tests/support/empty_tables'
import { filledIn, TYPED } from '#tests/support/filled_application'
import { inDays } from '#tests/support/stand_ins'
import { PersonAtScreen } from '#tests/support/person_at_screen'
import { makeWorld } from '#tests/world'

test.group('A round of correction', (group) => {
  group.setup(() => emptyTables())

  test('from the ticked field to the difference, with an opinion, a second order and more time', async ({
    assert,
    browser,
  }) => {
    const world = await makeWorld()
    const { handler, head, operator, principal, chaoyangReviewer } = world.people
    const application = await filledIn('verification', world)
    const path = `/applications/${application.id}`
    const sits = (email: string) => PersonAtScreen.signedIn(browser as unknown as Browser, email)

    // 市局经办勾选、写明、一次发出
    const official = await sits(handler.email)
    await official.open(path)
    await official.follow('写补正通知')
    await official.arrivesAt('补正通知')
    await official.press('发出补正通知')
    await official.sees('请至少勾选一项需要补正的内容')
    await official.tick('联系人手机')
    const note = official.page.locator('.defect', { hasText: '联系人手机' }).getByLabel('问题和补正要求')
    await note.fill('手机号码与证明材料不一致，请核对。')
    await official.sees('已自动保存')
    await official.press('发出补正通知')
    await official.sees('补正通知已发出')
    assert.equal(await official.page.locator('form[action$="/approvals"]').count(), 0, 'nobody decides meanwhile')

    // 申报单位收到通知书，只改那一项
    await drainOutbox()
    const applicant = await sits(operator.email)
    await applicant.open('/inbox')
    await applicant.follow(/请补正申请材料/)
    await applicant.sees(/补正通知书-BZ-\d{4}-0001\.docx/)
    await applicant.open(path)
    await applicant.sees('请补正 1 项')
    await applicant.follow('联系人手机')
    await applicant.arrivesAt('负责人与联系人')
    assert.equal(await applicant.page.locator('main form input[type=text]').count(), 1, 'only what was ticked is open')
    await applicant.type({ 联系人手机: '13900001234' })
    await applicant.press('保存并继续')

    const responsible = await sits(principal.email)
    await responsible.open(`${path}/submissions/create`)
    await responsible.press('提交申请')
    await responsible.arrivesAt('申请已提交')

    // 经办看到修改前后，请朝阳区提意见
    await official.open(path)
    await official.sees('补正对照')
    await official.sees('手机号码与证明材料不一致')
    assert.equal(await official.page.locator('.compared del').innerText(), TYPED().contactMobile)
    assert.equal(await official.page.locator('.compared ins').innerText(), '13900001234')
    await official.page.locator('summary', { hasText: '征求意见、委派或抄送' }).click()
    const asking = official.page.locator('form[action$="/involvements"]')
    await official.choose('人员', '温景行 · 朝阳区', asking)
    await official.type({ 事由和问题: '请核实该单位在贵区的服务。', 希望回复的日期: inDays(3) }, asking)
    await official.send(asking.getByRole('button', { name: '发送' }))
    await official.sees('已向 温景行 征求意见')

    const colleague = await sits(chaoyangReviewer.email)
    await colleague.follow('燕麓大学图书馆')
    await colleague.sees('请核实该单位在贵区的服务')
    await colleague.type({ 我的意见: '情况属实，没有意见。' })
    await colleague.press('提交意见')
    await official.open(path)
    await official.sees('所涉内容未变，意见有效')

    // 再次补正须报处室负责人
    await official.follow('写补正通知')
    await official.tick('网址')
    await official.page
      .locator('.defect', { hasText: '网址' })
      .getByLabel('问题和补正要求')
      .fill('网址无法打开，请核对。')
    await official.press('报处室负责人')
    await official.sees('已报处室负责人')
    const chief = await sits(head.email)
    await chief.follow('燕麓大学图书馆')
    await chief.page.locator('summary', { hasText: '延长期限' }).first().click()
    await chief.type({ 延长的理由: '需要再次实地查看。' })
    await chief.press('确认延长')
    await chief.sees('期限已延长')
    await chief.follow('继续写补正通知')
    await chief.type({ 再次补正的理由: '首次补正时网址尚可打开。' })
    await chief.press('发出补正通知')
    await chief.sees('补正通知已发出')
    const { state, round } = await PointApplication.findOrFail(application.id)
    assert.deepEqual([state, round], ['supplement_required', 2])
  })
})
