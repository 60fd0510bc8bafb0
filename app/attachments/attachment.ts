import { scope } from '@adonisjs/lucid/orm'
import { AttachmentSchema } from '#database/schema'
import type User from '#app/users/user'
import { attachmentSubjects } from './attachment_subjects.js'

/** A file that belongs to a row of another module. Its bytes lie in the drive under `key`; the name is only for people. */
export default class Attachment extends AttachmentSchema {
  /** A file is seen by whoever sees the row it belongs to. */
  static visibleTo = scope((query, user: User) => {
    query.where((seen) => {
      seen.whereRaw('1 = 0')
      for (const [type, subject] of attachmentSubjects()) {
        seen.orWhere((file) => {
          file.where('subject_type', type).whereIn('subject_id', subject.visibleIds(user).select('id'))
        })
      }
    })
  })
}
