import { DateTime } from 'luxon'
import type Attachment from '#app/attachments/attachment'
import { inTransaction, type Trx } from '#app/core/dialect'
import type { Actor } from '#app/users/actor'
import { Workflow } from '#app/workflow/workflow'
import { enqueue } from '#jobs/queue'
import type { Mapping } from './header_row.js'
import Import from './import.js'
import { importKind, type ImportParams } from './import_kinds.js'
import { refuseChanged } from './changed_rows.js'

export type ImportState =
  'reading' | 'mapping' | 'checked' | 'importing' | 'imported' | 'undoing' | 'undone' | 'failed' | 'discarded'

/** Nothing is written to any register before somebody has looked at the verdicts and asked for it. */
export const importWorkflow = new Workflow(
  'import',
  'imports',
  {
    reading: { tone: 'info', waitsFor: null, group: 'open' },
    mapping: { tone: 'warning', waitsFor: null, group: 'open' },
    checked: { tone: 'waiting', waitsFor: null, group: 'open' },
    importing: { tone: 'info', waitsFor: null, group: 'open' },
    imported: { tone: 'good', waitsFor: null, group: 'finished' },
    undoing: { tone: 'info', waitsFor: null, group: 'open' },
    undone: { tone: 'quiet', waitsFor: null, group: 'finished' },
    failed: { tone: 'bad', waitsFor: null, group: 'finished' },
    discarded: { tone: 'quiet', waitsFor: null, group: 'finished' },
  },
  {
    askMapping: { from: ['reading'], to: 'mapping', recordedAs: 'import.mapping_asked' },
    map: { from: ['mapping'], to: 'reading', recordedAs: 'import.mapped' },
    check: { from: ['reading'], to: 'checked', recordedAs: 'import.checked' },
    refuse: { from: ['reading'], to: 'failed', recordedAs: 'import.refused' },
    discard: { from: ['mapping', 'checked'], to: 'discarded', recordedAs: 'import.discarded' },
    start: { from: ['checked'], to: 'importing', recordedAs: 'import.started' },
    stop: { from: ['importing'], to: 'imported', recordedAs: 'import.stopped' },
    finish: { from: ['importing'], to: 'imported', recordedAs: 'import.finished' },
    undo: { from: ['imported'], to: 'undoing', recordedAs: 'import.undo_started' },
    refuseUndo: { from: ['undoing'], to: 'imported', recordedAs: 'import.undo_refused' },
    finishUndo: { from: ['undoing'], to: 'undone', recordedAs: 'import.undone' },
  } as const satisfies Record<string, { from: readonly ImportState[]; to: ImportState; recordedAs: string }>
)

type Person = Actor & { id: number }

/**
 * Takes a workbook in; a job reads it.
 *
 * @param keep stores the file as `workbook` of the import, in the same transaction
 */
export function receiveImport(
  kind: string,
  params: ImportParams,
  by: Person,
  keep: (trx: Trx, intake: Import) => Promise<Attachment>
) {
  return inTransaction(async (trx) => {
    const stateSince = DateTime.utc()
    const intake = await Import.create(
      { kind, params, byId: by.id, fileName: '', state: 'reading', version: 0, stateSince },
      { client: trx }
    )
    const { name } = await keep(trx, intake)
    await intake.merge({ fileName: name }).save()
    await importWorkflow.tell(trx, 'import.received', intake.id, by, { kind, name })
    await promise(trx, 'imports/read', intake)
    return intake
  })
}

/** The person has said which column is which. */
export function mapImport(intake: Import, by: Person, mapping: Mapping) {
  return importWorkflow.take('map', intake, {
    by,
    set: { mapping: JSON.stringify(mapping) },
    also: (trx) => promise(trx, 'imports/read', intake),
  })
}

export function startImport(intake: Import, by: Person) {
  return importWorkflow.take('start', intake, { by, also: (trx) => promise(trx, 'imports/run', intake) })
}

/** The worker does not begin with another row. What is in stays in. */
export function stopImport(intake: Import, by: Person) {
  return importWorkflow.take('stop', intake, { by, also: async (trx) => importKind(intake.kind).settled?.(trx) })
}

export function discardImport(intake: Import, by: Person) {
  return importWorkflow.take('discard', intake, { by })
}

/** @throws RowsChanged when something that was imported is not as it was left; then nothing is undone */
export function undoImport(intake: Import, by: Person) {
  return importWorkflow.take('undo', intake, {
    by,
    set: { refusal: null },
    also: async (trx) => {
      await refuseChanged(trx, intake)
      await promise(trx, 'imports/undo', intake)
    },
  })
}

/** Each way through the states promises its own work: a workbook may be read again with another mapping. */
function promise(trx: Trx, job: 'imports/read' | 'imports/run' | 'imports/undo', { id, version }: Import) {
  return enqueue(trx, job, { importId: id }, { dedupeKey: `${job}/${id}/${version}` })
}
