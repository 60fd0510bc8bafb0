import { test } from '@japa/runner'
import type { Browser } from 'playwright'
import db from '@adonisjs/lucid/services/db'
import env from '#start/env'
import { emptyTables } from '#tests/support/empty_tables'
import { anotherPoint } from '#tests/support/open_data'
import { PersonAtScreen } from '#tests/support/person_at_screen'
import { makeWorld } from '#tests/world'

test.group('A city platform', (group) => {
  group.setup(() => emptyTables())

  test('reads of the data, gets a key from the administrator, reads, and is shut out', async ({ assert, browser }) => {
    const { people, organizations } = await makeWorld()
    await anotherPoint({ name: organizations.haidian.name })
    const fetches = (secret: string) =>
      fetch(`${env.get('APP_URL')}/api/v1/point-changes?since=2026-01-01T00:00:00Z`, {
        headers: { Authorization: `Bearer ${secret}` },
      })

    // 平台开发人员查看开放数据和接口说明
    const developer = await PersonAtScreen.sitDown(browser as unknown as Browser)
    await developer.open('/open-data')
    await developer.arrivesAt('开放数据')
    const waiting = developer.page.waitForEvent('download')
    await developer.page.getByRole('link', { name: '下载 CSV' }).first().click()
    assert.equal((await waiting).suggestedFilename(), 'points.csv')
    await developer.follow('接口说明')
    await developer.arrivesAt('京知开放数据接口')
    await developer.sees('GET /point-changes')

    // 管理员发放密钥，密钥只显示一次
    const administrator = await PersonAtScreen.signedIn(browser as unknown as Browser, people.administrator.email)
    await administrator.open('/api-keys')
    await administrator.follow('发放密钥')
    await administrator.type({ 使用单位和系统: '京城通 网点查询服务', 联系单位: '应用处', 用途: '展示网点信息' })
    await administrator.press('发放密钥')
    await administrator.sees(/请选择|权限/)
    await administrator.tick('同步网点名录')
    await administrator.press('发放密钥')
    await administrator.arrivesAt('京城通 网点查询服务')
    await administrator.sees('请立即复制并安全交给使用单位')
    const [secret] = /jz_[\w-]{43}/.exec(await administrator.page.locator('main').innerText())!
    await administrator.page.reload()
    assert.notInclude(await administrator.page.locator('main').innerText(), secret)

    // 平台用密钥同步
    const answer = await fetches(secret)
    assert.equal(answer.status, 200)
    assert.lengthOf(((await answer.json()) as { data: unknown[] }).data, 1)
    await administrator.page.reload()
    await administrator.sees('近 30 天共 1 次')

    // 更换后新密钥可用，作废后都不可用
    administrator.page.on('dialog', (dialog) => dialog.accept())
    await administrator.press('更换密钥')
    await administrator.sees('请立即复制并安全交给使用单位')
    const [newer] = /jz_[\w-]{43}/.exec(await administrator.page.locator('main').innerText())!
    assert.equal((await fetches(newer)).status, 200)
    await administrator.type({ 作废原因: '项目结束' })
    await administrator.press('作废')
    await administrator.sees('密钥已作废。')
    for (const dead of [secret, newer]) assert.equal((await fetches(dead)).status, 401)
    const actions = await db.from('audit_entries').where('subject_type', 'api_key').orderBy('seq').select('action')
    assert.deepEqual(
      actions.map(({ action }) => action),
      ['api_key.issued', 'api_key.rotated', 'api_key.revoked']
    )
  })
})
