import { test } from '@japa/runner'
import type { Browser } from 'playwright'
import Assignment from '#app/experts/assignment'
import { redrawnOf } from '#app/experts/redrawn'
import { emptyTables } from '#tests/support/empty_tables'
import { invitationsOf, letterPath, makeExpert } from '#tests/support/experts'
import { PersonAtScreen } from '#tests/support/person_at_screen'
import { makeWorld } from '#tests/world'

test.group('A jury', (group) => {
  group.setup(() => emptyTables())

  test('is drawn from the pool, answers by letter, and is filled up again', async ({ assert, browser }) => {
    const world = await makeWorld()
    for (let n = 0; n < 4; n++) await makeExpert(world)
    const screen = browser as unknown as Browser

    // 经办人新增专家
    const handler = await PersonAtScreen.signedIn(screen, world.people.handler.email)
    await handler.open('/experts')
    await handler.follow('新增专家')
    await handler.type({ 姓名: '穆清扬', 电子邮箱: 'mu@jingzhi.example', 手机: '13911112222' })
    await handler.tick('专利检索')
    await handler.choose('单位性质', '图书馆')
    await handler.page.locator('[name="employments[0][name]"]').fill('燕麓大学图书馆')
    await handler.press('保存')
    await handler.arrivesAt('穆清扬')

    // 建立任务，固定名单，抽取
    await handler.open('/expert-assignments')
    await handler.follow('新建任务')
    await handler.type({ 任务名称: '专题数据库验收评审', 专家人数: '3' })
    await handler.page.locator('[name="units[0][name]"]').fill('燕麓大学图书馆')
    await handler.choose('种子来源', '系统生成，先公布哈希值')
    await handler.press('保存')
    await handler.arrivesAt('专题数据库验收评审')
    await handler.sees('现任职于被评审单位：燕麓大学图书馆')
    await handler.press('固定候选名单')
    await handler.sees('候选名单已固定。')
    await handler.press('抽取专家')
    await handler.sees('已抽取，邀请函已发出。')

    // 专家从信中的网址答复，不用登录
    const assignment = await Assignment.firstOrFail()
    const [first, second] = await invitationsOf(assignment)
    const expert = await PersonAtScreen.sitDown(screen)
    await expert.open(await letterPath(first.expert.user.email))
    await expert.press('接受邀请')
    await expert.sees('您已接受邀请')
    await expert.open(await letterPath(second.expert.user.email))
    await expert.page.getByText('不能参加').first().click()
    await expert.choose('理由', '时间不便')
    await expert.press('不能参加')
    await expert.sees('您已谢绝这次邀请')

    // 经办人递补
    handler.page.on('dialog', (dialog) => dialog.accept())
    await handler.page.reload()
    await handler.sees('时间不便')
    const row = handler.page.locator('tr', { hasText: second.expert.user.name })
    await handler.send(row.getByRole('button', { name: /递补/ }))
    await handler.sees('已递补，邀请函已发出。')
    const seats = await invitationsOf(assignment)
    assert.deepEqual(seats.map(({ state }) => state), ['accepted', 'replaced', 'invited', 'invited']) // prettier-ignore
    const draws = await redrawnOf(assignment.number)
    assert.deepEqual(draws.map(({ again }) => again.isSame), [true, true]) // prettier-ignore
  })
})
