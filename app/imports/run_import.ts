import logger from '@adonisjs/core/services/logger'
import { inTransaction, sqlTime, type Trx } from '#app/core/dialect'
import { system } from '#app/users/actor'
import { unlessMoved } from '#app/workflow/unless_moved'
import Import from './import.js'
import { contextOf } from './import_context.js'
import { importKind, RowRefused, type Effect, type ImportContext, type ImportKind } from './import_kinds.js'
import ImportRow, { FIT } from './import_row.js'
import { importWorkflow } from './import_workflow.js'

/** So many rows share one commit: enough to be quick, few enough that others hardly wait. */
const AT_A_TIME = 20

/** Somebody stopped the import, or another worker was faster with these rows: what was about to be done is undone. */
class NotNow extends Error {}

/**
 * Writes each row that fits and has no outcome yet. May be killed at any moment, be started again, and run twice at
 * once: the outcome is written in the transaction of the row itself, and only where there is none.
 */
export async function runImport(id: number) {
  const intake = await Import.findOrFail(id)
  if (intake.state !== 'importing') return

  const kind = importKind(intake.kind)
  for (;;) {
    const rows = await waitingRows(id)
    if (rows.length === 0) break
    if ((await writeTogether(kind, intake, rows)) === 'stopped') break
  }
  await finish(kind, intake)
}

const waitingRows = (importId: number) =>
  ImportRow.query()
    .where({ importId })
    .whereIn('verdict', [...FIT])
    .whereNull('outcome')
    .orderBy('line')
    .limit(AT_A_TIME)

/** A row that fails takes its neighbours along, so that they are written one by one then. */
async function writeTogether(kind: ImportKind, intake: Import, rows: ImportRow[]) {
  try {
    await write(kind, intake, rows)
  } catch (error) {
    if (error instanceof NotNow) return stillImporting(intake)
    for (const row of rows) if ((await writeAlone(kind, intake, row)) === 'stopped') return 'stopped'
  }
}

async function writeAlone(kind: ImportKind, intake: Import, row: ImportRow) {
  try {
    await write(kind, intake, [row])
  } catch (error) {
    if (error instanceof NotNow) return stillImporting(intake)
    await refuseRow(row, error)
  }
}

async function stillImporting(intake: Import) {
  await intake.refresh()
  return intake.state === 'importing' ? 'going_on' : 'stopped'
}

/** The person is asked for anew each time: somebody deactivated meanwhile imports nothing any more. */
async function write(kind: ImportKind, intake: Import, rows: ImportRow[]) {
  const context = await contextOf(intake)
  const { user, params, i18n } = context
  const may = user.isActive && user.is(...kind.roles) && ((await kind.params?.may(user, params)) ?? true)
  await inTransaction(async (trx) => {
    const held = await trx.from('imports').where({ id: intake.id, state: 'importing' }).forUpdate().select('id').first()
    if (!held) throw new NotNow()
    for (const row of rows) {
      const refusal = { outcome: 'refused', outcome_reason: i18n.t('imports.faults.person') }
      await settle(trx, row, may ? await bringIn(trx, kind, row, context) : refusal)
    }
  })
}

async function bringIn(trx: Trx, kind: ImportKind, { line, title, answers }: ImportRow, context: ImportContext) {
  const effect: Effect = await kind.run(trx, { line, title, answers: answers! }, context)
  return { outcome: 'imported', subject_id: effect.subjectId, effect: JSON.stringify(effect) }
}

async function refuseRow({ id, importId, line }: ImportRow, error: unknown) {
  const refused = error instanceof RowRefused
  if (!refused) logger.error({ err: error, importId, line }, 'a row of an import failed')
  const outcome = {
    outcome: refused ? 'refused' : 'failed',
    outcome_reason: refused ? error.message.slice(0, 500) : null,
  }
  await inTransaction((trx) => settle(trx, { id }, outcome)).catch((lost) => {
    if (!(lost instanceof NotNow)) throw lost
  })
}

async function settle(trx: Trx, { id }: Pick<ImportRow, 'id'>, outcome: Record<string, unknown>) {
  const written = await trx
    .from('import_rows')
    .where({ id })
    .whereNull('outcome')
    .update({ ...outcome, settled_at: sqlTime() })
  if (Number(written) === 0) throw new NotNow()
}

/** Once, whoever comes to the end first; whoever stopped it has taken a last step too. */
async function finish(kind: ImportKind, intake: Import) {
  const { imported, fit } = (await Import.countsOf([intake.id]))(intake.id)
  const finishing = {
    by: system('import_runner'),
    details: { imported, left: fit - imported },
    also: async (trx: Trx) => kind.settled?.(trx),
  }
  await unlessMoved(() => importWorkflow.take('finish', intake, finishing))
}
