import { officialDocument, type Block } from '#app/core/document'

type JudgedCase = { rank: number; number: string; title: string; unit: string; mean: string; reason: string | null }
type Line = { name: string; shortlisted: number; chosen: number }

export type MinutesFacts = {
  minutesNumber: string
  call: string
  /** In words: 2026年11月23日. */
  metOn: string
  /** ISO day. */
  day: string
  toSelect: number
  opinion: string
  fewerReason: string | null
  chosen: JudgedCase[]
  leftOut: JudgedCase[]
  swapped: { title: string; isIn: boolean; reason: string }[]
  categories: Line[]
  districts: Line[]
  hash: string
}

const ISSUER = '北京市知识产权局'

/** 审议会议纪要 as a Word file: what was on the table, what was decided about each case, and why where it deviates. */
export function minutesDocument(facts: MinutesFacts): Promise<Buffer> {
  const title = `${facts.call}审议会议纪要`
  return officialDocument([...opening(facts, title), ...decision(facts), ...spread(facts), ...closing(facts)], {
    ...{ title, author: ISSUER, day: facts.day },
  })
}

function opening(
  { minutesNumber, metOn, call, toSelect, chosen, leftOut, swapped }: MinutesFacts,
  title: string
): Block[] {
  const judged = chosen.length + leftOut.length
  return [
    { kind: 'title', text: title },
    { kind: 'number', text: minutesNumber },
    {
      kind: 'paragraph',
      text: `${metOn}，局领导主持会议，审议${call}入围案例 ${judged} 件，拟入选不超过 ${toSelect} 件。`,
    },
    ...swapped.map(({ title: name, isIn, reason }) =>
      paragraph(`入围调整：《${name}》${isIn ? '调入' : '调出'}，理由：${reason}`)
    ),
  ]
}

function decision({ chosen, leftOut, opinion, fewerReason }: MinutesFacts): Block[] {
  return [
    { kind: 'heading', level: 1, text: '审议决定' },
    paragraph(opinion),
    paragraph(`同意拟入选案例 ${chosen.length} 件${fewerReason ? `，少于征集名额，理由：${fewerReason}` : ''}。`),
    caseTable('拟入选案例', chosen),
    ...(leftOut.length > 0 ? [caseTable('未入选的入围案例', leftOut)] : []),
  ]
}

function caseTable(caption: string, rows: JudgedCase[]): Block {
  return {
    ...{ kind: 'table', caption, columns: ['专家名次', '案例编号', '案例名称', '单位名称', '平均分', '说明'] },
    widths: [1, 2, 4, 3, 1, 3],
    rows: rows.map(({ rank, number, title, unit, mean, reason }) => [
      String(rank),
      number,
      title,
      unit,
      mean,
      reason ?? '',
    ]),
  }
}

function spread({ categories, districts }: MinutesFacts): Block[] {
  const table = (caption: string, first: string, lines: Line[]): Block => ({
    ...{ kind: 'table', caption, columns: [first, '入围', '拟入选'], widths: [3, 1, 1] },
    rows: lines.map(({ name, shortlisted, chosen }) => [name, String(shortlisted), String(chosen)]),
  })
  return [
    { kind: 'heading', level: 1, text: '结构情况' },
    table('类别分布', '案例类别', categories),
    table('区域分布', '所属区', districts),
  ]
}

function closing({ hash, day }: MinutesFacts): Block[] {
  return [paragraph(`决定名单校验值（SHA-256）：${hash}`), { kind: 'signature', by: ISSUER, day }]
}

function paragraph(text: string): Block {
  return { kind: 'paragraph', text }
}
