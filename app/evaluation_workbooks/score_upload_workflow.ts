import { DateTime } from 'luxon'
import type Attachment from '#app/attachments/attachment'
import { inTransaction, type Trx } from '#app/core/dialect'
import type { Actor } from '#app/users/actor'
import { Workflow } from '#app/workflow/workflow'
import type { ComparedSheet } from './compare_trip.js'
import type { CellChange, TripKind } from './round_trip.js'
import { roundTrips } from './round_trips.js'
import ScoreUpload from './score_upload.js'

export type UploadState = 'compared' | 'imported' | 'discarded'

/** A file that came back: nothing of it is taken over before its person has looked at every difference. */
export const scoreUploadWorkflow = new Workflow(
  'score_upload',
  'score_uploads',
  {
    compared: { tone: 'waiting', waitsFor: null, group: 'open' },
    imported: { tone: 'good', waitsFor: null, group: 'finished' },
    discarded: { tone: 'quiet', waitsFor: null, group: 'finished' },
  },
  {
    import: { from: ['compared'], to: 'imported', recordedAs: 'score_upload.imported' },
    discard: { from: ['compared'], to: 'discarded', recordedAs: 'score_upload.discarded' },
  } as const satisfies Record<string, { from: readonly UploadState[]; to: UploadState; recordedAs: string }>
)

type Person = Actor & { id: number }
type NewUpload = { kind: TripKind; subjectId: number; comparison: ComparedSheet[]; fileHash: string }

/** @param keep stores the file in the same transaction */
export function receiveUpload(of: NewUpload, by: Person, keep: (trx: Trx, upload: ScoreUpload) => Promise<Attachment>) {
  return inTransaction(async (trx) => {
    const begin = { state: 'compared' as const, version: 0, stateSince: DateTime.utc(), accepted: null }
    const upload = await ScoreUpload.create({ ...of, ...begin, byId: by.id, fileName: '—' }, { client: trx })
    const { name, sha256 } = await keep(trx, upload)
    await upload.merge({ fileName: name, fileHash: sha256 }).save()
    const differences = of.comparison.reduce((sum, { cells }) => sum + cells.length, 0)
    await scoreUploadWorkflow.begin(trx, upload, by, 'score_upload.compared', { hash: sha256, differences })
    return upload
  })
}

/** How a cell is named in a form. */
export const cellKey = (token: string, id: string) => `${token}/${id}`

/** Cells that make no sense one without the other, by their keys. */
export class TornCells extends Error {
  constructor(readonly keys: readonly string[]) {
    super(`${keys.length} cells belong together`)
  }
}

/**
 * Takes over the cells that were accepted, into what is being filled in; all of them or none.
 *
 * @throws StepNotAllowed when one of them says something else by now
 * @throws TornCells when one of them makes no sense without another one
 */
export function importUpload(upload: ScoreUpload, accepted: ReadonlySet<string>, by: Person, version: number) {
  const cells = upload.comparison.flatMap(({ token, cells: own }) => own.map(({ id }) => cellKey(token, id)))
  const taken = cells.filter((key) => accepted.has(key))
  return scoreUploadWorkflow.take('import', upload, {
    ...{ by, version, details: { cells: taken.length }, set: { accepted: JSON.stringify(taken) } },
    also: async (trx) => {
      const torn: string[] = []
      for (const { token, cells: own } of upload.comparison) {
        const changes = own
          .filter(({ id }) => accepted.has(cellKey(token, id)))
          .map(({ id, system, file }): CellChange => ({ id, from: system, to: file }))
        if (changes.length === 0) continue
        const refused = await roundTrips[upload.kind].write(trx, token, changes, by)
        torn.push(...refused.filter((id) => own.some((cell) => cell.id === id)).map((id) => cellKey(token, id)))
      }
      if (torn.length > 0) throw new TornCells(torn)
    },
  })
}

export function discardUpload(upload: ScoreUpload, by: Person, version: number) {
  return scoreUploadWorkflow.take('discard', upload, { by, version })
}
