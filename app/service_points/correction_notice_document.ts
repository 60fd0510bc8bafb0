import { officialDocument, type Block } from '#app/core/document'
import { formatDay } from '#app/core/format'

export type CorrectionNotice = {
  /** BZ-2026-0012 */
  docNumber: string
  organization: string
  applicationNumber: string
  batchTitle: string
  items: { section: string; label: string; note: string }[]
  /** ISO day. */
  dueOn: string
  workingDays: number
  /** 市局 or 区局 by name. */
  issuer: string
  /** 张某, or 张某 代 李某. */
  signer: string
  /** ISO day. */
  issuedOn: string
  /** What the call says of those who do not answer; without it the paper points to the call. */
  lapse?: 'close' | 'review'
}

const TITLE = '补正通知书'

const AFTERWARDS = {
  close: '逾期未重新提交的，按照本批次申报通知，本次申请终止办理；不影响你单位在以后批次重新申报。',
  review: '逾期未重新提交的，按照本批次申报通知，我局以已提交的材料继续审查。',
  call: '逾期未重新提交的，按照本批次申报通知的规定办理。',
}

/** 补正通知书 as a Word file: all defects at once, how to hand in again, and what happens after the last day. */
export function correctionNoticeDocument(notice: CorrectionNotice): Promise<Buffer> {
  const { docNumber, issuer, issuedOn } = notice
  return officialDocument(blocksOf(notice), { title: `${TITLE} ${docNumber}`, author: issuer, day: issuedOn })
}

function blocksOf(notice: CorrectionNotice): Block[] {
  const { docNumber, organization, applicationNumber, batchTitle, items, issuer, issuedOn } = notice
  return [
    { kind: 'title', text: TITLE },
    { kind: 'number', text: `编号：${docNumber}` },
    { kind: 'addressee', text: organization },
    {
      kind: 'paragraph',
      text: `你单位在“${batchTitle}”中提交的网点申报材料（申请编号：${applicationNumber}）收悉。经审查，有${items.length}项内容需要补正，现一次性告知如下：`,
    },
    {
      kind: 'table',
      caption: '需要补正的内容',
      columns: ['序号', '部分', '事项', '需补正内容'],
      widths: [8, 20, 24, 48],
      rows: items.map(({ section, label, note }, index) => [String(index + 1), section, label, note]),
    },
    ...instructions(notice),
    { kind: 'signature', by: issuer, day: issuedOn },
  ]
}

function instructions({ applicationNumber, dueOn, workingDays, signer, lapse }: CorrectionNotice): Block[] {
  return [
    { kind: 'heading', level: 1, text: '补正期限' },
    {
      kind: 'paragraph',
      text: `请于收到本通知后${workingDays}个工作日内，即${formatDay(dueOn)}前（含当日）完成补正并重新提交。补正所用时间不计入我局承诺的办理时限。`,
    },
    { kind: 'heading', level: 1, text: '补正方式' },
    {
      kind: 'paragraph',
      text: `请登录申报系统，打开申请${applicationNumber}，按上表逐项修改，并由单位负责人重新提交，无须另送纸质材料。上表未列的内容保持原样，无须重复填报。`,
    },
    { kind: 'heading', level: 1, text: '逾期处理' },
    { kind: 'paragraph', text: AFTERWARDS[lapse ?? 'call'] },
    { kind: 'paragraph', text: `对补正内容有疑问的，请与承办人联系。承办人：${signer}。` },
  ]
}
