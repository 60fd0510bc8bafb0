import { test } from '@japa/runner'
import { getDocumentProxy } from 'unpdf'
import { numbersIn } from '#app/casebooks/book_builder'
import { bookDocument, boundBook } from '#app/casebooks/book_document'
import { estimatedPages } from '#app/core/estimated_pages'
import { officeProgram, pdfByOffice } from '#app/core/office'
import { builtEdition } from '#tests/support/book_editions'
import {
  bookCase,
  bookManuscript,
  bookPicture,
  imageOf,
  picturesOf,
  storedImage,
} from '#tests/support/book_manuscripts'
import { bytesOf } from '#app/casebooks/book_store'
import { unzipped } from '#tests/support/zips'
import { makeWorld } from '#tests/world'
import testUtils from '@adonisjs/core/services/test_utils'

const program = await officeProgram()

/** What stands on each sheet, without spaces. */
async function sheetsOf(pdf: Buffer) {
  const document = await getDocumentProxy(new Uint8Array(pdf))
  const sheets: string[] = []
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const { items } = await page.getTextContent()
    sheets.push(
      items
        .map((item) => ('str' in item ? item.str : ''))
        .join('')
        .replace(/\s/g, '')
    )
  }
  await document.loadingTask.destroy()
  return sheets
}

/** 15 cases, two pictures in the first one, an errata leaf. */
function fullManuscript(images: ReturnType<typeof imageOf>[]) {
  const usual = bookManuscript({ errata: [{ place: '前言', wrong: '甲', right: '乙', day: '2027-01-05' }] })
  const [first, ...others] = usual.chapters
  const cases = [bookCase(0, { images }), ...first.cases.slice(1)]
  return { ...usual, chapters: [{ ...first, cases }, ...others] }
}

test.group('The book as LibreOffice lays it out', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.skip(program === null, 'LibreOffice (soffice) is not on this machine')

  test('every number in contents and index is that of the page on which the heading really stands', async ({
    assert,
  }) => {
    const images = [
      await storedImage(bookPicture(6000, 3000)),
      await storedImage(bookPicture(500, 900), { caption: '分析会' }),
    ]
    const manuscript = fullManuscript(images)
    const edition = await builtEdition(await makeWorld(), manuscript)
    assert.equal(edition.state, 'built', String(edition.fault))
    assert.equal(edition.countedBy, 'libreoffice')
    const files = await edition.related('files').query()
    const file = (path: string) => bytesOf(files.find((one) => one.path === path)!)

    const sheets = await sheetsOf(await file('book.pdf'))
    assert.lengthOf(sheets, edition.pageCount!)
    const xml = (await unzipped(await file('book.docx'))).get('word/document.xml')!.toString()
    const references = xml.split('<w:p>').filter((paragraph) => paragraph.includes('PAGEREF'))
    assert.isAbove(references.length, 15 + 15 * 4)
    for (const paragraph of references) {
      const [, text, page] = /<w:t[^>]*>([^<]*)<\/w:t>.*?fldCharType="separate".*?<w:t[^>]*>(\d+)<\/w:t>/.exec(
        paragraph
      )!
      /** The page by the number printed on it, not by what the system thinks of it. */
      const sheet = sheets.filter((one) => one.endsWith(`—${page}—`))
      assert.lengthOf(sheet, 1, `one page ${page}`)
      assert.isTrue(
        sheet[0].startsWith(text.replace(/\s/g, '')),
        `${text} begins page ${page}: ${sheet[0].slice(0, 40)}`
      )
    }
    /** And the numbers are seen: dots and the number behind each title. */
    const contents = sheets.slice(0, 5).join('')
    for (const [index, { title }] of manuscript.chapters.flatMap(({ cases }) => cases).entries()) {
      assert.match(contents, new RegExp(`${title}\\.+${edition.pages![`case${index + 1}`]}`))
    }
  })

  test('hostile texts and a picture of 6000 dots open and keep their pages', async ({ assert }) => {
    const file = bookPicture(6000, 6000)
    const title = `<i>${'长'.repeat(80)}</i> \u202E反向 😀`
    const cases = [
      bookCase(0, {
        title,
        images: [imageOf(file)],
        sections: [{ heading: '背景', text: ['字'.repeat(2000), 'x'.repeat(2000)] }],
      }),
      bookCase(1, {
        title: '',
        figures: [{ indicator: '字'.repeat(2000), before: '', after: '', unit: '', evidence: '' }],
      }),
    ]
    const manuscript = bookManuscript({ chapters: [{ title: '', introduction: [], cases }] })
    const pictures = await picturesOf(file)
    const first = await numbersIn(
      await pdfByOffice(program!, await bookDocument(manuscript, 1, pictures, new Map()), manuscript.day)
    )
    const second = await numbersIn(
      await pdfByOffice(program!, await bookDocument(manuscript, 1, pictures, first.pages), manuscript.day)
    )
    assert.deepEqual([...second.pages], [...first.pages])
    assert.sameMembers(
      [...first.pages.keys()],
      boundBook(manuscript, 1, pictures).contents.map(({ mark }) => mark)
    )
  })

  test('the estimate for machines without it is at most a page away, and says the same for most', async ({
    assert,
  }) => {
    const manuscript = bookManuscript()
    const { pages } = await numbersIn(
      await pdfByOffice(program!, await bookDocument(manuscript, 1, new Map(), new Map()), manuscript.day)
    )
    const estimated = await estimatedPages(boundBook(manuscript, 1, new Map()))
    const away = [...pages].map(([mark, page]) => Math.abs(page - estimated.get(mark)!))
    assert.isAtMost(Math.max(...away), 1)
    assert.isAtLeast(away.filter((one) => one === 0).length, away.length / 2)
  })
})
