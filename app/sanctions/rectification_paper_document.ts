import { officialDocument, type Block } from '#app/core/document'
import { formatDay } from '#app/core/format'
import type { Problem } from './rectification.js'

export type RectificationPaper = {
  docNumber: string
  organization: string
  /** 证书编号 of the title. */
  number: string
  cause: string
  facts: string
  problems: Problem[]
  months: number
  /** ISO days. */
  dueOn: string
  issuedOn: string
  signer: string
}

const TITLE = '限期整改通知书'
const ISSUER = '北京市知识产权局'

/** 限期整改通知书 as a Word file: why, what, by when, how to report, and what happens after the last day. */
export function rectificationDocument(paper: RectificationPaper): Promise<Buffer> {
  const { docNumber, issuedOn } = paper
  return officialDocument(blocksOf(paper), { title: `${TITLE} ${docNumber}`, author: ISSUER, day: issuedOn })
}

function blocksOf({ docNumber, organization, number, cause, facts, problems, ...paper }: RectificationPaper): Block[] {
  return [
    { kind: 'title', text: TITLE },
    { kind: 'number', text: docNumber },
    { kind: 'addressee', text: organization },
    {
      kind: 'paragraph',
      text: `因${cause}，你单位（北京市知识产权信息公共服务网点，证书编号：${number}）须限期整改。有关情况如下：`,
    },
    { kind: 'paragraph', text: facts },
    {
      kind: 'table',
      caption: '需要整改的问题',
      columns: ['序号', '问题', '整改要求'],
      widths: [8, 46, 46],
      rows: problems.map(({ problem, requirement }, index) => [String(index + 1), problem, requirement]),
    },
    ...instructions(paper),
    { kind: 'signature', by: ISSUER, day: paper.issuedOn },
  ]
}

function instructions({ months, dueOn, signer }: Pick<RectificationPaper, 'months' | 'dueOn' | 'signer'>): Block[] {
  return [
    { kind: 'heading', level: 1, text: '整改期限' },
    {
      kind: 'paragraph',
      text: `整改期限为${months}个月，至${formatDay(dueOn)}止（含当日）。整改期间网点照常提供服务。`,
    },
    { kind: 'heading', level: 1, text: '提交整改报告' },
    {
      kind: 'paragraph',
      text: '请登录系统，逐项填写整改措施、完成日期并上传佐证材料，由单位负责人在期限内提交，无须另送纸质材料。确需延长的，请在期限届满前说明理由。',
    },
    { kind: 'heading', level: 1, text: '逾期或验收不合格的处理' },
    { kind: 'paragraph', text: '逾期未提交整改报告，或者整改验收不合格的，我局将按有关规定启动撤销程序。' },
    { kind: 'paragraph', text: `签发人：${signer}。` },
  ]
}
