import { CasebookEditionFileSchema } from '#database/schema'

export const DOCX_FILE = 'book.docx'
export const PDF_FILE = 'book.pdf'

/** A file of an edition. Its bytes lie in the drive under their own hash, so that writing them again changes nothing. */
export default class BookFile extends CasebookEditionFileSchema {
  static table = 'casebook_edition_files'

  get key() {
    return bookKey(this.sha256)
  }
}

export const bookKey = (hash: string) => `casebooks/${hash.slice(0, 2)}/${hash}`
