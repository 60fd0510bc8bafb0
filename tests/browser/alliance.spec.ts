import { test } from '@japa/runner'
import type { Browser } from 'playwright'
import AllianceMember from '#app/alliance/alliance_member'
import MemberCertificate from '#app/alliance/member_certificate'
import { representativeOn } from '#app/alliance/representatives'
import { beijingDay } from '#app/core/beijing_day'
import { adopt } from '#tests/support/alliance'
import { makeDesignation } from '#tests/support/designations'
import { emptyTables } from '#tests/support/empty_tables'
import { pdf } from '#tests/support/files'
import { PersonAtScreen } from '#tests/support/person_at_screen'
import { makeWorld } from '#tests/world'

test.group('The alliance', (group) => {
  group.each.setup(() => emptyTables())

  test('an institution applies, is checked and admitted, is found by the public, and changes its representative', async ({
    assert,
    browser,
  }) => {
    const { organizations, people } = await makeWorld()
    await makeDesignation(organizations.haidian)
    const sits = (email: string) => PersonAtScreen.signedIn(browser as unknown as Browser, email)

    // 单位负责人申请
    const principal = await sits(people.principal.email)
    await principal.follow('联盟成员')
    await principal.follow('申请入盟')
    await principal.type({
      单位简介: '面向高校师生和企业提供专利信息服务。',
      拟为联盟开展的工作: '共享案例，承担培训。',
    })
    await principal.tick('专利')
    await principal.type({ 联系人: '林知远', 联系电话: '010-55550101', 电子邮箱: 'contact@org.example' })
    await principal.choose('本单位代表', '林知远')
    await principal.type({ 对外介绍: '为科研团队提供专利导航。' })
    for (const [label, name] of [
      ['入盟申请表（盖章）', 'form.pdf'],
      ['法人证书', 'legal.pdf'],
    ])
      await principal.page
        .getByLabel(label)
        .and(principal.page.locator('input[type=file]'))
        .setInputFiles({ name, mimeType: 'application/pdf', buffer: pdf(name) })
    await principal.press('提交申请')
    await principal.sees('请填写自律公约')
    await principal.tick('本单位已阅读并遵守')
    for (const [label, name] of [
      ['入盟申请表（盖章）', 'form.pdf'],
      ['法人证书', 'legal.pdf'],
    ])
      await principal.page
        .getByLabel(label)
        .and(principal.page.locator('input[type=file]'))
        .setInputFiles({ name, mimeType: 'application/pdf', buffer: pdf(name) })
    await principal.press('提交申请')
    await principal.sees('入盟申请已提交')

    // 秘书处形式审查
    const secretariat = await sits(people.secretariat.email)
    await secretariat.sees(organizations.haidian.name)
    await secretariat.follow(organizations.haidian.name)
    await secretariat.follow('通过形式审查')
    await secretariat.type({ 意见: '材料齐全，提交理事会。' })
    await secretariat.press('通过，提交审议')
    await secretariat.sees('入盟审议')

    // 会议表决
    const member = await adopt('admission', await AllianceMember.firstOrFail(), people.secretariat)

    // 证书和名录
    const visitor = await PersonAtScreen.sitDown(browser as unknown as Browser)
    const { code } = (await MemberCertificate.currentOf(member))!
    await visitor.open(`/verify/${code}`)
    await visitor.sees('目前是联盟成员')
    await visitor.follow('查看成员介绍')
    await visitor.sees('为科研团队提供专利导航')

    // 代表交接
    await principal.open(`/alliance-members/${member.id}`)
    await principal.follow('变更代表')
    await principal.choose('新代表', '苏映川')
    await principal.press('提出变更')
    const operator = await sits(people.operator.email)
    await operator.sees('代表拟变更为苏映川')
    await operator.follow(organizations.haidian.name)
    await operator.press('确认交接')
    await operator.sees('代表已变更')
    assert.equal((await representativeOn(member, beijingDay()))?.userId, people.principal.id)
    for (const person of [principal, secretariat, visitor, operator]) await person.leave()
  })
})
