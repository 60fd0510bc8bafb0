import { test } from '@japa/runner'
import type { Browser } from 'playwright'
import { makeConsultation } from '#tests/support/activities'
import { emptyTables } from '#tests/support/empty_tables'
import { PersonAtScreen } from '#tests/support/person_at_screen'
import { makeWorld } from '#tests/world'

test.group('Personal data', (group) => {
  group.setup(() => emptyTables())

  test('a number is shown on request, and erased when the person asks for it', async ({ assert, browser }) => {
    const world = await makeWorld()
    const { operator, handler, head } = world.people
    const entry = await makeConsultation(world)
    const sits = (email: string) => PersonAtScreen.signedIn(browser as unknown as Browser, email)

    // 网点查看联系方式
    const point = await sits(operator.email)
    await point.open(`/consultations/${entry.id}`)
    await point.sees('138****0001')
    await point.press('显示联系方式')
    await point.sees('13800000001')
    await point.sees('查看了联系方式')

    // 经办人登记本人的删除请求
    const official = await sits(handler.email)
    await official.open('/personal-requests')
    await official.follow('登记请求')
    await official.choose('请求事项', '删除')
    await official.choose('提出方式', '窗口')
    await official.type({ 姓名: '白露', 身份核验: '窗口核对身份证件', 具体要求: '请删除我留下的联系方式。' })
    await official.press('登记请求')
    await official.sees('请填写手机')
    await official.type({ 手机: '13800000001' })
    await official.press('登记请求')
    await official.sees('已登记')

    // 处室负责人答复
    const decides = await sits(head.email)
    await decides.follow('白露')
    await decides.sees('咨询台账')
    await decides.sees(operator.name)
    await decides.tick('同意')
    await decides.type({ 答复: '已去除姓名和联系方式，咨询内容作为台账保存。' })
    await decides.press('作出答复')
    await decides.sees('答复已作出')
    await decides.sees('处理结果')

    await point.open(`/consultations/${entry.id}`)
    await point.sees('应本人请求去除了个人信息')
    await entry.refresh()
    assert.deepEqual([entry.contactName, entry.contactMobile, entry.contactEmail], [null, null, null])
  })
})
