import { test } from '@japa/runner'
import { officialDocument, type Block } from '#app/core/document'
import { unzipped } from '#tests/support/zips'

const FACTS = { title: '通知', author: '北京市知识产权局', day: '2026-11-23' }

async function partsOf(blocks: Block[]) {
  const files = await unzipped(await officialDocument(blocks, FACTS))
  return (name: string) => files.get(name)!.toString()
}

const textsOf = (xml: string) => [...xml.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text]) => text)
const headings = (...levels: (1 | 2 | 3 | 4)[]): Block[] =>
  levels.map((level) => ({ kind: 'heading', level, text: '事项' }))

test.group('An official paper', () => {
  test('is A4 with the margins of GB/T 9704 and 22 lines of 28 characters', async ({ assert }) => {
    const xml = (await partsOf([]))('word/document.xml')

    const twips = (name: string, attribute: string) =>
      Number(new RegExp(`<${name} [^>]*${attribute}="(-?\\d+)"`).exec(xml)![1])
    const millimetres = (value: number) => Math.round((value / 1440) * 25.4)
    assert.deepEqual(
      ['w:w', 'w:h'].map((side) => millimetres(twips('w:pgSz', side))),
      [210, 297]
    )
    const margins = ['w:top', 'w:bottom', 'w:left', 'w:right'].map((side) => millimetres(twips('w:pgMar', side)))
    assert.deepEqual(margins, [37, 35, 28, 26])
    assert.equal(twips('w:docGrid', 'w:linePitch'), 579)
    assert.equal(twips('w:docGrid', 'w:charSpace'), -850)
    assert.match(xml, /<w:docGrid [^>]*w:type="linesAndChars"/)
  })

  test('writes each part in its font and size, on exact lines', async ({ assert }) => {
    const xml = (
      await partsOf([
        { kind: 'title', text: '标题' },
        { kind: 'number', text: '京知局[2026]12号' },
        { kind: 'addressee', text: '各区知识产权局' },
        { kind: 'paragraph', text: '第一段\n第二段' },
        { kind: 'signature', by: '北京市知识产权局', day: '2026-11-03' },
      ])
    )('word/document.xml')

    assert.deepEqual(textsOf(xml).filter(Boolean), [
      '标题',
      '京知局〔2026〕12号',
      '各区知识产权局：',
      '第一段',
      '第二段',
      '北京市知识产权局',
      '2026年11月3日',
    ])
    const paragraph = (text: string) => xml.split('<w:p>').find((part) => part.includes(`>${text}<`))!
    assert.match(paragraph('标题'), /w:jc w:val="center".*方正小标宋简体.*<w:sz w:val="44"\/>/)
    assert.match(
      paragraph('第一段'),
      /w:line="579" w:lineRule="exact".*w:firstLineChars="200".*仿宋_GB2312.*<w:sz w:val="32"\/>/
    )
    assert.match(paragraph('2026年11月3日'), /w:ind w:right="1264".*w:jc w:val="right"/)
  })

  test('numbers its headings on four levels, each anew under the one above', async ({ assert }) => {
    const xml = (await partsOf(headings(1, 2, 3, 4, 4, 3, 2, 1, 2)))('word/document.xml')
    const numbers = textsOf(xml).map((text) => text.replace('事项', ''))
    assert.deepEqual(numbers, ['一、', '（一）', '1. ', '（1）', '（2）', '2. ', '（二）', '二、', '（一）'])

    const many = (await partsOf(headings(...Array<1>(21).fill(1))))('word/document.xml')
    assert.deepEqual(
      [10, 11, 20, 21].map((count) => textsOf(many)[count - 1]),
      ['十、事项', '十一、事项', '二十、事项', '二十一、事项']
    )
  })

  test('puts the page number outside: right on odd pages, left on even ones', async ({ assert }) => {
    const part = await partsOf([])
    const footers = [1, 2].map((index) => part(`word/footer${index}.xml`))
    for (const xml of footers) {
      assert.match(xml, /— .*PAGE.* —/)
      assert.match(xml, /宋体/)
      assert.include(xml, '<w:sz w:val="28"/>')
    }
    assert.deepEqual(footers.map((xml) => /w:jc w:val="(\w+)"/.exec(xml)![1]).sort(), ['left', 'right'])
    assert.include(part('word/settings.xml'), '<w:evenAndOddHeaders/>')
  })

  test('names fonts that may take the place of those that are not free, and embeds none', async ({ assert }) => {
    const files = await unzipped(await officialDocument([], FACTS))
    const fonts = files.get('word/fontTable.xml')!.toString()
    assert.match(fonts, /w:name="仿宋_GB2312"><w:altName w:val="[^"]*FandolFang/)
    assert.isEmpty([...files.keys()].filter((path) => path.includes('fonts/')))
  })

  test('takes any text as text', async ({ assert }) => {
    const rows = [['<w:p/> & "x"', '\u0000\u0008\uD800 甲']]
    const table: Block = { kind: 'table', caption: '表', columns: ['一', '二'], widths: [1, 1], rows }
    const xml = (await partsOf([table]))('word/document.xml')
    assert.include(xml, '&lt;w:p/&gt; &amp; &quot;x&quot;')
    assert.isFalse(['\u0000', '\u0008', '\uD800'].some((mark) => xml.includes(mark)))
  })

  test('is the same to the byte whenever it is made', async ({ assert }) => {
    const blocks: Block[] = [{ kind: 'paragraph', text: '正文' }, ...headings(1)]
    const first = await officialDocument(blocks, FACTS)
    assert.isTrue(first.equals(await officialDocument(blocks, FACTS)))
    const [made, packed] = [(await unzipped(first)).get('docProps/core.xml')!.toString(), first.readUInt32LE(10)]
    assert.deepEqual(made.match(/2026-11-23T00:00:00Z/g)?.length, 2)
    assert.equal(packed, 0x00210000, '1 January 1980, the earliest moment of an archive')
  })
})
