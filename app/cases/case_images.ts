import { readFile } from 'node:fs/promises'
import type { I18n } from '@adonisjs/i18n'
import type { MultipartFile } from '@adonisjs/core/bodyparser'
import { storeUploaded } from '#app/attachments/store_file'
import { inTransaction, sqlTime, type Trx } from '#app/core/dialect'
import { invalid } from '#app/core/form_page'
import { pixelsOf } from '#app/core/picture_size'
import type { Actor } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import cases from '#config/cases'
import type { CaseImage } from './case_content.js'
import { leastWidth } from './image_size.js'
import TypicalCase from './typical_case.js'
import { EDITABLE } from './typical_case_workflow.js'

export const imageRule = { accept: ['jpg', 'png'], maxBytes: cases.imageBytes, most: cases.images } as const

type Person = Actor & { id: number }
type Words = Pick<CaseImage, 'caption' | 'rights'>

/**
 * Adds a picture with what stands under it. Its pixels are read from the file: what cannot be printed is not taken.
 *
 * @throws E_VALIDATION_ERROR at `file`; StepNotAllowed `too_many_images`
 */
export async function addImage(
  row: TypicalCase,
  by: Person,
  file: Pick<MultipartFile, 'tmpPath' | 'clientName'>,
  words: Words,
  i18n: Pick<I18n, 't'>
): Promise<void> {
  const pixels = pixelsOf(await readFile(file.tmpPath!))
  if (pixels && pixels.width < leastWidth)
    throw invalid('file', i18n.t('case_images.too_narrow', { width: pixels.width, least: leastWidth }))
  await changeImages(row, async (trx, images) => {
    if (images.length >= cases.images) throw new StepNotAllowed('edit', 'too_many_images')
    const owner = { subjectType: 'typical_case', subjectId: row.id, purpose: 'image' }
    const { id, sha256 } = await storeUploaded(trx, file, {
      ...{ ...owner, organizationId: row.organizationId, uploadedById: by.id },
      ...{ i18n, field: 'file', by },
    })
    return [...images, { attachmentId: id, ...words, ...pixels!, sha256 }]
  })
}

export function describeImage(row: TypicalCase, attachmentId: number, words: Words) {
  return changeImages(row, async (_trx, images) =>
    images.map((image) => (image.attachmentId === attachmentId ? { ...image, ...words } : image))
  )
}

/** Off the form; what was handed in before keeps it. */
export function removeImage(row: TypicalCase, attachmentId: number) {
  return changeImages(row, async (trx, images) => {
    await trx
      .from('attachments')
      .where({ id: attachmentId, subject_type: 'typical_case', subject_id: row.id })
      .update({ removed_at: sqlTime() })
    return images.filter((image) => image.attachmentId !== attachmentId)
  })
}

/**
 * Two people may add pictures at once, and a colleague may hand the case in meanwhile: the row is held while the list is
 * read and written.
 *
 * @throws StepNotAllowed `not_editable`
 */
async function changeImages(row: TypicalCase, change: (trx: Trx, images: CaseImage[]) => Promise<CaseImage[]>) {
  await inTransaction(async (trx) => {
    const { draft, state } = await TypicalCase.query({ client: trx }).where({ id: row.id }).forUpdate().firstOrFail()
    if (!EDITABLE.some((one) => one === state)) throw new StepNotAllowed('edit', 'not_editable')
    const images = await change(trx, draft.images ?? [])
    await trx
      .from('typical_cases')
      .where({ id: row.id })
      .update({ draft: JSON.stringify({ ...draft, images }), updated_at: sqlTime() })
  })
  await row.refresh()
}
