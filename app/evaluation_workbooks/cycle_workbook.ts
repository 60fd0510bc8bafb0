import type { Part } from '#app/evaluations/point_evaluation'
import type { IndicatorContent } from '#app/indicators/indicator_content'
import { CycleFigures } from './cycle_figures.js'
import { CycleSummary } from './cycle_summary.js'
import { bytesOf, OfficeSheet, officeWorkbook } from './office_sheet.js'
import type { OutcomeFacts } from './point_workbook.js'
import { RulesSheet } from './rules_sheet.js'
import { AGREES, DIFFERS, SHEETS } from './workbook_words.js'

/** One point as a line of the workbook of its cycle. */
export type PointLine = {
  number: string
  name: string
  district: string
  hostType: string
  variant: string
  part: Part
  outcome: OutcomeFacts
  remark: string
}

export type CycleFacts = {
  content: IndicatorContent
  title: string
  about: readonly (readonly [string, string])[]
  /** The most experts that a point has. */
  seats: number
  points: AsyncIterable<readonly PointLine[]>
}

/** A row of formulas for each point, one sheet of rules, one of figures. */
export async function cycleWorkbook(facts: CycleFacts): Promise<Buffer> {
  const workbook = officeWorkbook()
  const { content, title } = facts
  const about = new OfficeSheet(workbook, {
    ...{ name: SHEETS.about, title: `${title}计分工作簿`, headers: ['项目', '内容'], widths: [22, 96] },
  })
  const summary = new CycleSummary(workbook, facts)
  const variants = content.variants.map(({ id }) => id)
  const rules = new RulesSheet(workbook, content, variants, `${title}评分规则与参数`)
  await rules.fill()
  const figures = new CycleFigures(workbook, facts)
  for await (const points of facts.points) for (const point of points) summary.add(point, figures.add(point), rules)
  await Promise.all([summary.close(), figures.close()])
  await fillAbout(about, facts, { summary, rules })
  return bytesOf(workbook)
}

const READING = [
  '汇总：每个网点一行，各指标得分、总分、排名和等次都是公式；系统总分为系统记录的数，差额为 0.00 时显示“一致”。',
  '规则：每条规则的文字和参数，各类网点的分值与满分值分列。黄色单元格可以改动，改动后全部网点随之重新计算。',
  '数据：每个网点的全部数据、专家评分（不具名）、加分、扣分和一票否决。空单元格表示未知，按规则不得分。',
  '每个网点的单独工作簿含数据来源、明细链接、佐证材料和采信情况，可在系统中下载。',
  '工作表已锁定（无密码），以免误改公式；改动参数后的结果仅供推演，不影响系统中的评估结果。',
]

function fillAbout(
  sheet: OfficeSheet,
  { about }: CycleFacts,
  { summary, rules }: { summary: CycleSummary; rules: RulesSheet }
) {
  const { count, verdicts } = summary
  const agreeing = `COUNTIF(${verdicts},"${AGREES}")`
  const changed = rules.changedFormula
  const verdict = `IF(${agreeing}=${count},"${AGREES}",IF(${changed}>0,"${DIFFERS}：规则参数已改动 "&${changed}&" 处","${DIFFERS}"))`
  const row = sheet.add(['核对结论', { formula: verdict, result: AGREES }], { tone: 'total' })
  sheet.showAgreement(`B${row}`)
  sheet.add(['参评网点（个）', String(count)])
  sheet.add(['核对一致（个）', { formula: `${agreeing}&""`, result: String(count) }])
  for (const line of about) sheet.add(line)
  for (const [at, line] of READING.entries()) sheet.add([at === 0 ? '怎样阅读' : null, line])
  return sheet.protect()
}
