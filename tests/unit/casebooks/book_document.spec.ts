import { test } from '@japa/runner'
import { boundBook, bookDocument, printedSize } from '#app/casebooks/book_document'
import { bookCase, bookManuscript, bookPicture, imageOf, picturesOf } from '#tests/support/book_manuscripts'
import { unzipped } from '#tests/support/zips'

const xmlOf = async (docx: Buffer) => (await unzipped(docx)).get('word/document.xml')!.toString()
const textOf = (xml: string) => xml.replace(/<\/w:p>/g, '\n').replace(/<[^>]+>/g, '')
const paragraphsOf = (xml: string) => xml.split('<w:p>').slice(1)
const EMPTY = new Map<string, number>()

test.group('The book as a Word file', () => {
  test('has cover, contents and body, each on a right-hand page of its own', async ({ assert }) => {
    const xml = await xmlOf(await bookDocument(bookManuscript(), 1, new Map(), EMPTY))
    const sections = [...xml.matchAll(/<w:sectPr[ >].*?<\/w:sectPr>/g)].map(([section]) => section)
    assert.lengthOf(sections, 3)
    assert.notInclude(sections[0], 'footerReference')
    assert.match(sections[1], /oddPage.*upperRoman/)
    assert.match(sections[2], /oddPage/)
    assert.match(sections[2], /<w:pgNumType[^>]*w:start="1"/)
    const texts = textOf(xml).split('\n').filter(Boolean)
    assert.deepEqual(texts.slice(0, 6), [
      '北京市知识产权信息利用案例集',
      '（2026年）',
      '北京市知识产权局',
      '第一版',
      '2026年12月20日',
      '目录',
    ])
  })

  test('refers from contents and index to marks that exist, once each, and writes the pages it is given', async ({
    assert,
  }) => {
    const manuscript = bookManuscript({ errata: [{ place: '前言', wrong: '甲', right: '乙', day: '2027-01-05' }] })
    const { contents, body } = boundBook(manuscript, 2, new Map())
    const pages = new Map(contents.map(({ mark }, index) => [mark, index * 3 + 1]))
    const xml = await xmlOf(await bookDocument(manuscript, 2, new Map(), pages))
    const marks = [...xml.matchAll(/<w:bookmarkStart [^>]*w:name="(\w+)"/g)].map(([, name]) => name)
    assert.deepEqual(
      marks,
      contents.map(({ mark }) => mark)
    )
    assert.deepEqual(
      marks,
      body.flatMap((block) => (block.kind === 'part' || block.kind === 'leaf' ? block.mark : []))
    )
    const ids = [...xml.matchAll(/<w:bookmarkStart [^>]*w:id="(\d+)"/g)].map(([, id]) => id)
    assert.deepEqual(
      ids,
      marks.map((_, index) => String(index + 1))
    )

    const references = paragraphsOf(xml).filter((paragraph) => paragraph.includes('PAGEREF'))
    assert.isAbove(references.length, contents.length + 3 * 15)
    for (const paragraph of references) {
      const [, mark] = /PAGEREF (\w+) /.exec(paragraph)!
      const [, page] = /fldCharType="separate".*?<w:t[^>]*>(\d+)<\/w:t>/.exec(paragraph)!
      assert.equal(Number(page), pages.get(mark))
      assert.notInclude(paragraph, 'w:dirty')
    }
  })

  test('begins each chapter and each case on a new page', async ({ assert }) => {
    const xml = await xmlOf(await bookDocument(bookManuscript(), 1, new Map(), EMPTY))
    for (const mark of ['chapter1', 'case1', 'case15', 'index', 'contacts']) {
      const paragraph = paragraphsOf(xml).find((one) => one.includes(`w:name="${mark}"`))!
      assert.include(paragraph, '<w:pageBreakBefore/>', mark)
    }
  })

  test('prints pictures as large as 300 dots an inch and the page allow, never stretched', async ({ assert }) => {
    const files = [bookPicture(6000, 4000), bookPicture(900, 1200), bookPicture(300, 300), bookPicture(800, 6000)]
    const cases = [bookCase(0, { images: files.map((file) => imageOf(file)) })]
    const manuscript = bookManuscript({ chapters: [{ title: '一', introduction: [], cases }] })
    const xml = await xmlOf(await bookDocument(manuscript, 1, await picturesOf(...files), EMPTY))
    const extents = [...xml.matchAll(/<wp:extent cx="(\d+)" cy="(\d+)"/g)].map(([, x, y]) => [Number(x), Number(y)])
    assert.lengthOf(extents, 4)
    const pixels = [
      [6000, 4000],
      [900, 1200],
      [300, 300],
      [800, 6000],
    ]
    extents.forEach(([x, y], index) => {
      const [width, height] = pixels[index]
      assert.isAtLeast(Math.ceil(width / (x / 914_400)), 298, 'dots an inch')
      assert.isAtMost(x / 36_000, 150.3)
      assert.isAtMost(y / 36_000, 130.3)
      assert.closeTo(x / y, width / height, 0.02)
    })
    assert.closeTo(printedSize({ width: 300, height: 300 }).width, 25.4, 0.01)
    const ids = [...xml.matchAll(/<wp:docPr [^>]*id="(\d+)"/g)].map(([, id]) => id)
    assert.deepEqual(ids, ['1', '2', '3', '4'])
  })

  test('is the same, byte for byte, from the same manuscript and pictures', async ({ assert }) => {
    const file = bookPicture(1200, 800)
    const cases = [bookCase(0, { images: [imageOf(file)] }), bookCase(1)]
    const manuscript = bookManuscript({ chapters: [{ title: '一', introduction: ['引言'], cases }] })
    const build = async () => bookDocument(manuscript, 1, await picturesOf(file), new Map([['case1', 4]]))
    const [one, other] = [await build(), await build()]
    assert.isTrue(one.equals(other))
  })

  test('takes whatever people type as text: markup, formulas, marks of direction, no picture at all', async ({
    assert,
  }) => {
    const title = '<w:p>&"标题"</w:p> =1+1 \u202E反向\u202C \u0007 😀'
    const cases = [
      bookCase(0, { title, figures: [], sections: [{ heading: '背景', text: ['字'.repeat(2000), 'x'.repeat(2000)] }] }),
    ]
    const manuscript = bookManuscript({
      title: '<b>书</b>',
      chapters: [{ title, introduction: [], cases }],
      contacts: [],
    })
    const docx = await bookDocument(manuscript, 1, new Map(), EMPTY)
    const xml = await xmlOf(docx)
    assert.include(xml, '&lt;w:p&gt;&amp;')
    for (const mark of ['\u0007', '\u202E', '\u202C']) assert.notInclude(xml, mark)
    assert.include(xml, '😀')
    assert.include(xml, '字'.repeat(2000))
    assert.include((await unzipped(docx)).get('docProps/core.xml')!.toString(), '&#60;b&#62;书')
  })

  test('without a word processor asks Word to count, and with one does not', async ({ assert }) => {
    const settings = async (asked: boolean) =>
      (await unzipped(await bookDocument(bookManuscript(), 1, new Map(), EMPTY, { asked })))
        .get('word/settings.xml')!
        .toString()
    assert.include(await settings(true), '<w:updateFields')
    assert.notMatch(await settings(false), /<w:updateFields(?! w:val="(false|0)")/)
  })
})
