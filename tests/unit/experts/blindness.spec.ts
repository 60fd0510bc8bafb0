import { test } from '@japa/runner'
import { PDFDocument } from 'pdf-lib'
import { scanText } from '#app/experts/blindness_scan'
import { scanFile } from '#app/experts/file_scan'
import { unitWords, type ForbiddenWord } from '#app/experts/forbidden_words'
import { saidIn } from '#app/experts/office_parts'
import { pdfText } from '#app/experts/pdf_parts'
import { strippedCopy } from '#app/experts/stripped_copy'
import { jpg, png } from '#tests/support/files'
import { tellingDocx, tellingJpg, tellingPdf, tellingPng } from '#tests/support/telling_files'
import { textsIn } from '#tests/support/word_files'
import { rezipped, unzipped } from '#tests/support/zips'

const UNIT = '北京拒马河精密仪器有限公司'
const WORDS: ForbiddenWord[] = [
  ...unitWords([UNIT]),
  { kind: 'person', text: '林知远' },
  { kind: 'person', text: 'Li Na' },
  { kind: 'code', text: '91110108MA01ABCD5X' },
  { kind: 'phone', text: '010-66180000' },
  { kind: 'email', text: 'lin@juma.example' },
]

const found = (text: string) => scanText(text, WORDS, '正文').map((one) => `${one.kind} ${one.found}`)

test.group('What betrays an author in a text', () => {
  for (const [text, findings] of [
    ['本单位完善了检索流程。', []],
    [`由${UNIT}完成`, ['unit 北京拒马河精密仪器有限公司', 'unit 北京拒马河精密仪器', 'unit 拒马河精密仪器']],
    ['拒 马 河 · 精密\u200b仪器的团队', ['unit 拒 马 河 · 精密\u200b仪器']],
    ['拒马河\n精密仪器', ['unit 拒马河\n精密仪器']],
    ['负责人林知远', ['person 林知远']],
    ['led by ＬＩ ＮＡ herself', ['person ＬＩ ＮＡ']],
    ['the lineage of carolinas, berlin apart', []],
    ['电话 010-66180000', ['phone 010-66180000']],
    ['电话０１０６６１８００００', ['phone ０１０６６１８００００']],
    ['手机 138 0013 8000', ['phone 138 0013 8000']],
    ['专利号 2138001380009 号', []],
    ['写信到 somebody@elsewhere.example 即可', ['email somebody@elsewhere.example']],
    ['代码 91110108ma01abcd5x', ['code 91110108ma01abcd5x']],
    ['序列号 91110108MA01ABCD5XX', []],
  ] as [string, string[]][]) {
    test(text, ({ assert }) => assert.deepEqual(found(text), findings))
  }

  test('a finding says where, with some words around it', ({ assert }) => {
    const [one] = scanText('本案例由林知远带领的团队完成，用时三个月。', WORDS, '摘要')
    assert.deepEqual(one, {
      ...{ where: '摘要', kind: 'person', found: '林知远' },
      excerpt: '本案例由林知远带领的团队完成，用时三个',
    })
  })

  test('a unit is known without its city and its legal form; what says nothing is no word', ({ assert }) => {
    assert.deepEqual(
      unitWords(['北京清漪科技股份有限公司', '北京有限公司']).map(({ text }) => text),
      ['北京清漪科技股份有限公司', '北京清漪科技', '清漪科技', '北京有限公司', '北京']
    )
  })
})

const WHO = '林知远'
const kindsOf = { docx: tellingDocx, pdf: tellingPdf, jpg: tellingJpg, png: tellingPng } as const
const TELLS: Record<keyof typeof kindsOf, string[]> = {
  docx: [
    'customXml/item1.xml',
    'docProps/core.xml',
    'docProps/custom.xml',
    'word/_rels/settings.xml.rels',
    'word/comments.xml',
    'word/document.xml',
    'word/people.xml',
  ],
  pdf: [],
  jpg: ['APP1', 'APP13', 'COM', 'behind'],
  png: ['behind', 'eXIf', 'iTXt', 'zTXt'],
}

test.group('What a file carries unseen', () => {
  for (const kind of ['docx', 'pdf', 'jpg', 'png'] as const) {
    test(`${kind}: is found, and not in the copy that reviewers get`, async ({ assert }) => {
      const file = await kindsOf[kind](WHO)
      const places = (await scanFile(file, `案例.${kind}`, WORDS)).map(({ where }) =>
        where.split(' / ').slice(1).join(' / ')
      )
      assert.includeMembers(places, TELLS[kind])
      if (kind === 'docx')
        assert.isTrue(
          places.some((place) => /media\/.*\.jpg \/ APP1$/.test(place)),
          places.join()
        )
      const copy = await strippedCopy(file, kind)
      assert.deepEqual(await scanFile(copy, `案例.${kind}`, WORDS), [])
      for (const form of ['utf8', 'utf16le'] as const) assert.equal(copy.indexOf(Buffer.from(WHO, form)), -1)
      if (kind !== 'pdf') assert.deepEqual(await strippedCopy(copy, kind), copy, 'once is enough')
    })
  }

  test('the name of a file is part of it', async ({ assert }) => {
    const [finding] = await scanFile(png(), `${WHO}-图1.png`, WORDS)
    assert.deepInclude(finding, { kind: 'person', found: WHO })
  })

  test('names in the text are found across the runs that an editor split them into, in Word and PDF', async ({
    assert,
  }) => {
    for (const [kind, make] of [
      ['docx', tellingDocx],
      ['pdf', tellingPdf],
    ] as const) {
      const file = await make('某人', `由${UNIT}完成。`)
      const names = (await scanFile(file, `案例.${kind}`, WORDS)).map(({ found: name }) => name)
      assert.include(names, UNIT)
      const copy = await strippedCopy(file, kind)
      const left = (await scanFile(copy, `案例.${kind}`, WORDS)).map(({ found: name }) => name)
      assert.include(left, UNIT, 'what the text itself says is for its author to change')
    }
  })

  test('a file that cannot be read is a finding, whatever it is called', async ({ assert }) => {
    for (const [name, file] of [
      ['a.docx', Buffer.from('PK broken')],
      ['a.pdf', Buffer.from('%PDF-1.4 broken')],
      ['a.png', png().subarray(0, 40)],
      ['a.jpg', tellingJpg(WHO).subarray(0, 60)],
      ['a.exe', Buffer.from('MZ')],
      [
        'a.docx',
        await rezipped(await tellingDocx('某人'), (parts) => parts.set('word/document.xml', Buffer.from('<w:p>'))),
      ],
    ] as const) {
      const findings = await scanFile(file, name, WORDS)
      assert.include(
        findings.map(({ kind }) => kind),
        'unreadable',
        name
      )
    }
  })
})

test.group('A stripped copy', () => {
  test('of a Word file is whole: every part that is named is there, and the text is the same', async ({ assert }) => {
    const file = await tellingDocx(WHO)
    const copy = await strippedCopy(file, 'docx')
    assert.equal(await textsIn(copy), await textsIn(file))
    const parts = await unzipped(copy)
    for (const [path, bytes] of parts) {
      if (!/\.(xml|rels)$/.test(path)) continue
      const xml = bytes.toString()
      saidIn(xml)
      for (const [, name] of xml.matchAll(/<Override[^>]*PartName="\/([^"]+)"/g)) assert.isTrue(parts.has(name), name)
      if (!path.endsWith('.rels')) continue
      for (const [, target] of xml.matchAll(/<Relationship [^>]*Target="([^"]+)"/g)) {
        const folder = path.replace(/_rels\/[^/]*$/, '')
        assert.isTrue(parts.has(new URL(target, `part:///${folder}`).pathname.slice(1)), target)
      }
    }
    const document = parts.get('word/document.xml')!.toString()
    assert.notMatch(document, /comment|w:date=/)
    assert.match(document, /<w:ins [^>]*w:author=""/)
  })

  test('of a PDF has the same page and text, and a picture', async ({ assert }) => {
    const file = await tellingPdf(WHO)
    const copy = await strippedCopy(file, 'pdf')
    assert.equal(await pdfText(copy), await pdfText(file))
    const opened = await PDFDocument.load(copy)
    assert.equal(opened.getPageCount(), 1)
    assert.isTrue(copy.includes('DCTDecode'))
  })

  test('of a photograph keeps how the camera was held and the very same pixels', async ({ assert }) => {
    const plain = await strippedCopy(jpg(), 'jpg')
    assert.deepEqual(plain, jpg(), 'nothing to take out')
    const copy = await strippedCopy(tellingJpg(WHO), 'jpg')
    const exif = copy.subarray(2, 38)
    assert.equal(exif.toString('latin1', 4, 10), 'Exif\0\0')
    assert.equal(exif.readUInt16LE(28), 6)
    assert.deepEqual(copy.subarray(38), jpg().subarray(2))
    assert.deepEqual(await strippedCopy(tellingPng(WHO), 'png'), png())
  })

  test('is refused of what is damaged', async ({ assert }) => {
    for (const kind of ['docx', 'pdf', 'jpg', 'png'] as const) {
      await assert.rejects(() => strippedCopy(Buffer.from('nothing'), kind))
    }
  })
})
