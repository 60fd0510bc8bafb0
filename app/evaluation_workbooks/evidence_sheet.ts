import type ExcelJS from 'exceljs'
import { indicatorsOf } from '#app/indicators/indicator_content'
import { OfficeSheet } from './office_sheet.js'
import type { PointFacts } from './point_workbook.js'
import { SHEETS } from './workbook_words.js'

/** What experts, who are not named, said of one piece of evidence. */
export type Judgement = {
  evidence: number
  accepted: number
  of: number
  reasons: readonly string[]
  href: string | null
}

/** 佐证: numbered as the office files them, 指标号-序号-名称. */
export function addEvidence(workbook: ExcelJS.Workbook, { content, filed, judgements, title, name }: PointFacts) {
  const sheet = new OfficeSheet(workbook, {
    ...{ name: SHEETS.evidence, title: `${title}佐证材料`, tab: 'FF5B9A6F' },
    note: `${name}    过半数专家采信的材料计为采信。`,
    headers: ['编号', '指标', '材料名称', '文件校验值（SHA-256）', '采信专家', '结论', '不采信理由', '文件'],
    widths: [12, 24, 30, 36, 10, 10, 34, 10],
  })
  for (const indicator of indicatorsOf(content))
    for (const piece of filed.evidence.filter(({ indicator: of }) => of === indicator.id)) {
      const judged = judgements.find(({ evidence }) => evidence === piece.id)
      sheet.add([
        ...[`${indicator.code}-${piece.number}`, indicator.name.zh, piece.name, piece.sha256],
        ...(judged && judged.of > 0
          ? [`${judged.accepted}／${judged.of}`, 2 * judged.accepted > judged.of ? '采信' : '不采信']
          : ['—', '未评']),
        judged?.reasons.join('；') || null,
        judged?.href ? { text: '打开', href: judged.href } : null,
      ])
    }
  if (filed.evidence.length === 0) sheet.add([null, '没有佐证材料', ...Array.from({ length: 6 }, () => null)])
  return sheet
}
