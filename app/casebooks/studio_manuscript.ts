import i18nManager from '@adonisjs/i18n/services/main'
import Attachment from '#app/attachments/attachment'
import CaseCall from '#app/case_calls/case_call'
import { bodyParts } from '#app/cases/case_content'
import { paragraphsOf } from '#app/core/format'
import Casebook from './casebook.js'
import type CasebookEntry from './entry.js'
import { printedTerm } from './entry_terms.js'
import type { BookCase, Manuscript } from './manuscript.js'
import { chaptersOf, includedOf } from './studio_outline.js'

/**
 * The book as data, of what its authors have confirmed. The same rows always give the same canonical JSON: nothing here
 * asks for the time, and every order is one of the rows.
 */
export async function manuscriptOf({ id }: { id: number }): Promise<Manuscript> {
  const book = await Casebook.findOrFail(id)
  const call = await CaseCall.findOrFail(book.callId)
  const chapters = await chaptersOf(book)
  const printed = includedOf(chapters)
  const bookCase = await printer(call, printed)
  return {
    ...{ year: book.year, title: book.title, editor: book.editor },
    day: (book.madeOn ?? book.createdAt.setZone('Asia/Shanghai')).toISODate()!,
    preface: paragraphsOf(book.preface),
    chapters: chapters
      .filter(({ entries }) => entries.some(({ isIncluded }) => isIncluded))
      .map(({ title, introduction, entries }) => ({
        title,
        introduction: paragraphsOf(introduction),
        cases: entries.filter(({ isIncluded }) => isIncluded).map(bookCase),
      })),
    contacts: contactsOf(printed),
    errata: [],
  }
}

const words = () => i18nManager.locale('zh-CN')
const districtOf = ({ districtCode }: CasebookEntry) => words().t(`districts.${districtCode}`)

/** How one case is printed; the files of all pictures are looked up once. */
async function printer(call: CaseCall, entries: readonly CasebookEntry[]) {
  const ids = entries.flatMap(({ copy }) => copy.images.map(({ attachmentId }) => attachmentId))
  const hashes = new Map((await Attachment.query().whereIn('id', ids)).map((file) => [file.id, file.sha256]))
  const categories = new Map(call.categories.map(({ key, name }) => [key, name]))
  return (entry: CasebookEntry): BookCase => {
    const { copy, case: row } = entry
    return {
      ...{ caseId: row.id, number: row.number ?? '', title: copy.title, unit: entry.unitName },
      ...{ district: districtOf(entry), category: categories.get(row.category ?? '') ?? '' },
      industries: copy.industries.map((term) => printedTerm('industries', term)),
      techniques: copy.techniques.map((term) => printedTerm('techniques', term)),
      ...{ audience: copy.audience, summary: copy.summary, figures: copy.figures },
      sections: bodyParts
        .map((part) => ({ heading: words().t(`casebook_entries.parts.${part}`), text: paragraphsOf(copy[part]) }))
        .filter(({ text }) => text.length > 0),
      images: copy.images.map((image) => ({ ...image, hash: hashes.get(image.attachmentId) ?? '' })),
    }
  }
}

/** Each unit and mailbox once, as they first come in the book. */
function contactsOf(entries: readonly CasebookEntry[]) {
  const contacts = entries.map((entry) => ({
    ...{ unit: entry.unitName, district: districtOf(entry), email: entry.copy.contactEmail },
  }))
  return contacts.filter(
    ({ unit, email }, index) => contacts.findIndex((one) => one.unit === unit && one.email === email) === index
  )
}
