import type ExcelJS from 'exceljs'
import { cellOn, OfficeSheet, POINTS } from './office_sheet.js'
import type { PointFacts } from './point_workbook.js'
import type { RulesSheet } from './rules_sheet.js'
import { SCORE_COLUMNS, type ScoresSheet } from './scores_sheet.js'
import { AGREES, DIFFERS, SHEETS } from './workbook_words.js'

/** 核对: the system's figure beside the formula's, line by line. @returns the cell that says whether all agree */
export async function addCheck(
  workbook: ExcelJS.Workbook,
  { title, name }: PointFacts,
  { lines }: ScoresSheet,
  rules: RulesSheet
): Promise<string> {
  const sheet = new OfficeSheet(workbook, {
    ...{ name: SHEETS.check, title: `${title}核对表`, note: name, tab: 'FF1B6B3A' },
    ...{ headers: ['项目', '系统记录', '公式计算', '差额', '结论'], widths: [44, 16, 16, 12, 34] },
  })
  const [first, last] = [6, 5 + lines.length]
  const all = `COUNTIF(E${first}:E${last},"${AGREES}")=${lines.length}`
  const changed = `IF(D5>0,"${DIFFERS}：规则参数已改动 "&D5&" 处","${DIFFERS}")`
  sheet.add(['核对结论', null, null, null, { formula: `IF(${all},"${AGREES}",${changed})`, result: AGREES }], {
    tone: 'total',
  })
  sheet.add(['已改动的规则参数（处）', null, null, { formula: rules.changedFormula, result: 0 }, null], {
    tone: 'group',
  })
  for (const { label, row, system } of lines) {
    const at = sheet.sheet.rowCount + 1
    const cell = (column: number) => cellOn(SHEETS.scores, column, row)
    const isNumber = typeof system === 'number'
    const agrees = isNumber ? `D${at}=0` : `B${at}=C${at}`
    sheet.add(
      [
        ...[label, { formula: cell(SCORE_COLUMNS.SYSTEM), result: system }],
        { formula: cell(SCORE_COLUMNS.SCORE), result: system },
        isNumber ? { formula: `ROUND(C${at}-B${at},2)`, result: 0 } : '—',
        { formula: `IF(${agrees},"${AGREES}","${DIFFERS}")`, result: AGREES },
      ],
      { formats: { 2: POINTS, 3: POINTS, 4: POINTS } }
    )
  }
  sheet.showAgreement(`E4:E${last}`)
  await sheet.protect()
  return cellOn(SHEETS.check, 5, 4)
}
