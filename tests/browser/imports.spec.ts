import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from '@japa/runner'
import type { Browser } from 'playwright'
import Designation from '#app/designations/designation'
import Import from '#app/imports/import'
import { drainOutbox } from '#jobs/drain'
import { emptyTables } from '#tests/support/empty_tables'
import { PersonAtScreen } from '#tests/support/person_at_screen'
import { pointCells, registerWorkbook } from '#tests/support/register_workbooks'
import { makeWorld } from '#tests/world'

test.group('The register from a workbook', (group) => {
  group.each.setup(() => emptyTables())

  test('uploaded, its columns matched, looked at, imported and undone, without leaving the page', async ({
    assert,
    browser,
    cleanup,
  }) => {
    const { people } = await makeWorld()
    const folder = await mkdtemp(join(tmpdir(), 'jingzhi-journey-'))
    cleanup(() => rm(folder, { recursive: true }))
    const file = join(folder, '旧名录.xlsx')
    const rows = [1, 2, 3].map((n) => pointCells(n, n === 2 ? { landline: '13800138000' } : {}))
    await writeFile(file, await registerWorkbook(rows, { hours: '何时开放' }))

    const handler = await PersonAtScreen.signedIn(browser as unknown as Browser, people.handler.email)
    await handler.open('/designations')
    await handler.follow('从表格导入')
    await handler.arrivesAt('导入网点名录')
    await handler.page.getByLabel('表格文件').setInputFiles(file)
    await handler.press('上传并核对')
    await handler.sees('正在读取表格')

    await drainOutbox()
    await handler.arrivesAt('列对应')
    await handler.sees('没有找到这些列：开放时间。')
    await handler.choose('何时开放', '开放时间 *')
    await handler.press('按此核对')
    await drainOutbox()

    await handler.sees('以上是核对结果，还没有写入任何内容。')
    await handler.sees('咨询电话：这是手机号码')
    assert.lengthOf(await Designation.all(), 0)
    await handler.press('导入 2 行可导入的')
    await handler.sees('正在导入')
    await drainOutbox()
    await handler.sees('撤销整个导入')
    assert.lengthOf(await Designation.all(), 2)

    handler.page.once('dialog', (asked) => void asked.accept())
    await handler.press('撤销整个导入')
    await drainOutbox()
    await handler.sees('已撤销')
    assert.equal((await Import.firstOrFail()).state, 'undone')
    assert.lengthOf(await Designation.all(), 0)
    await handler.leave()
  })
})
