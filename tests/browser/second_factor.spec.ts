import { test } from '@japa/runner'
import type { Browser } from 'playwright'
import limiter from '@adonisjs/limiter/services/main'
import { codeAt } from '#app/second_factors/one_time_code'
import { codeIn, requireSecondFactor } from '#tests/support/second_factors'
import { emptyTables } from '#tests/support/empty_tables'
import { PersonAtScreen } from '#tests/support/person_at_screen'
import { makeUser, PASSWORD } from '#tests/world'

test.group('Two-step verification', (group) => {
  group.each.setup(() => emptyTables())
  group.each.setup(() => limiter.clear())

  test('somebody turns it on, signs in with a code, then on another device with a recovery code', async ({
    assert,
    browser,
  }) => {
    const user = await makeUser('沈怀瑾', ['bureau_handler'])
    const person = await PersonAtScreen.signedIn(browser as unknown as Browser, user.email)

    // 开启：密码、扫码、首个动态码、备用码
    await person.open('/account')
    await person.follow('登录安全')
    await person.follow('开启两步验证')
    await person.type({ 当前密码: PASSWORD })
    await person.press('下一步')
    await person.page.getByRole('img', { name: '设置验证器的二维码' }).waitFor()
    const letters = await person.page.locator('[data-copy]').first().getAttribute('data-copy')
    const secret = letters!.replaceAll(' ', '')
    await person.type({ '应用显示的 6 位动态码': '000000' })
    await person.press('确认开启')
    await person.sees('动态码不正确')
    await person.type({ '应用显示的 6 位动态码': codeAt(secret, new Date()) })
    await person.press('确认开启')
    await person.sees('它们只显示这一次')
    const codes = await person.page.locator('.codes li').allInnerTexts()
    assert.lengthOf(codes, 10)

    // 退出后登录：密码之后还要动态码，到原来想去的页面
    await person.page.locator('summary.who').click()
    await person.press('退出登录')
    await person.open('/stand-ins')
    await person.type({ 电子邮箱: user.email, 密码: PASSWORD })
    await person.press('登录')
    await person.comesTo(/second-step$/)
    await person.type({ 动态码: codeIn(secret, 30) })
    await person.press('登录')
    await person.comesTo(/\/stand-ins$/)

    // 另一台设备：备用码
    const other = await PersonAtScreen.sitDown(browser as unknown as Browser, { width: 390 })
    await other.open('/sign-in')
    await other.type({ 电子邮箱: user.email, 密码: PASSWORD })
    await other.press('登录')
    await other.follow('改用备用码')
    await other.type({ 备用码: codes[0] })
    await other.press('登录')
    await other.comesTo(/\/home$/)
    await other.open('/account/security')
    await other.sees('9 个')
  })

  test('somebody who must have it sets it up on a telephone before anything else', async ({ browser, cleanup }) => {
    cleanup(requireSecondFactor('bureau_handler'))
    const user = await makeUser('沈怀瑾', ['bureau_handler'])
    const person = await PersonAtScreen.sitDown(browser as unknown as Browser, { width: 390 })
    await person.open('/stand-ins')
    await person.type({ 电子邮箱: user.email, 密码: PASSWORD })
    await person.press('登录')
    await person.sees('您的岗位须使用两步验证')
    await person.open('/home')
    await person.comesTo(/\/sign-in$/)
    await person.open('/sign-in/set-up')
    const letters = await person.page.locator('[data-copy]').first().getAttribute('data-copy')
    await person.type({ '应用显示的 6 位动态码': codeAt(letters!.replaceAll(' ', ''), new Date()) })
    await person.press('确认开启')
    await person.follow('已保存，继续')
    await person.comesTo(/\/(stand-ins|home)$/)
  })
})
