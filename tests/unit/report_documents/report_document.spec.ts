import { test } from '@japa/runner'
import { FIRST_MARK, contentsOf, longPaper, type LongPaper } from '#app/core/long_paper'
import { officialDocument } from '#app/core/document'
import { publicReport } from '#app/report_documents/report_content'
import { reportPaper } from '#app/report_documents/report_document'
import { unzipped } from '#tests/support/zips'
import { workReport } from '#tests/support/work_reports'

const NO_PAGES = new Map<string, number>()
let made: { paper: LongPaper; docx: Buffer; parts: Map<string, Buffer> } | undefined

/** Drawn and written once; nobody changes it. */
async function report() {
  if (!made) {
    const paper = await reportPaper(workReport())
    const docx = await longPaper(paper, NO_PAGES)
    made = { paper, docx, parts: await unzipped(docx) }
  }
  return { ...made, xml: made.parts.get('word/document.xml')!.toString() }
}

const paragraphsOf = (xml: string) => xml.split('<w:p>').slice(1)
const textOf = (xml: string) => [...xml.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text]) => text).join('')
const sectionsOf = (xml: string) => [...xml.matchAll(/<w:sectPr[ >].*?<\/w:sectPr>/g)].map(([section]) => section)
const twips = (xml: string, name: string, attribute: string) =>
  Number(new RegExp(`<${name} [^>]*${attribute}="(-?\\d+)"`).exec(xml)![1])
const millimetres = (xml: string, name: string, sides: string[]) =>
  sides.map((side) => Math.round((twips(xml, name, `w:${side}`) / 1440) * 25.4))

/** Of the paragraph that says only this, outside the contents. */
async function looksOf(text: string) {
  const { xml } = await report()
  const paragraph = paragraphsOf(xml).find((one) => textOf(one) === text && !one.includes('PAGEREF'))!
  const [, font] = /w:eastAsia="([^"]+)"/.exec(paragraph)!
  return { paragraph, font, size: twips(paragraph, 'w:sz', 'w:val') / 2 }
}

test.group('The report as a Word file', (group) => {
  group.each.timeout(300_000)

  test('has upright sheets of A4 with 37, 35, 28 and 26 mm and 22 lines of 28 characters', async ({ assert }) => {
    const { xml, parts } = await report()
    const upright = sectionsOf(xml).filter((section) => !section.includes('landscape'))
    assert.isAbove(upright.length, 3)
    for (const section of upright) {
      assert.deepEqual(millimetres(section, 'w:pgSz', ['w', 'h']), [210, 297])
      assert.deepEqual(millimetres(section, 'w:pgMar', ['top', 'bottom', 'left', 'right']), [37, 35, 28, 26])
      assert.match(section, /<w:docGrid [^>]*w:type="linesAndChars"/)
      assert.equal(twips(section, 'w:docGrid', 'w:linePitch'), 579)
      assert.equal(twips(section, 'w:docGrid', 'w:charSpace'), -850)
    }
    assert.include(parts.get('word/styles.xml')!.toString(), '<w:pPrDefault><w:pPr><w:snapToGrid w:val="0"/>')
  })

  test('turns the sheet for wide tables, with the page number on the left: below on odd pages, above on even ones', async ({
    assert,
  }) => {
    const { xml, parts } = await report()
    const turned = sectionsOf(xml).filter((section) => section.includes('w:orient="landscape"'))
    assert.lengthOf(turned, 4, '表2, 表18, 附件1, 附件4')
    const names = new Map(
      [
        ...parts
          .get('word/_rels/document.xml.rels')!
          .toString()
          .matchAll(/Id="(\w+)"[^>]*Target="(header\d+\.xml)"/g),
      ].map(([, id, target]) => [id, target])
    )
    for (const section of turned) {
      assert.deepEqual(millimetres(section, 'w:pgSz', ['w', 'h']), [297, 210])
      assert.deepEqual(millimetres(section, 'w:pgMar', ['top', 'right', 'bottom', 'left']), [28, 37, 26, 35])
      for (const [kind, side] of [
        ['default', 'right'],
        ['even', 'left'],
      ]) {
        const [, id] = new RegExp(`<w:headerReference w:type="${kind}" r:id="(\\w+)"/>`).exec(section)!
        const header = parts.get(`word/${names.get(id)}`)!.toString()
        assert.match(header, /w:textDirection w:val="tbRl"/)
        assert.match(header, new RegExp(`w:jc w:val="${side}".*— .*PAGE.* —`))
        assert.isBelow(twips(header, 'w:tblpPr', 'w:tblpX'), twips(section, 'w:pgMar', 'w:left'))
      }
    }
  })

  test('writes title, text and headings in their fonts and sizes', async ({ assert }) => {
    const looks = async (text: string) => {
      const { font, size } = await looksOf(text)
      return `${font} ${size}`
    }
    assert.equal(await looks('北京市知识产权信息公共服务工作报告'), '方正小标宋简体 22')
    assert.equal(await looks('一、总体情况'), '黑体 16')
    assert.equal(await looks('（一）网点布局'), '楷体_GB2312 16')
    assert.equal(await looks('1. 明确责任分工'), '仿宋_GB2312 16')
    assert.equal(await looks('附件1'), '黑体 16')
    assert.equal(await looks('服务网点名录'), '方正小标宋简体 22')

    const body = paragraphsOf((await report()).xml).find((one) => textOf(one).startsWith('截至2025年底'))!
    assert.match(body, /w:line="579" w:lineRule="exact".*w:firstLineChars="200".*仿宋_GB2312.*<w:sz w:val="32"\/>/)
    assert.include(textOf(body), '全年提供公益咨询31,204次，同比增长11.1%')
    assert.match((await looksOf('一、总体情况')).paragraph, /<w:keepNext\/>/)
  })

  test('begins an issued paper with who issues it, its number in hexagonal brackets and the red line; a draft with its title', async ({
    assert,
  }) => {
    const { paragraph, size } = await looksOf('北京市知识产权局文件')
    assert.match(paragraph, /w:color w:val="FF0000"/)
    assert.isAtLeast(size, 40)
    assert.equal(twips(paragraph, 'w:spacing', 'w:before'), 1984, '35 mm')
    const number = await looksOf('京知局〔2026〕12号')
    assert.match(number.paragraph, /<w:pBdr><w:bottom [^>]*w:color="FF0000"/)

    const draft = { ...workReport({ docNumber: '京知局[2026]7号' }), chapters: [] }
    assert.equal((await reportPaper(draft)).head?.number, '京知局[2026]7号')
    const text = async (paper: LongPaper) =>
      textOf((await unzipped(await longPaper(paper, NO_PAGES))).get('word/document.xml')!.toString())
    assert.include(await text(await reportPaper(draft)), '京知局〔2026〕7号')
    const undated = await text(await reportPaper({ ...draft, docNumber: null, issuedOn: null }))
    assert.notInclude(undated, '文件')
    assert.match(undated, /\u3000\u3000年\u3000月\u3000日/)
  })

  test('puts page numbers outside: right on odd pages, left on even ones', async ({ assert }) => {
    const { parts } = await report()
    const footers = [...parts].filter(([path, content]) => /footer\d+\.xml/.test(path) && content.includes('PAGE'))
    const sides = new Set(footers.map(([, content]) => /w:jc w:val="(\w+)"/.exec(content.toString())![1]))
    assert.sameMembers([...sides], ['left', 'right'])
    for (const [, content] of footers) assert.match(content.toString(), /宋体.*<w:sz w:val="28"\/>/)
    assert.include(parts.get('word/settings.xml')!.toString(), '<w:evenAndOddHeaders/>')
  })

  test('has captions above tables and under pictures, 小四 and bold, numbered through, and 五号 in the tables', async ({
    assert,
  }) => {
    const { xml } = await report()
    const captions = paragraphsOf(xml).filter((one) => /^[表图]\d+\u3000/.test(textOf(one)))
    assert.deepEqual(
      captions.map((one) => textOf(one).split('\u3000')[0]).sort(),
      [
        ...Array.from({ length: 18 }, (_, at) => `表${at + 1}`),
        ...Array.from({ length: 8 }, (_, at) => `图${at + 1}`),
      ].sort()
    )
    for (const caption of captions) {
      assert.match(caption, /<w:b\/>.*<w:sz w:val="24"\/>/)
      if (textOf(caption).startsWith('表')) assert.match(caption, /<\/w:p><w:tbl>/)
    }
    const before = (caption: string) => xml.slice(0, xml.indexOf(caption)).split('<w:p>').at(-2)!
    assert.include(before('>图1\u3000'), '<w:drawing>')
    assert.match(xml, /<w:tblHeader\/>/)
    assert.match(/<w:tbl>.*?<\/w:tbl>/.exec(xml)![0], /<w:sz w:val="21"\/>/)
  })

  test('says in words what a picture shows', async ({ assert }) => {
    const { xml } = await report()
    const told = [...xml.matchAll(/<wp:docPr [^>]*descr="([^"]*)"/g)].map(([, words]) => words)
    assert.lengthOf(told, 8)
    assert.equal(told[0].split('；')[2], '2025年公益咨询31,204次、培训人次52,310人次')
    assert.include(told[1], '海淀区')
  })

  test('lists headings of two levels and annexes in its contents, with the pages it is given', async ({ assert }) => {
    const { paper } = await report()
    const lines = contentsOf(paper.body)
    assert.equal(lines[0].text, '一、总体情况')
    assert.equal(lines.at(-1)!.text, '附件4\u3000数据来源')
    assert.lengthOf(
      lines.filter(({ level }) => level === 1),
      11 + 4
    )
    const pages = new Map(lines.map(({ mark }, at) => [mark, at + 1]))
    const xml = (await unzipped(await longPaper(paper, pages))).get('word/document.xml')!.toString()
    const references = paragraphsOf(xml).filter((one) => one.includes('PAGEREF'))
    assert.deepEqual(
      references.map(textOf),
      lines.map(({ text }, at) => `${text}${at + 1}`)
    )
    const marks = [...xml.matchAll(/<w:bookmarkStart [^>]*w:name="(\w+)"/g)].map(([, name]) => name)
    assert.includeMembers(marks, [FIRST_MARK, ...lines.map(({ mark }) => mark)])
    assert.equal(new Set(marks).size, marks.length)
  })

  test('names its annexes after the text, then who signs and when, and begins each annex on a new page', async ({
    assert,
  }) => {
    const { xml } = await report()
    const texts = paragraphsOf(xml).map(textOf)
    const at = texts.indexOf('附件：1.服务网点名录')
    assert.deepEqual(texts.slice(at + 1, at + 7), [
      ...['2.指标口径说明', '3.问卷与样本说明', '4.数据来源'],
      ...['', '北京市知识产权局', '2026年3月18日'],
    ])
    assert.match(paragraphsOf(xml)[at + 6], /w:ind w:right="1264"/)
    /** The one after turned sheets begins a section, which is a new page too. */
    assert.include((await looksOf('附件3')).paragraph, '<w:pageBreakBefore/>')
    const paragraphs = paragraphsOf(xml)
    for (const label of ['附件1', '附件2', '附件4']) {
      const start = paragraphs.findIndex((one) => textOf(one) === label)
      assert.match(
        paragraphs[start - 1] + paragraphs[start],
        /<w:type w:val="nextPage"\/>|<w:pageBreakBefore\/>/,
        label
      )
    }
  })

  test('says for every fact where it comes from', async ({ assert }) => {
    const { xml } = await report()
    const sources = textOf(xml.slice(xml.lastIndexOf('数据来源')))
    const facts = workReport().chapters.flatMap(({ gathered }) => gathered.facts)
    assert.isAbove(facts.length, 300)
    for (const { label, query, rowsHash } of facts) {
      assert.include(sources, label)
      assert.include(sources, `${query}`)
      assert.include(sources, rowsHash.slice(0, 8))
    }
    assert.include(sources, '—（样本不足，不予公布）')
    /** They are in the workbook: written out they fill dozens of sheets. */
    assert.notInclude(sources, '/activities/consultations')
  })

  test('shows the public neither internal tables, nor facts that only they name, nor paths', async ({ assert }) => {
    const open = publicReport(workReport())
    assert.isTrue(open.isPublic)
    const small = { ...open, chapters: open.chapters.filter(({ key }) => ['problems', 'cases'].includes(key)) }
    const text = textOf(
      (await unzipped(await longPaper(await reportPaper(small), NO_PAGES))).get('word/document.xml')!.toString()
    )
    assert.include(text, '表15\u3000入选典型案例')
    assert.include(text, '表17供内部使用，从略。')
    assert.notInclude(text, '问题清单')
    assert.notInclude(text, '相关得分')
    assert.notInclude(text, '/activities')
    assert.include(text, 'ledgers.cases.received@1')
  })

  test('is the same to the byte whenever it is made, also after other papers', async ({ assert }) => {
    const { docx } = await report()
    await officialDocument([{ kind: 'title', text: '通知' }], { title: '通知', author: '局', day: '2026-01-01' })
    await longPaper(await reportPaper({ ...workReport(), chapters: workReport().chapters.slice(0, 2) }), NO_PAGES)
    assert.isTrue(docx.equals(await longPaper(await reportPaper(workReport()), NO_PAGES)))
  })
})
