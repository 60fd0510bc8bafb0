import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from '@japa/runner'
import type { Browser } from 'playwright'
import db from '@adonisjs/lucid/services/db'
import { surveyRecipientImport } from '#app/surveys/survey_recipient_import'
import { drainOutbox } from '#jobs/drain'
import { emptyTables } from '#tests/support/empty_tables'
import { ledgerOf } from '#tests/support/ledgers'
import { PersonAtScreen } from '#tests/support/person_at_screen'
import { addressOf, openWave, recipientsOf } from '#tests/support/surveys'
import { makeWorld } from '#tests/world'

test.group('A survey by e-mail', (group) => {
  group.each.setup(() => emptyTables())

  test('recipients from a workbook, letters begun, paused, gone on with, and one of them unsubscribed', async ({
    assert,
    browser,
    cleanup,
  }) => {
    const world = await makeWorld()
    const wave = await openWave(world)
    const folder = await mkdtemp(join(tmpdir(), 'jingzhi-journey-'))
    cleanup(() => rm(folder, { recursive: true }))
    const file = join(folder, '收件人.xlsx')
    const lines = [0, 1, 2].map((at) => ({ email: addressOf(at), name: '白露', point: null, language: null }))
    await writeFile(file, await ledgerOf(surveyRecipientImport, [...lines, lines[0]]))

    const handler = await PersonAtScreen.signedIn(browser as unknown as Browser, world.people.handler.email)
    await handler.open(`/surveys/${wave.id}/intakes/create`)
    await handler.follow('导入调查收件人')
    await handler.arrivesAt('导入调查收件人')
    await handler.page.getByLabel('表格文件').setInputFiles(file)
    await handler.press('上传并核对')
    await drainOutbox()
    await handler.sees('以上是核对结果')
    await handler.press('导入 3 行可导入的')
    await drainOutbox()
    await handler.sees('撤销整个导入')

    await handler.open(`/surveys/${wave.id}/sending`)
    await handler.press('开始发送 3 封')
    await handler.sees('发送中')
    await handler.press('暂停')
    await handler.sees('已暂停')
    await drainOutbox()
    assert.isEmpty(await db.from('inbox_mails').where('recipient', addressOf(0)))
    await handler.press('继续发送')
    await drainOutbox()
    await handler.sees('已处理 3 / 3 人')

    const { text } = await db.from('inbox_mails').where('recipient', addressOf(1)).firstOrFail()
    const [address] = /http\S+survey-opt-outs\S+/.exec(text)!
    const reader = await PersonAtScreen.sitDown(browser as unknown as Browser, { width: 390 })
    await reader.open(new URL(address).pathname)
    await reader.press('确认退订')
    await reader.sees('满意度调查邮件不再发到这个邮箱')
    assert.deepEqual(
      (await recipientsOf(wave)).map(({ state }) => state),
      ['sent', 'opted_out', 'sent']
    )
    await reader.leave()
    await handler.leave()
  })
})
