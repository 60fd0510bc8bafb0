import { test } from '@japa/runner'
import type { Browser } from 'playwright'
import { drainOutbox } from '#jobs/drain'
import { emptyTables } from '#tests/support/empty_tables'
import { manyApplications } from '#tests/support/many_applications'
import { PersonAtScreen } from '#tests/support/person_at_screen'
import { makeWorld } from '#tests/world'

test.group('Several applications at once', (group) => {
  group.each.setup(() => emptyTables())

  test('ticked in the list, confirmed, done by the worker, with a verdict for each', async ({ assert, browser }) => {
    const world = await makeWorld()
    const [first, second, third, fourth] = await manyApplications(world, 4, ['submitted', 'submitted', 'verification'])
    const reviewer = await PersonAtScreen.signedIn(browser as unknown as Browser, world.people.haidianReviewer.email)
    await reviewer.open('/applications')
    const bar = reviewer.page.locator('.bulk')
    assert.isFalse(await bar.isVisible())

    for (const { number } of [first, second, third]) await reviewer.tick(`选择 ${number}`)
    await reviewer.sees('已选 3 件')
    await reviewer.press('批量受理')
    await reviewer.arrivesAt('批量受理')
    await reviewer.sees('不能办理 1 件')
    await reviewer.sees('目前是“市局核验中”，不能这样办理。')
    await reviewer.type({ 意见: '材料齐全，予以受理。' })
    await reviewer.press('办理这 2 件')
    await reviewer.sees('正在办理，已完成 0 / 3 件')

    await drainOutbox()
    await reviewer.sees('已全部办完，共 3 件')
    await reviewer.follow(/^未办理/)
    await reviewer.comesTo(/verdict=refused/)
    await reviewer.page.getByText(first.number).waitFor({ state: 'hidden' })
    await reviewer.sees(third.number)
    await fourth.refresh()
    assert.equal(fourth.state, 'submitted')
  })
})
