import { readFile } from 'node:fs/promises'
import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import type { Browser } from 'playwright'
import { leaveMoment } from '#app/core/clock'
import { emptyTables } from '#tests/support/empty_tables'
import { makeMember } from '#tests/support/alliance'
import { comes, makeCouncil, makeDraft } from '#tests/support/alliance_meetings'
import { PersonAtScreen } from '#tests/support/person_at_screen'
import { textsIn } from '#tests/support/word_files'
import { makeUser, makeWorld } from '#tests/world'

test.group('A meeting of the council', (group) => {
  group.each.setup(() => emptyTables())
  group.each.teardown(() => leaveMoment())

  test('convened, a proxy given, voted on telephones, written down; the member is a council unit', async ({
    assert,
    browser,
  }) => {
    const { organizations, people } = await makeWorld()
    const seated = await makeCouncil(4)
    const secretary = await makeUser('崔明仪', ['alliance_secretariat'])
    const unit = await makeMember(organizations.haidian, people.principal)
    const election = { kind: 'election', title: '增补理事单位', electedClass: 'council_unit', seats: 1 } as const
    const soon = new Date(Date.now() + 9 * 86_400_000)
    const meeting = await makeDraft(secretary, seated[0].member, [{ ...election, candidateIds: [unit.id] }], soon)
    leaveMoment()
    const sits = (email: string, width = 1440) =>
      PersonAtScreen.signedIn(browser as unknown as Browser, email, { width })
    const path = `/alliance-meetings/${meeting.id}`

    // 秘书处召集
    const office = await sits(secretary.email)
    await office.open(path)
    office.page.on('dialog', (dialog) => void dialog.accept())
    await office.press('召集会议')
    await office.sees('已召集，通知已发出')

    // 一家成员不能到会，委托表决
    const absent = await sits(seated[3].user.email, 390)
    await absent.open(path)
    await absent.page.getByText('不能到会，委托表决').click()
    await absent.choose('受托单位', seated[1].member.name)
    await absent.press('提交委托')
    await absent.sees('委托已提交')

    // 会议当天，理事长单位开会并开始表决
    await meeting.refresh()
    await meeting.merge({ startsAt: DateTime.utc() }).save()
    for (const one of seated.slice(0, 3)) await comes(meeting, one)
    const chair = await sits(seated[0].user.email)
    chair.page.on('dialog', (dialog) => void dialog.accept())
    await chair.open(path)
    await chair.press('宣布开会')
    await chair.send(chair.page.getByRole('button', { name: '开始表决' }))
    await chair.sees('已投 0 / 4')

    // 代表在手机上投票，一位还为委托单位投票
    for (const { user } of seated.slice(0, 3)) {
      const phone = await sits(user.email, 390)
      await phone.open(path)
      await phone.follow('去投票')
      const wide = await phone.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      assert.equal(wide, 0)
      for (let left = user === seated[1].user ? 2 : 1; left > 0; left--) {
        await phone.page.getByLabel(unit.name).first().check()
        await phone.send(phone.page.getByRole('button', { name: /^投票/ }).first())
        await phone.sees('已投票')
      }
      await phone.leave()
    }

    // 计票、闭会、纪要
    await chair.open(path)
    await chair.sees('已投 4 / 4')
    await chair.press('结束表决并计票')
    await chair.sees('收回选票 4 张')
    await chair.press('宣布闭会')
    await chair.sees('已闭会')
    await office.open(path)
    await office.press('起草纪要')
    await office.press('印发纪要')
    await office.sees('纪要已印发')
    const downloading = office.page.waitForEvent('download')
    await office.page.getByRole('link', { name: '会议纪要', exact: true }).first().click()
    const text = await textsIn(await readFile(await (await downloading).path()))
    assert.include(text, `${unit.name} 4 票`)
    assert.include(text, `${seated[3].member.name}（委托${seated[1].member.name}）`)

    await office.open(`/alliance-members/${unit.id}`)
    await office.sees('理事单位')
    await office.sees(meeting.number)
  })
})
