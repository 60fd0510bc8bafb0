import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import type { I18n } from '@adonisjs/i18n'
import type { MultipartFile } from '@adonisjs/core/bodyparser'
import { record } from '#app/audit/record'
import type { Trx } from '#app/core/dialect'
import { invalid } from '#app/core/form_page'
import { system, type Actor } from '#app/users/actor'
import Attachment from './attachment.js'
import { attachmentSubject, type FileRule } from './attachment_subjects.js'
import { claimedKind, displayName } from './file_name.js'
import { fileKinds, type FileKind } from './file_kinds.js'
import { deleteFile, putFile } from './file_store.js'
import { inspectFile } from './inspect_file.js'
import { discard, isFull, spool, type Spooled } from './spool.js'
import UploadRefused from './upload_refused.js'

export type Owner = {
  subjectType: string
  subjectId: number
  purpose: string
  organizationId: number | null
  uploadedById: number | null
}

/** Bytes that passed every check and wait on disk for their row. */
export type ReceivedFile = Spooled & { name: string; kind: FileKind }

/**
 * Takes in a file: limited and hashed while it arrives, then looked at. What is refused leaves nothing behind.
 *
 * @param clientName as the browser sent it; not trusted
 * @throws UploadRefused
 */
export async function receiveFile(source: Readable, clientName: string, rule: FileRule): Promise<ReceivedFile> {
  const name = displayName(clientName)
  const kind = claimedKind(name, rule.accept)
  const spooled = await spool(source, rule.maxBytes)
  try {
    await inspectFile(spooled.path, kind)
    return { ...spooled, name, kind }
  } catch (error) {
    await discard(spooled.path)
    throw error
  }
}

/** Gives a received file its row. The bytes are in place before the row is, and go again when the transaction does. */
export async function keepFile(trx: Trx, file: ReceivedFile, owner: Owner, by: Actor): Promise<Attachment> {
  const uuid = randomUUID()
  const key = `attachments/${uuid.slice(0, 2)}/${uuid}`
  const { contentType } = fileKinds[file.kind]
  try {
    await putFile(file.path, key, contentType)
  } catch (error) {
    await discard(file.path)
    throw isFull(error) ? new UploadRefused('no_space') : error
  }
  trx.after('rollback', () => deleteFile(key))

  const { name, size, sha256 } = file
  const attachment = await Attachment.create({ key, name, size, sha256, contentType, ...owner }, { client: trx })
  await record(trx, {
    action: 'attachment.uploaded',
    subject: { type: 'attachment', id: attachment.id },
    by,
    details: {
      name,
      size,
      sha256,
      purpose: owner.purpose,
      subject: `${owner.subjectType}/${owner.subjectId}`,
    },
  })
  return attachment
}

/**
 * Stores a file that came with a whole form, in the transaction of that form.
 *
 * @param field the form's field that a refusal is shown at; by default the purpose
 * @throws E_VALIDATION_ERROR with a sentence, so that the form is shown again
 */
export async function storeUploaded(
  trx: Trx,
  file: Pick<MultipartFile, 'tmpPath' | 'clientName'>,
  { i18n, field, by, ...owner }: Owner & { i18n: Pick<I18n, 't'>; field?: string; by?: Actor }
): Promise<Attachment> {
  const rule = attachmentSubject(owner.subjectType)?.rule(owner.purpose)
  if (!rule) throw new Error(`No files of purpose ${owner.purpose} belong to ${owner.subjectType}`)
  try {
    const received = await receiveFile(createReadStream(file.tmpPath!), file.clientName, rule)
    return await keepFile(trx, received, owner, by ?? { ...system('visitor'), id: owner.uploadedById })
  } catch (error) {
    if (error instanceof UploadRefused) throw invalid(field ?? owner.purpose, error.sentence(i18n, rule))
    throw error
  }
}
