import { officialDocument, type Block } from '#app/core/document'
import { formatDay } from '#app/core/format'

export type WarningPaper = {
  warningNumber: string
  organization: string
  /** 证书编号 and 认定文号 of the title. */
  number: string
  docNumber: string
  cause: string
  facts: string
  statementDays: number
  /** ISO days. */
  dueOn: string
  issuedOn: string
  signer: string
}

const TITLE = '撤销事先告知书'
const ISSUER = '北京市知识产权局'

/** 撤销事先告知书 as a Word file: what is intended and why, and how long the institution may answer. */
export function warningDocument(paper: WarningPaper): Promise<Buffer> {
  const { warningNumber, issuedOn } = paper
  return officialDocument(blocksOf(paper), { title: `${TITLE} ${warningNumber}`, author: ISSUER, day: issuedOn })
}

function blocksOf({ warningNumber, organization, number, docNumber, cause, facts, ...paper }: WarningPaper): Block[] {
  return [
    { kind: 'title', text: TITLE },
    { kind: 'number', text: warningNumber },
    { kind: 'addressee', text: organization },
    {
      kind: 'paragraph',
      text: `你单位于${docNumber}文件中被认定为北京市知识产权信息公共服务网点（证书编号：${number}）。经查，你单位存在“${cause}”的情形，我局拟撤销上述网点认定。`,
    },
    { kind: 'heading', level: 1, text: '认定的事实' },
    { kind: 'paragraph', text: facts },
    { kind: 'heading', level: 1, text: '陈述申辩' },
    {
      kind: 'paragraph',
      text: `你单位可以在收到本告知书之日起${paper.statementDays}个工作日内，即${formatDay(paper.dueOn)}前（含当日），登录系统提交书面陈述申辩意见和有关材料，由单位负责人提交。`,
    },
    {
      kind: 'paragraph',
      text: '逾期未提交的，视为放弃陈述申辩。我局将核查你单位的陈述申辩意见，并提请局长办公会审议；决定撤销的，将予以公示。',
    },
    { kind: 'paragraph', text: `签发人：${paper.signer}。` },
    { kind: 'signature', by: ISSUER, day: paper.issuedOn },
  ]
}
