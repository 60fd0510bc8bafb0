import { readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from '@japa/runner'
import type { Browser } from 'playwright'
import User from '#app/users/user'
import { emptyTables } from '#tests/support/empty_tables'
import { makeExpert } from '#tests/support/experts'
import { evaluationCycle, filed, panelOf, seatFor } from '#tests/support/evaluations'
import { PersonAtScreen } from '#tests/support/person_at_screen'
import { filledIn, rowWith } from '#tests/support/score_uploads'
import { makeWorld, PASSWORD } from '#tests/world'

test.group('Scoring off line', (group) => {
  group.each.setup(() => emptyTables())

  test('an expert takes the sheet home, scores in it and brings it back', async ({ assert, browser, cleanup }) => {
    const world = await makeWorld()
    const { evaluations, version } = await evaluationCycle(world, { state: 'scoring' })
    await filed(evaluations[0], version.content)
    const panel = await panelOf(world, evaluations[0].cycleId)
    const expert = await makeExpert(world)
    const seat = await seatFor(panel, evaluations[0], expert.id, 'home')
    const { email } = await (await User.findOrFail(expert.userId)).merge({ password: PASSWORD }).save()
    const person = await PersonAtScreen.signedIn(browser as unknown as Browser, email)
    cleanup(() => person.leave())

    await person.open(`/evaluation-sheets/${seat.token}/workbook`)
    const coming = person.page.waitForEvent('download')
    await person.page.getByRole('link', { name: '下载本网点评分表' }).click()
    const sheet = await readFile(await (await coming).path())
    const path = join(tmpdir(), `评分表-${seat.token}.xlsx`)
    const write = (value: number) =>
      filledIn(sheet, (workbook) => {
        rowWith(workbook, 'D2').getCell(8).value = value
        rowWith(workbook, 'B1').getCell(10).value = 9
        rowWith(workbook, 'B1').getCell(11).value = 10
      })

    await writeFile(path, await write(9))
    await person.page.locator('input[type=file]').setInputFiles(path)
    await person.press('上传并核对')
    await person.sees('应在 0 至 5 之间')

    await writeFile(path, await write(4.5))
    await person.page.locator('input[type=file]').setInputFiles(path)
    await person.press('上传并核对')
    await person.arrivesAt('逐格核对')
    await person.sees('表格已改')
    await person.press('采用所选内容')
    await person.sees('已采用 3 处')
    await seat.refresh()
    assert.deepEqual(seat.draft?.scores, { 'd2.quality': 4.5 })
    assert.deepEqual(seat.draft?.findings, { 'b1.sampled': { part: 9, whole: 10 } })
    assert.equal(seat.state, 'assigned')
    await person.open(`/evaluation-sheets/${seat.token}`)
    assert.equal(await person.page.locator('[name="marks[d2-quality][score]"]').inputValue(), '4.5')
    assert.equal(await person.page.locator('[name="findings[b1-sampled][part]"]').inputValue(), '9')
  }).timeout(120_000)
})
