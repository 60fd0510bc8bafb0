import { test } from '@japa/runner'
import type { Browser } from 'playwright'
import db from '@adonisjs/lucid/services/db'
import { drainOutbox } from '#jobs/drain'
import { emptyTables } from '#tests/support/empty_tables'
import { PersonAtScreen } from '#tests/support/person_at_screen'
import { makeWorld } from '#tests/world'

const PASSWORD = 'Yuquan-2026-x'

test.group('A new official', (group) => {
  group.setup(() => emptyTables())

  test('is proposed by one administrator, confirmed by another, and then comes in', async ({ assert, browser }) => {
    const { administrator, securityAdministrator, auditAdministrator } = (await makeWorld()).people
    const sits = (email: string) => PersonAtScreen.signedIn(browser as unknown as Browser, email)

    // 系统管理员提请
    const keeper = await sits(administrator.email)
    await keeper.open('/users')
    await keeper.follow('新增用户')
    await keeper.type({ 电子邮箱: 'new@people.example', 姓名: '江映雪', 依据: '京知人〔2026〕12 号' })
    await keeper.tick('市局经办')
    await keeper.tick('审计管理员')
    await keeper.press('提请确认')
    await keeper.sees('不能与其他角色兼任')
    await keeper.page.getByLabel('审计管理员').uncheck()
    await keeper.press('提请确认')
    await keeper.sees('授权已提请安全管理员确认')

    // 安全管理员确认
    const security = await sits(securityAdministrator.email)
    await security.follow('江映雪')
    await security.sees('京知人〔2026〕12 号')
    security.page.on('dialog', (dialog) => dialog.accept())
    await security.press('确认')
    await security.sees('已确认对 江映雪 的授权')

    // 新用户设置密码后登录
    await drainOutbox()
    const mails = await db.from('inbox_mails').where('recipient', 'new@people.example')
    const [link] = /\/password-resets\/[\w-]+\/edit/.exec(mails.map(({ text }) => text).join())!
    const official = await PersonAtScreen.sitDown(browser as unknown as Browser)
    await official.open(link)
    await official.type({ 新密码: PASSWORD, 再次输入新密码: PASSWORD })
    await official.press('设置密码')
    await official.type({ 电子邮箱: 'new@people.example', 密码: PASSWORD })
    await official.press('登录')
    await official.comesTo(/\/home$/)
    await official.sees('网点申报')

    // 审计管理员看到全过程
    const auditor = await sits(auditAdministrator.email)
    await auditor.open('/audit?group=accounts')
    for (const act of ['提请授权', '确认授权']) await auditor.sees(act)
    assert.equal(await auditor.page.getByText('用户管理').count(), 0)
  })
})
