import { inTransaction, isStillReferenced, sqlTime, type Trx } from '#app/core/dialect'
import { system } from '#app/users/actor'
import Import from './import.js'
import { importedRows, NAMED, refuseChanged, RowsChanged } from './changed_rows.js'
import { contextOf } from './import_context.js'
import { importKind, type DoneRow, type ImportContext } from './import_kinds.js'
import { importWorkflow } from './import_workflow.js'

/** Takes the whole import back in one transaction: afterwards either all of it is gone or all of it is there. */
export async function undoWholeImport(id: number) {
  const intake = await Import.findOrFail(id)
  if (intake.state !== 'undoing') return
  const by = system('import_runner')
  const context = await contextOf(intake)
  try {
    await inTransaction(async (trx) => {
      const undone = await takeBack(trx, intake, context)
      await importWorkflow.takeIn(trx, 'finishUndo', intake, { by, details: { undone } })
    })
  } catch (error) {
    const changed = isStillReferenced(error) ? new RowsChanged(await referencedRows(intake, context)) : error
    if (!(changed instanceof RowsChanged)) throw error
    const { refusal } = changed
    await importWorkflow.take('refuseUndo', intake, { by, set: { refusal: JSON.stringify(refusal) }, details: refusal })
  }
}

async function takeBack(trx: Trx, intake: Import, context: ImportContext) {
  const kind = importKind(intake.kind)
  const rows = await refuseChanged(trx, intake)
  await kind.undo(trx, rows, context)
  await trx
    .from('import_rows')
    .where({ import_id: intake.id, outcome: 'imported' })
    .update({ outcome: 'undone', settled_at: sqlTime() })
  await kind.settled?.(trx)
  return rows.length
}

class OnlyTried extends Error {}

/** Some record that came later belongs to an imported row. To which ones is found by trying each alone. */
async function referencedRows(intake: Import, context: ImportContext): Promise<DoneRow[]> {
  const kind = importKind(intake.kind)
  const found: DoneRow[] = []
  for (const row of await inTransaction((trx) => importedRows(trx, intake.id))) {
    if (found.length === NAMED) break
    await inTransaction(async (trx) => {
      await kind.undo(trx, [row], context)
      throw new OnlyTried()
    }).catch((error) => {
      if (isStillReferenced(error)) found.push(row)
      else if (!(error instanceof OnlyTried)) throw error
    })
  }
  return found
}
