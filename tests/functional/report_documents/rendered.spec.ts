import { test } from '@japa/runner'
import { getDocumentProxy } from 'unpdf'
import { FIRST_MARK, contentsOf, longPaper } from '#app/core/long_paper'
import { officeProgram, pdfByOffice } from '#app/core/office'
import { estimatedBy, settledDocument } from '#app/core/settled_document'
import type { ReportContent } from '#app/report_documents/report_content'
import { reportPaper } from '#app/report_documents/report_document'
import { workReport } from '#tests/support/work_reports'

const program = await officeProgram()
const MILLIMETRE = 72 / 25.4

type Piece = { text: string; x: number; y: number; width: number }

/** What stands on each sheet, and where: in millimetres from its upper left corner. */
async function sheetsOf(pdf: Buffer) {
  const document = await getDocumentProxy(new Uint8Array(pdf))
  const sheets: { width: number; height: number; pieces: Piece[]; text: string }[] = []
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const { width, height } = page.getViewport({ scale: 1 })
    const pieces = (await page.getTextContent()).items.flatMap((item): Piece[] => {
      if (!('str' in item) || item.str.trim() === '') return []
      const [, , , , x, y] = item.transform
      return [{ text: item.str, x: x / MILLIMETRE, y: (height - y) / MILLIMETRE, width: item.width / MILLIMETRE }]
    })
    const text = pieces
      .map((piece) => piece.text)
      .join('')
      .replace(/\s/g, '')
    sheets.push({ width: width / MILLIMETRE, height: height / MILLIMETRE, pieces, text })
  }
  await document.loadingTask.destroy()
  return sheets
}

/** Nothing but text, so much that it fills whole pages. */
function plainReport(): ReportContent {
  const text = '全市各级网点坚持公益定位围绕企业创新的真实需求把检索分析预警和培训送到园区高校和社区'.repeat(60)
  const gathered = { facts: [], lists: {}, sums: [], missing: [] }
  const blocks = [{ kind: 'passage' as const, key: 'p', text }]
  return workReport({ docNumber: null, chapters: [{ key: 'overview', title: '总体情况', gathered, blocks }] })
}

test.group('The report as LibreOffice lays it out', (group) => {
  group.each.skip(program === null, 'LibreOffice (soffice) is not on this machine')

  test('a page of text is 22 lines of 28 characters in a block of 156 mm by 225 mm, its number 7 mm below', async ({
    assert,
  }) => {
    const paper = await reportPaper(plainReport())
    const sheets = await sheetsOf(await pdfByOffice(program!, await longPaper(paper, new Map()), paper.day))
    const page = sheets.find(({ text }) => text.endsWith('—2—'))!
    assert.closeTo(page.width, 210, 0.2)
    assert.closeTo(page.height, 297, 0.2)
    const body = page.pieces.filter(({ y }) => y < 297 - 35)
    const lines = Map.groupBy(body, ({ y }) => Math.round(y))
    assert.equal(lines.size, 22)
    for (const pieces of lines.values()) assert.equal(pieces.map(({ text }) => text).join('').length, 28)
    assert.closeTo(Math.min(...body.map(({ x }) => x)), 28, 0.5)
    assert.closeTo(Math.max(...body.map(({ x, width }) => x + width)), 210 - 26, 1)
    assert.isAbove(Math.min(...body.map(({ y }) => y)), 37)
    const number = page.pieces.filter(({ y }) => y > 297 - 35)
    assert.equal(
      number
        .map(({ text }) => text)
        .join('')
        .replace(/\s/g, ''),
      '—2—'
    )
    assert.closeTo(Math.min(...number.map(({ x }) => x)), 28 + 5.6, 1, 'on the left, one character in')
    assert.closeTo(number[0].y - (297 - 35), 7 + 3, 3)
  })

  test('contents name the page on which each heading stands, and wide tables have sheets of their own', async ({
    assert,
  }) => {
    const paper = await reportPaper(workReport())
    const {
      pdf,
      sheets: count,
      pages,
      countedBy,
    } = await settledDocument((numbers, options) => longPaper(paper, numbers, options), FIRST_MARK, paper.day)
    assert.equal(countedBy, 'libreoffice')
    const sheets = await sheetsOf(pdf!)
    assert.lengthOf(sheets, count!)
    const lines = contentsOf(paper.body)
    const listed = sheets.filter(({ text }) => /—I+—$/.test(text)).map(({ text }) => text)
    for (const { mark, text } of lines) {
      const words = text.replace(/\s/g, '')
      const page = pages.get(mark)!
      const found = sheets.filter((sheet) => sheet.text.includes(`—${page}—`))
      assert.lengthOf(found, 1, `one page ${page}`)
      assert.include(found[0].text, words)
      assert.match(listed.join(''), new RegExp(`${words}[.…]+${page}(?!\\d)`), `${text} is listed with its page`)
    }
    const wide = sheets.filter(({ width }) => Math.abs(width - 297) < 0.2)
    assert.isAbove(wide.length, 4)
    for (const { height, pieces, text } of wide) {
      assert.closeTo(height, 210, 0.2)
      const [, page] = /—(\d+)—/.exec(text)!
      const number = pieces.find((piece) => piece.text.includes(page) && piece.x < 30)!
      const isBelow = number.y > 105
      assert.equal(isBelow, Number(page) % 2 === 1, `page ${page}`)
    }
  })

  test('the estimate for machines without it finds every mark, at most a few pages away', async ({ assert }) => {
    const paper = await reportPaper(plainReport())
    const write = (numbers: Parameters<typeof longPaper>[1]) => longPaper(paper, numbers)
    const { pages } = await settledDocument(write, FIRST_MARK, paper.day)
    const { pages: estimated } = await estimatedBy(write)
    for (const { mark } of contentsOf(paper.body))
      assert.isAtMost(Math.abs(pages.get(mark)! - estimated.get(mark)!), 1, mark)
  })
})
