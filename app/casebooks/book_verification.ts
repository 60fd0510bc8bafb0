import { canonicalJson, sha256 } from '#app/core/canonical_json'
import { isIntact } from '#app/attachments/file_store'
import type BookEdition from './book_edition.js'
import BookFile from './book_file.js'
import { checksumOf } from './book_builder.js'

export type BookFinding = { path: string; fault: 'altered' }

/** What of an edition is not as it was when it was built: empty when everything is. */
export async function verifyEdition(edition: BookEdition): Promise<BookFinding[]> {
  const findings: BookFinding[] = []
  const files = await BookFile.query().where('editionId', edition.id).orderBy('path')
  const text = canonicalJson(edition.content)
  if (sha256(edition.manuscript) !== edition.manuscriptHash || text !== edition.manuscript) {
    findings.push({ path: 'manuscript.json', fault: 'altered' })
  }
  for (const file of files) if (!(await isIntact(file))) findings.push({ path: file.path, fault: 'altered' })
  if (checksumOf(edition.manuscriptHash, files) !== edition.checksum) findings.push({ path: '*', fault: 'altered' })
  return findings
}
