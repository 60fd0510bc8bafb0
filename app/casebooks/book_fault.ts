/** Why a book cannot be built as it is; a person has to do something. `casebook_editions.faults` has the sentences. */
export type BookFaultReason =
  'picture_missing' | 'picture_altered' | 'picture_unreadable' | 'pages_unsettled' | 'file_damaged'

export class BookFault extends Error {
  constructor(
    readonly reason: BookFaultReason,
    /** What it is about: a case, a file. */
    readonly about: string
  ) {
    super(`${reason}: ${about}`)
  }
}
