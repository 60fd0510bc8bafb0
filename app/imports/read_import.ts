import { inTransaction, type Trx } from '#app/core/dialect'
import { readWorkbook, WorkbookRefused } from '#app/core/read_workbook'
import { system } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { importLimits } from '#config/imports'
import { chooseSheet, type ChosenSheet } from './choose_sheet.js'
import Import, { type Refusal } from './import.js'
import { contextOf, workbookOf } from './import_context.js'
import { importKind } from './import_kinds.js'
import { importWorkflow } from './import_workflow.js'
import { judge, type JudgedRow } from './judge_rows.js'
import { readRows, type ReadRow } from './read_rows.js'

const AT_A_TIME = 200
const by = system('import_reader')

/** Reads the workbook and judges its rows, without touching anything else. What a killed worker left is read anew. */
export async function readImport(id: number) {
  const intake = await Import.findOrFail(id)
  if (intake.state !== 'reading') return
  try {
    await read(intake)
  } catch (error) {
    if (!(error instanceof WorkbookRefused)) throw error
    await refuse(intake, { reason: error.reason, params: limitsInWords() })
  }
}

async function read(intake: Import) {
  const { columns } = importKind(intake.kind).sheet
  const sheets = await readWorkbook(await workbookOf(intake), importLimits)
  const chosen = chooseSheet(sheets, columns)
  if (!intake.mapping && chosen.headers.length < 2) return refuse(intake, { reason: 'no_table' })

  const found = foundIn(chosen)
  const mapping = intake.mapping ?? (chosen.missing.length + chosen.twice.length === 0 ? chosen.mapping : null)
  if (!mapping) return importWorkflow.take('askMapping', intake, { by, set: found })

  const rows = readRows(chosen.sheet, chosen.line, mapping, columns)
  if (rows.length === 0) return refuse(intake, { reason: 'no_rows' })
  if (rows.length > importLimits.mostRows) return refuse(intake, { reason: 'too_many_rows', params: limitsInWords() })
  await check(intake, rows, { ...found, mapping: JSON.stringify(mapping), total: rows.length })
}

function foundIn({ sheet, line, headers, remarks }: ChosenSheet) {
  return {
    sheet: sheet.name,
    header_line: line,
    headers: JSON.stringify(headers),
    remarks: JSON.stringify(remarks),
  }
}

function limitsInWords() {
  return { rows: importLimits.mostRows, columns: importLimits.mostColumns }
}

function refuse(intake: Import, refusal: Refusal) {
  return importWorkflow.take('refuse', intake, { by, set: { refusal: JSON.stringify(refusal) }, details: refusal })
}

async function check(intake: Import, rows: ReadRow[], found: { total: number } & Record<string, unknown>) {
  await inTransaction(async (trx) => {
    await trx.from('import_rows').where('import_id', intake.id).delete()
    await trx.from('imports').where('id', intake.id).update(found)
  })
  const context = await contextOf(intake)
  const judgeRow = judge(await importKind(intake.kind).checker(context), context.i18n)
  for (let at = 0; at < rows.length; at += AT_A_TIME) {
    const judged: JudgedRow[] = []
    for (const row of rows.slice(at, at + AT_A_TIME)) judged.push(await judgeRow(row))
    await inTransaction((trx) => keep(trx, intake.id, judged))
  }

  const counts = (await Import.countsOf([intake.id]))(intake.id)
  await importWorkflow.take('check', intake, {
    by,
    details: { total: counts.total, fit: counts.fit },
    also: (trx) => holdWhole(trx, intake.id, found.total),
  })
}

/** Two workers that read the same workbook at once disturb each other: whoever ends with less than all begins again. */
async function holdWhole(trx: Trx, id: number, total: number) {
  const [row] = await trx.from('import_rows').where('import_id', id).count('* as total')
  if (Number(row.total) !== total) throw new StepNotAllowed('check', 'moved_on')
}

function keep(trx: Trx, id: number, rows: JudgedRow[]) {
  return trx.table('import_rows').multiInsert(
    rows.map(({ line, title, verdict, cells, answers, faults }) => ({
      ...{ import_id: id, line, title, verdict },
      cells: JSON.stringify(cells),
      answers: answers ? JSON.stringify(answers) : null,
      faults: JSON.stringify(faults),
    }))
  )
}
