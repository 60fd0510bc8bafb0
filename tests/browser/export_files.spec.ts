import { test } from '@japa/runner'
import type { Browser } from 'playwright'
import config from '#config/exports'
import ExportFile from '#app/export_files/export_file'
import { drainOutbox } from '#jobs/drain'
import { emptyTables } from '#tests/support/empty_tables'
import { manyConsultations } from '#tests/support/export_files'
import { PersonAtScreen } from '#tests/support/person_at_screen'
import { settingsBackThen } from '#tests/support/settings'
import { makeWorld } from '#tests/world'

test.group('A ledger of very many rows', (group) => {
  group.each.setup(() => emptyTables())
  group.each.setup(() => settingsBackThen(config))

  test('is ordered from the ledger, watched, cancelled, ordered again and taken', async ({ assert, browser }) => {
    config.mostDirect = 3
    const world = await makeWorld()
    await manyConsultations(world, 12)
    const handler = await PersonAtScreen.signedIn(browser as unknown as Browser, world.people.handler.email)
    await handler.open('/consultations/export.xlsx?channel=phone')
    await handler.arrivesAt('导出大表格')
    await handler.sees('共 12 行')
    await handler.press('开始导出')
    await handler.arrivesAt('咨询服务台账')
    await handler.sees('正在排队，马上开始')
    await handler.press('取消')
    await handler.sees('已取消，没有生成文件。')
    await handler.press('重新导出')
    await handler.sees('正在排队，马上开始')
    await drainOutbox()

    /** The page sees by itself that it is ready. */
    const taking = handler.page.waitForEvent('download')
    await handler.page.getByRole('link', { name: '下载文件' }).click()
    assert.match((await taking).suggestedFilename(), /^咨询服务台账-\d{4}-\d\d-\d\d\.xlsx$/)
    assert.equal((await ExportFile.firstOrFail()).downloads, 1)
    await handler.open('/export-files')
    await handler.page.getByRole('cell', { name: '已完成' }).waitFor()
    await handler.leave()
  })
})
