import type { LucidModel, ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import type User from '#app/users/user'
import type { FileKind } from './file_kinds.js'
import type Attachment from './attachment.js'

/** What may be uploaded for one purpose. */
export type FileRule = {
  accept: readonly FileKind[]
  maxBytes: number
  /** Most files of this purpose at one time; without it any number. */
  most?: number
}

/**
 * What another module says of the files that belong to its rows. Attachments import none of those modules: they are
 * registered in start/attachments.ts.
 */
export type AttachmentSubject = {
  /** The rule of a purpose, or null when there is no such purpose. */
  rule(purpose: string): FileRule | null
  /** The ids of the rows that this person sees, and with them their files. */
  visibleIds(user: User): ModelQueryBuilderContract<LucidModel>
  /** May this person add to this row now? Asked only of rows that the person sees. */
  mayUpload(user: User, subjectId: number, purpose: string): Promise<boolean>
  mayRemove(user: User, attachment: Attachment): Promise<boolean>
}

const subjects = new Map<string, AttachmentSubject>()

export function registerAttachmentSubject(type: string, subject: AttachmentSubject) {
  subjects.set(type, subject)
}

export function attachmentSubject(type: string) {
  return subjects.get(type) ?? null
}

export function attachmentSubjects() {
  return [...subjects]
}
