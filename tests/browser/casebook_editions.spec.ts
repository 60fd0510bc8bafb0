import { test } from '@japa/runner'
import type { Browser } from 'playwright'
import BookEdition from '#app/casebooks/book_edition'
import { registerBookSource } from '#app/casebooks/book_source'
import { drainOutbox } from '#jobs/drain'
import { smallManuscript } from '#tests/support/book_editions'
import { emptyTables } from '#tests/support/empty_tables'
import { PersonAtScreen } from '#tests/support/person_at_screen'
import { makeWorld } from '#tests/world'

test.group('The yearly book', (group) => {
  group.each.setup(() => emptyTables())
  group.each.teardown(() => registerBookSource({ ready: async () => [], manuscriptOf: async () => null }))

  test('is built by the handler, frozen and published by the head, read by anybody, and corrected', async ({
    assert,
    browser,
  }) => {
    const { handler, head } = (await makeWorld()).people
    const manuscript = await smallManuscript()
    registerBookSource({
      ready: async () => [{ casebookId: 1, title: manuscript.title, year: manuscript.year }],
      manuscriptOf: async () => manuscript,
    })
    const sits = (email: string) => PersonAtScreen.signedIn(browser as unknown as Browser, email)

    // 经办制作
    const editor = await sits(handler.email)
    await editor.follow('案例集出版')
    await editor.press('制作案例集')
    await editor.sees('制作中')
    await drainOutbox()
    await editor.open('/casebook-editions')
    await editor.follow(manuscript.title)
    await editor.sees('待定稿')
    await editor.follow('阅读网页')
    await editor.sees('本版尚未出版')
    await editor.follow(manuscript.chapters[0].cases[0].title)
    await editor.sees('量化成效')

    // 处室负责人定稿、出版
    const decides = await sits(head.email)
    const edition = await BookEdition.firstOrFail()
    await decides.open(`/casebook-editions/${edition.id}`)
    await decides.press('定稿')
    await decides.sees('已定稿')
    decides.page.on('dialog', (dialog) => void dialog.accept())
    await decides.press('出版')
    await decides.sees('已出版')

    // 公众翻阅
    const visitor = await PersonAtScreen.sitDown(browser as unknown as Browser, { width: 390 })
    await visitor.open('/casebooks')
    await visitor.follow(manuscript.title)
    await visitor.follow(manuscript.chapters[0].cases[0].title)
    assert.isTrue(
      await visitor.page
        .locator('.book-figure img')
        .evaluate((image: any) => image.complete || image.loading === 'lazy')
    )
    await visitor.follow(manuscript.chapters[0].cases[1].title)
    await visitor.follow('目录')
    await visitor.follow('单位索引')
    await visitor.sees('通惠科技情报所')

    // 勘误再版
    await editor.open(`/casebook-editions/${edition.id}#erratum`)
    await editor.choose('位置', `${manuscript.chapters[0].cases[0].number} ${manuscript.chapters[0].cases[0].title}`)
    await editor.type({ 原文: '调整技术路线的企业', 更正: '调整研发路线的企业' })
    await editor.press('更正并制作')
    await editor.sees('2026 年第 2 版')
    await drainOutbox()
    assert.equal((await BookEdition.query().orderBy('id', 'desc').firstOrFail()).state, 'built')
    for (const person of [editor, decides, visitor]) await person.leave()
  }).timeout(180_000)
})
