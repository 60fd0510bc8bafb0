import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import type { Browser } from 'playwright'
import { addDays, beijingDay } from '#app/calendar/working_days'
import { leaveMoment, standAt } from '#app/core/clock'
import { formatDay } from '#app/core/format'
import { verifyAudit } from '#app/audit/verify'
import Certificate from '#app/designations/certificate'
import Designation from '#app/designations/designation'
import PointApplication from '#app/service_points/point_application'
import { recognizeApplication } from '#app/service_points/public_notice'
import { attachDemoFiles } from '#database/demo/files'
import { actor, afterNotice, bringTo } from '#tests/support/applications'
import { emptyTables } from '#tests/support/empty_tables'
import { filledIn } from '#tests/support/filled_application'
import { PersonAtScreen } from '#tests/support/person_at_screen'
import { makeGrades } from '#tests/support/renewals'
import { makeWorld, type World } from '#tests/world'

/** A point that was recognised three years ago and graded 良好 or better since. */
async function pointNearItsEnd(world: World) {
  const application = await filledIn('verification', world)
  await bringTo('public_notice', application, world)
  afterNotice(application)
  const ruling = { opinion: '公示期满，予以认定。', docNumber: '京知局〔2023〕12号' }
  await recognizeApplication(application, actor(world.people.handler), ruling)
  leaveMoment()
  const designation = await Designation.firstOrFail()
  const validUntil = DateTime.fromISO(addDays(beijingDay(), 60))
  await designation.merge({ validUntil, recognizedOn: validUntil.minus({ years: 3 }).plus({ days: 1 }) }).save()
  await makeGrades(designation, ['excellent', 'good', 'good'])
  return designation
}

test.group('The renewal of a title', (group) => {
  group.setup(() => emptyTables())
  group.each.teardown(() => leaveMoment())

  test('from the button on its page to the new term, without experts', async ({ assert, browser }) => {
    const world = await makeWorld()
    const { people } = world
    const designation = await pointNearItsEnd(world)
    const old = await Certificate.currentOf(designation)
    const sits = (email: string) => PersonAtScreen.signedIn(browser as unknown as Browser, email)

    // 单位负责人从网点页面申请复审，内容已带入
    const principal = await sits(people.principal.email)
    await principal.open(`/designations/${designation.id}`)
    await principal.press('申请复审')
    await principal.arrivesAt('填写申报书')
    await principal.sees('已完成 8 / 10 部分')
    const application = await PointApplication.query().where('renewsId', designation.id).firstOrFail()
    const path = `/applications/${application.id}`
    await attachDemoFiles(application, people.operator)
    await principal.open(`${path}/sections/commitment/edit`)
    await principal.tick('真实、准确', '同意在公示')
    await principal.press('保存并继续')
    await principal.follow('检查并提交')
    await principal.press('提交申请')
    await principal.sees('申请已提交')
    await principal.open(`/designations/${designation.id}`)
    await principal.sees('复审中')

    // 区级初审
    const reviewer = await sits(people.haidianReviewer.email)
    await reviewer.open(path)
    await reviewer.decide('受理', '材料齐全，予以受理。')
    await reviewer.decide('推荐', '服务稳定，台账完整，同意续期。')

    // 市局核验：近三年等次良好以上，免专家评审
    const handler = await sits(people.handler.email)
    await handler.open('/applications?kind=renewal')
    await handler.follow(designation.name)
    await handler.sees('免专家评审，核验通过后直接提交审议')
    await handler.decide('核验通过，提交审议', '核验通过，同意续期。')
    await handler.sees('已提交审议')

    // 局长办公会审议、公示
    const leader = await sits(people.leader.email)
    await leader.open(path)
    await leader.decide('同意续期', '同意续期，予以公示。', () =>
      leader.type({ 会议纪要编号: '局长办公会纪要〔2026〕18号' })
    )
    await leader.sees('公示开始')

    // 公示期满，续期
    await application.refresh()
    standAt(application.noticeUntil!.plus({ days: 1, hours: 4 }).toJSDate())
    await handler.open(path)
    await handler.decide('续期', '公示期满无异议，同意续期。', () => handler.type({ 认定文号: '京知局〔2026〕31号' }))
    await handler.sees('已认定')

    // 名录：同一编号，新的有效期，登记事项一行
    const until = designation.validUntil
    await designation.refresh()
    assert.equal(designation.validUntil.toISODate(), until.plus({ days: 1 }).plus({ years: 3, days: -1 }).toISODate())
    await principal.open(`/designations/${designation.id}`)
    for (const words of [designation.number, formatDay(designation.validUntil), '续期', '京知局〔2026〕31号'])
      await principal.sees(words)

    // 公众：旧证书已被替换，新证书真实有效
    const visitor = await PersonAtScreen.sitDown(browser as unknown as Browser, { width: 390 })
    await visitor.open(`/verify/${old.code}`)
    await visitor.sees('已于')
    await visitor.open(`/verify/${(await Certificate.currentOf(designation)).code}`)
    await visitor.sees('证书真实有效')
    assert.deepEqual((await verifyAudit()).faults, [])
  })
})
