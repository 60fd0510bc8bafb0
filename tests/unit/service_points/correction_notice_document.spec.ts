import { test } from '@japa/runner'
import { correctionNoticeDocument, type CorrectionNotice } from '#app/service_points/correction_notice_document'
import { unzipped } from '#tests/support/zips'

const NOTICE: CorrectionNotice = {
  docNumber: 'BZ-2026-0012',
  organization: '燕麓大学图书馆',
  applicationNumber: 'WD-2026-0007',
  batchTitle: '2026 年第一批市级网点',
  items: [
    { section: '人员', label: '专职人员', note: '人数与附件名单不一致。\n请核对。' },
    { section: '附件', label: '工作制度', note: '缺少盖章页。' },
  ],
  dueOn: '2026-11-30',
  workingDays: 5,
  issuer: '北京市知识产权局',
  signer: '沈怀瑾 代 高一鸣',
  issuedOn: '2026-11-23',
}

async function read(notice: CorrectionNotice) {
  const xml = (await unzipped(await correctionNoticeDocument(notice))).get('word/document.xml')!.toString()
  const textOf = (part: string) => [...part.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text]) => text).join('')
  const rows = xml
    .split('<w:tr>')
    .slice(1)
    .map((row) =>
      row
        .split('<w:tc>')
        .slice(1)
        .map((cell) => textOf(cell.split('</w:tbl>')[0]))
    )
  return { xml, text: textOf(xml), rows }
}

test.group('补正通知书', () => {
  test('tells every defect at once, in a table', async ({ assert }) => {
    const { rows, xml } = await read(NOTICE)
    assert.deepEqual(rows, [
      ['序号', '部分', '事项', '需补正内容'],
      ['1', '人员', '专职人员', '人数与附件名单不一致。请核对。'],
      ['2', '附件', '工作制度', '缺少盖章页。'],
    ])
    assert.match(xml, /<w:tblHeader\/>/)
    assert.include(xml, '<w:sz w:val="21"/>')
  })

  test('says to whom, about what, until when, how, and who signs', async ({ assert }) => {
    const { text } = await read(NOTICE)
    for (const part of [
      '补正通知书编号：BZ-2026-0012燕麓大学图书馆：',
      '“2026 年第一批市级网点”',
      'WD-2026-0007',
      '有2项内容需要补正，现一次性告知如下',
      '5个工作日内，即2026年11月30日前（含当日）',
      '承办人：沈怀瑾 代 高一鸣。',
    ]) {
      assert.include(text, part)
    }
    assert.isTrue(text.endsWith('北京市知识产权局2026年11月23日'))
    assert.notMatch(text, /行政许可|许可法|受理通知/)
  })

  test('says what happens after the last day, as the call has it', async ({ assert }) => {
    const after = async (lapse?: 'close' | 'review') => (await read({ ...NOTICE, lapse })).text
    assert.include(await after('close'), '本次申请终止办理')
    assert.include(await after('review'), '以已提交的材料继续审查')
    assert.include(await after(), '按照本批次申报通知的规定办理')
  })
})
