import { readFile } from 'node:fs/promises'
import type { HttpContext } from '@adonisjs/core/http'
import limits from '#config/evaluation_workbooks'
import { storeUploaded } from '#app/attachments/store_file'
import { sha256 } from '#app/core/canonical_json'
import { invalid } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import { compareTrip } from './compare_trip.js'
import { readTrips } from './read_trip.js'
import { roundTrips } from './round_trips.js'
import type { TripKind } from './round_trip.js'
import ScoreUpload from './score_upload.js'
import { receiveUpload } from './score_upload_workflow.js'

const MOST_SHOWN = 60
const UPLOADS_SHOWN = 10

/** What the page of a sheet says beside the sheet itself. */
export async function uploadsOf(kind: TripKind, subjectId: number, byId: number) {
  const uploads = await ScoreUpload.query().where({ kind, subjectId, byId }).orderBy('id', 'desc').limit(UPLOADS_SHOWN)
  return { uploads, limits: limits.upload }
}

/**
 * Takes in a file that was filled in off line, and compares it; nothing of it is taken over yet.
 *
 * @throws E_VALIDATION_ERROR at `file`; the page gets every fault with its cell as `tripFaults`
 */
export async function takeIn(ctx: HttpContext, kind: TripKind, subjectId: number): Promise<ScoreUpload> {
  const { auth, request, view, i18n } = ctx
  const user = auth.getUserOrFail()
  const file = request.file('file', { size: limits.upload.maxBytes })
  if (!file) throw invalid('file', i18n.t('attachments.refused.missing'))
  if (!file.isValid || !file.tmpPath) throw invalid('file', i18n.t('evaluation_workbooks.faults.too_large'))
  if (!/\.xlsx$/i.test(file.clientName)) throw invalid('file', i18n.t('evaluation_workbooks.faults.no_xlsx'))
  const bytes = await readFile(file.tmpPath)
  const trips = (tokens: readonly string[]) => roundTrips[kind].trips(user, tokens)
  const { read, faults } = await readTrips(bytes, { kind, by: user.id, trips })
  if (faults.length > 0) {
    const told = faults.map(({ sheet, cell, key, params }) => ({
      ...{ sheet, cell },
      text: i18n.t(`evaluation_workbooks.faults.${key}`, params),
    }))
    view.share({ tripFaults: told.slice(0, MOST_SHOWN), faultCount: faults.length })
    throw invalid('file', i18n.t('evaluation_workbooks.refused', { count: faults.length }))
  }
  const by = personOf(ctx)
  const comparison = read.map(compareTrip)
  return receiveUpload({ kind, subjectId, comparison, fileHash: sha256(bytes) }, by, (trx, { id }) => {
    const owner = {
      subjectType: 'score_upload',
      subjectId: id,
      purpose: 'workbook',
      organizationId: user.organizationId,
    }
    return storeUploaded(trx, file, { ...owner, uploadedById: user.id, i18n, field: 'file', by })
  })
}
