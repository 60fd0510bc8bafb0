import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from '@japa/runner'
import type { Browser } from 'playwright'
import { makeFile } from '#database/demo/files'
import { leaveMoment } from '#app/core/clock'
import Certificate from '#app/designations/certificate'
import { titleOf } from '#tests/support/changes'
import { emptyTables } from '#tests/support/empty_tables'
import { PersonAtScreen } from '#tests/support/person_at_screen'
import { makeWorld } from '#tests/world'

const NEW_NAME = '燕麓大学知识产权信息中心'

test.group('When an institution changes its name', (group) => {
  group.setup(() => emptyTables())
  group.each.teardown(() => leaveMoment())

  test('operator, principal, handler and head each do their part, and the old certificate names its successor', async ({
    assert,
    browser,
  }) => {
    const world = await makeWorld()
    const { operator, principal, handler, head } = world.people
    const title = await titleOf(world)
    const old = await Certificate.currentOf(title)
    const sits = (email: string) => PersonAtScreen.signedIn(browser as unknown as Browser, email)
    const proof = join(tmpdir(), `${process.pid}-更名批复.pdf`)
    await writeFile(proof, await makeFile('pdf', '更名批复'))

    // 经办人拟写
    const writer = await sits(operator.email)
    await writer.open(`/designations/${title.id}`)
    await writer.follow('申请变更')
    await writer.type({ 单位名称: NEW_NAME, 情况说明: '经主管部门批准更名。' })
    await writer.press('核对')
    await writer.sees('关键事项变更须上传证明材料')
    await writer.page.locator('input[type=file]').setInputFiles(proof)
    await writer.press('核对')
    await writer.sees('由本单位负责人核对后提交')
    assert.equal(await writer.page.getByRole('button', { name: '确认提交' }).count(), 0)

    // 负责人提交
    const chief = await sits(principal.email)
    await chief.follow('燕麓大学图书馆')
    await chief.sees(NEW_NAME)
    await chief.press('确认提交')
    await chief.sees('已提交，待市局核验')

    // 市局经办人核验
    const official = await sits(handler.email)
    await official.follow('燕麓大学图书馆')
    await official.sees('更名批复.pdf')
    await official.page.locator('.choice label', { hasText: '核验通过' }).click()
    await official.type({ 意见: '批复与法人证书一致，建议同意。' })
    await official.press('提交办理意见')
    await official.sees('已报处室负责人审定')

    // 处室负责人审定
    const decider = await sits(head.email)
    await decider.follow('燕麓大学图书馆')
    await decider.sees('批复与法人证书一致')
    await decider.page.locator('.choice label', { hasText: '同意' }).first().click()
    await decider.type({ 意见: '同意变更，换发证书。', 文号: '京知局〔2026〕46号' })
    await decider.press('提交办理意见')
    await decider.sees('已办结')
    await decider.open('/register-entries')
    await decider.sees('京知局〔2026〕46号')

    // 新证书
    await chief.open(`/designations/${title.id}`)
    await chief.arrivesAt(NEW_NAME)
    const { code } = await Certificate.currentOf(title)
    assert.notEqual(code, old.code)

    // 公众用旧证书核验
    const visitor = await PersonAtScreen.sitDown(browser as unknown as Browser)
    await visitor.open(`/verify/${old.code}`)
    await visitor.sees('被新证书替换')
    await visitor.sees(`现行证书编号 ${title.number}`)
    const shown = await visitor.page.content()
    for (const kept of [NEW_NAME, code, '更名', '46号', operator.name, 'people.example']) assert.notInclude(shown, kept)
    await visitor.open(`/verify/${code}`)
    await visitor.sees('证书真实有效')
    await visitor.sees(NEW_NAME)
  })
})
