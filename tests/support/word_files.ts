import { unzipped } from './zips.js'

/** What a Word file says, without its looks. */
export async function textsIn(body: Buffer) {
  const parts = await unzipped(body)
  return parts
    .get('word/document.xml')!
    .toString('utf8')
    .replace(/<\/w:p>/g, '\n')
    .replace(/<[^>]+>/g, '')
}
