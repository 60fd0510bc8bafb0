import { test } from '@japa/runner'
import type { Browser } from 'playwright'
import db from '@adonisjs/lucid/services/db'
import { deliver } from '#jobs/deliver'
import { givenUpJob, jobWith, workerSeen } from '#tests/support/background_jobs'
import { emptyTables } from '#tests/support/empty_tables'
import { PersonAtScreen } from '#tests/support/person_at_screen'
import { makeWorld } from '#tests/world'

test.group('Background jobs', (group) => {
  group.setup(() => emptyTables())

  test('an administrator sees why jobs failed, tries again, sets aside and brings back', async ({
    assert,
    browser,
  }) => {
    const { people } = await makeWorld()
    await workerSeen()
    const sealed = await givenUpJob({ job: 'audit/anchor_day', payload: '{}', last_error: 'ENOSPC: no space left' })
    const [first, second] = [await givenUpJob(), await givenUpJob()]
    const administrator = await PersonAtScreen.signedIn(browser as unknown as Browser, people.administrator.email)
    const { page } = administrator

    // 首页有待办，页面说明原因
    await administrator.sees('封存前一日操作记录')
    await administrator.open('/background-jobs')
    await administrator.arrivesAt('后台任务')
    await administrator.sees('3 项任务执行失败，等待处理')
    await page.locator('main').getByRole('link', { name: '封存前一日操作记录' }).click()
    await administrator.sees('磁盘已满')
    assert.isFalse(await page.getByText('no space left').isVisible())
    await page.getByText('技术信息').click()
    await administrator.sees('ENOSPC: no space left')

    // 立即重试，任务完成
    await administrator.press('立即重试')
    await administrator.sees('任务将马上执行。')
    await deliver(sealed.id)
    await page.reload()
    await administrator.sees('已完成')

    // 勾选两项，说明原因后不再执行，再恢复一项
    await administrator.open('/background-jobs?standing=given_up')
    for (const { id } of [first, second]) await page.getByLabel(`选择 检查导入的表格 #${id}`).check()
    await administrator.press('不再执行')
    await administrator.sees('将 2 项设为不再执行')
    await administrator.press('将 2 项设为不再执行')
    await administrator.sees(/请填写/)
    await administrator.type({ 原因: '表格已经重新导入' })
    await administrator.press('将 2 项设为不再执行')
    await administrator.sees('2 项任务已设为不再执行。')
    await administrator.open(first.path)
    await administrator.sees('表格已经重新导入')
    await administrator.press('恢复')
    await administrator.sees('任务已恢复，可以重试。')
    assert.equal((await jobWith(first.id)).standing, 'given_up')
    assert.equal((await jobWith(second.id)).standing, 'set_aside')
    const acts = await db.from('audit_entries').where('subject_type', 'background_job').orderBy('id').select('action')
    assert.deepEqual(
      acts.map(({ action }) => action),
      ['retried', 'set_aside', 'set_aside', 'brought_back'].map((act) => `background_job.${act}`)
    )
  })
})
