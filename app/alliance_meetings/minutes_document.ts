import { officialDocument, type Block } from '#app/core/document'

type Vote = {
  isSecret: boolean
  round: number
  entitled: number
  base: number
  needed: number
  cast: number
  counts: { option: string; votes: number }[]
  elected: string[]
  /** What the votes decided and cannot take effect, in sentences. */
  hindered: string[]
  /** Empty in a secret vote. */
  named: { member: string; choice: string }[]
}

export type MinutesItem = { title: string; body: string | null; outcome: string; because: string; votes: Vote[] }

export type MinutesFacts = {
  number: string
  title: string
  organ: string
  heldAt: string
  place: string
  chair: string
  words: string
  entitled: number
  present: number
  came: { member: string; person: string; how: string }[]
  represented: { member: string; holder: string }[]
  absent: string[]
  items: MinutesItem[]
  /** ISO day. */
  day: string
}

const ISSUER = '北京市知识产权信息服务联盟秘书处'

/** 会议纪要 as a Word file: who was there, what was on the agenda, how each item was decided. */
export function minutesDocument(facts: MinutesFacts): Promise<Buffer> {
  const { title, day } = facts
  return officialDocument(
    [...opening(facts), ...presence(facts), ...facts.items.flatMap(decision), { kind: 'signature', by: ISSUER, day }],
    { title: `${title}纪要`, author: ISSUER, day }
  )
}

function opening({ title, number, organ, heldAt, place, chair, words }: MinutesFacts): Block[] {
  return [
    { kind: 'title', text: `${title}纪要` },
    { kind: 'number', text: number },
    { kind: 'paragraph', text: `会议机构：${organ}。时间：${heldAt}。地点：${place}。主持：${chair}。` },
    { kind: 'paragraph', text: words },
  ]
}

function presence({ entitled, present, came, represented, absent, items }: MinutesFacts): Block[] {
  return [
    { kind: 'heading', level: 1, text: '出席情况' },
    { kind: 'paragraph', text: `应到成员单位 ${entitled} 家，实到（含委托）${present} 家。` },
    table(
      '出席单位',
      ['成员单位', '代表', '方式'],
      came.map(({ member, person, how }) => [member, person, how])
    ),
    ...listed(
      '委托出席',
      represented.map(({ member, holder }) => `${member}（委托${holder}）`)
    ),
    ...listed('缺席', absent),
    { kind: 'heading', level: 1, text: '会议议程' },
    { kind: 'paragraph', text: items.map(({ title }, at) => `${at + 1}. ${title}`).join('\n') },
    { kind: 'heading', level: 1, text: '审议和表决' },
  ]
}

function listed(what: string, names: string[]): Block[] {
  return names.length > 0 ? [{ kind: 'paragraph', text: `${what}：${names.join('、')}。` }] : []
}

function decision({ title, body, outcome, because, votes }: MinutesItem): Block[] {
  return [
    { kind: 'heading', level: 2, text: title },
    ...(body ? [{ kind: 'paragraph', text: body } as const] : []),
    ...votes.flatMap(ballot),
    { kind: 'paragraph', text: `结果：${outcome}${because ? `（${because}）` : ''}。` },
  ]
}

function ballot({ isSecret, round, entitled, base, needed, cast, counts, elected, hindered, named }: Vote): Block[] {
  const how = `${isSecret ? '无记名' : '记名'}表决${round > 1 ? `（第${round}轮）` : ''}`
  const figures = counts.map(({ option, votes }) => `${option} ${votes} 票`).join('，')
  return [
    {
      kind: 'paragraph',
      text: `${how}：应到 ${entitled} 家，实到 ${base} 家，通过须 ${needed} 票；收回表决票 ${cast} 张，${figures}。`,
    },
    ...listed('当选', elected),
    ...hindered.map((text) => ({ kind: 'paragraph', text }) as const),
    ...(named.length > 0
      ? [
          table(
            '记名表决名单',
            ['成员单位', '表决'],
            named.map(({ member, choice }) => [member, choice])
          ),
        ]
      : []),
  ]
}

function table(caption: string, columns: string[], rows: string[][]): Block {
  return { kind: 'table', caption, columns, widths: columns.map((_name, at) => (at === 0 ? 3 : 2)), rows }
}
