import type { MultipartFile } from '@adonisjs/core/bodyparser'
import type { I18n } from '@adonisjs/i18n'
import Attachment from '#app/attachments/attachment'
import type { AttachmentSubject, FileRule } from '#app/attachments/attachment_subjects'
import { displayName, extensionOf } from '#app/attachments/file_name'
import { removeFileIn } from '#app/attachments/remove_file'
import { storeUploaded } from '#app/attachments/store_file'
import { inTransaction, sqlTime, type Trx } from '#app/core/dialect'
import { invalid } from '#app/core/form_page'
import PointEvaluation from '#app/evaluations/point_evaluation'
import type { Actor } from '#app/users/actor'
import type User from '#app/users/user'
import config from '#config/evaluations'
import { SelfEvidence } from './self_assessment.js'
import { holdOpen, refuseOutsidePeriod } from './self_draft.js'

const LONGEST_NAME = 80

/** One file at a time: a form carries no more (config/bodyparser.ts). */
export const evidenceRule: FileRule = {
  ...{ accept: ['pdf', 'jpg', 'png', 'docx', 'xlsx'], maxBytes: config.evidenceBytes, most: 1 },
}

export const selfEvidenceFiles: AttachmentSubject = {
  rule: (purpose) => (purpose === 'evidence' ? evidenceRule : null),
  visibleIds: evidenceSeenBy,
  /** They come and go with the form of their indicator. */
  mayUpload: async () => false,
  mayRemove: async () => false,
}

/** Of the points that this person sees; what nobody has filed yet is seen by the point alone. */
export function evidenceSeenBy(user: User) {
  const evaluations = PointEvaluation.query().withScopes((scopes) => scopes.visibleTo(user))
  const own = PointEvaluation.query().where('organization_id', user.organizationId ?? 0)
  return SelfEvidence.query()
    .whereIn('evaluation_id', evaluations.select('id'))
    .where((seen) => void seen.where('is_filed', true).orWhereIn('evaluation_id', own.select('id')))
}

/** A1-1-台账.pdf: 指标号-序号-名称 */
export function numberedName(
  code: string,
  { number, name }: Pick<SelfEvidence, 'number' | 'name'>,
  file: Pick<Attachment, 'name'>
) {
  return displayName(`${code}-${number}-${name}.${extensionOf(file.name)}`)
}

type Uploading = { file: Pick<MultipartFile, 'tmpPath' | 'clientName'>; by: Actor & { id: number }; i18n: I18n }

/**
 * A piece of evidence under the next number of its indicator.
 *
 * @throws E_VALIDATION_ERROR at `evidence` for a file that is not taken, and beyond the most that an indicator may have
 */
export function addEvidence(evaluation: PointEvaluation, indicatorId: string, { file, by, i18n }: Uploading) {
  refuseOutsidePeriod(evaluation, 'edit')
  return inTransaction(async (trx) => {
    await holdOpen(trx, evaluation, indicatorId)
    const pieces = await piecesIn(trx, evaluation.id, indicatorId)
    if (pieces.filter(({ removedAt }) => !removedAt).length >= config.evidence)
      throw invalid('evidence', i18n.t('self_assessments.evidence_full', { most: config.evidence }))
    const number = Math.max(0, ...pieces.map((piece) => piece.number)) + 1
    const of = { evaluationId: evaluation.id, indicatorId, number, name: nameOf(file.clientName) }
    const piece = await SelfEvidence.create({ ...of, isFiled: false }, { client: trx })
    await storeUploaded(trx, file, {
      ...{ subjectType: 'self_evidence', subjectId: piece.id, purpose: 'evidence', by, i18n, field: 'evidence' },
      ...{ organizationId: evaluation.organizationId, uploadedById: by.id },
    })
    return piece
  })
}

/** What a person calls a piece: a name without its ending. */
function nameOf(clientName: string) {
  const name = displayName(clientName)
  const bare = name.slice(0, name.length - extensionOf(name).length).replace(/\.$/, '')
  return Array.from(bare || name)
    .slice(0, LONGEST_NAME)
    .join('')
}

/** @param names by the id of the piece; an empty one changes nothing */
export function nameEvidence(
  evaluation: PointEvaluation,
  indicatorId: string,
  names: Readonly<Record<string, unknown>>
) {
  return inTransaction(async (trx) => {
    await holdOpen(trx, evaluation, indicatorId)
    for (const piece of await piecesIn(trx, evaluation.id, indicatorId)) {
      const typed = String(names[`p${piece.id}`] ?? '').trim()
      const name = typed && Array.from(displayName(typed)).slice(0, LONGEST_NAME).join('')
      if (name && name !== piece.name) await piece.useTransaction(trx).merge({ name }).save()
    }
  })
}

/**
 * Takes a piece off. What was filed stays with what was filed, and keeps its number; of the others those behind it move up.
 */
export function removeEvidence(evaluation: PointEvaluation, indicatorId: string, id: number, by: Actor) {
  refuseOutsidePeriod(evaluation, 'edit')
  return inTransaction(async (trx) => {
    await holdOpen(trx, evaluation, indicatorId)
    const pieces = await piecesIn(trx, evaluation.id, indicatorId)
    const piece = pieces.find((one) => one.id === id && !one.removedAt)
    if (!piece) return
    if (piece.isFiled) {
      await trx.from('self_evidence').where({ id }).update({ removed_at: sqlTime() })
      return
    }
    const file = await Attachment.query({ client: trx })
      .where({ subjectType: 'self_evidence', subjectId: id })
      .firstOrFail()
    await removeFileIn(trx, file, by)
    await trx.from('self_evidence').where({ id }).delete()
    for (const behind of pieces.filter(({ number }) => number > piece.number))
      await trx
        .from('self_evidence')
        .where({ id: behind.id })
        .update({ number: behind.number - 1 })
  })
}

/** All of an indicator, those taken off after they were filed too: their numbers are not given again. */
function piecesIn(trx: Trx, evaluationId: number, indicatorId: string) {
  return SelfEvidence.query({ client: trx }).where({ evaluationId, indicatorId }).orderBy('number')
}
