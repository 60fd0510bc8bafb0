import { test } from '@japa/runner'
import type { Browser } from 'playwright'
import BookEdition from '#app/casebooks/book_edition'
import { drainOutbox } from '#jobs/drain'
import { casePicture, readyCasebook } from '#tests/support/casebooks'
import { emptyTables } from '#tests/support/empty_tables'
import { PersonAtScreen } from '#tests/support/person_at_screen'
import { makeWorld } from '#tests/world'

test.group('The yearly book', (group) => {
  group.each.setup(() => emptyTables())
  group.teardown(() => emptyTables())

  test('is built by the handler, frozen and published by the head, read by anybody, and corrected', async ({
    assert,
    browser,
  }) => {
    const world = await makeWorld()
    const { handler, head } = world.people
    const { id } = await casePicture(world, 1, 1200)
    const images = [{ attachmentId: id, caption: '分析会现场', rights: '本单位所有' }]
    const { casebook, navigation, warning } = await readyCasebook(world, { images })
    const sits = (email: string) => PersonAtScreen.signedIn(browser as unknown as Browser, email)

    // 经办制作
    const editor = await sits(handler.email)
    await editor.open(`/casebooks/${casebook.id}`)
    await editor.press('制作案例集')
    await editor.sees('制作中')
    await drainOutbox()
    await editor.follow(casebook.title)
    await editor.follow(`${casebook.year} 年第 1 版`)
    await editor.sees('待定稿')
    await editor.follow('阅读网页')
    await editor.sees('本版尚未出版')
    await editor.follow(navigation.title)
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
    await visitor.open('/books')
    await visitor.follow(casebook.title)
    await visitor.follow(navigation.title)
    assert.isTrue(
      await visitor.page
        .locator('.book-figure img')
        .evaluate((image: any) => image.complete || image.loading === 'lazy')
    )
    await visitor.follow(warning.title)
    await visitor.follow('目录')
    await visitor.follow('单位索引')
    await visitor.sees(warning.unitName)

    // 勘误再版
    await editor.open(`/casebook-editions/${edition.id}#erratum`)
    await editor.choose('位置', `${navigation.case.number} ${navigation.title}`)
    await editor.type({ 原文: '组织三次分析会', 更正: '组织四次分析会' })
    await editor.press('更正并制作')
    await editor.sees(`${casebook.year} 年第 2 版`)
    await drainOutbox()
    assert.equal((await BookEdition.query().orderBy('id', 'desc').firstOrFail()).state, 'built')
    for (const person of [editor, decides, visitor]) await person.leave()
  })
})
