import type { HttpContext } from '@adonisjs/core/http'
import { answerHashedFile } from '#app/attachments/answer_hashed_file'
import { record } from '#app/audit/record'
import { inTransaction } from '#app/core/dialect'
import { personOf } from '#app/users/actor'
import { notFound, pageAt, sendBook } from './book_answers.js'
import { visibleEdition } from './book_edition_page.js'
import BookFile from './book_file.js'

/** The bureau reads an edition before anybody else does. */
export default class BookReadingsController {
  async show(ctx: HttpContext) {
    const { params, view } = ctx
    const edition = await visibleEdition(ctx)
    const rest = (params['*'] as string[]).join('/')
    const [, hash] = /^images\/([0-9a-f]{64})\.\w+$/.exec(rest) ?? []
    if (hash) {
      const file = await BookFile.query()
        .where({ editionId: edition.id, sha256: hash })
        .where('path', 'like', 'images/%')
        .first()
      if (!file) throw notFound(ctx)
      return answerHashedFile(ctx, file, { cache: 'private, max-age=3600' })
    }
    const page = await pageAt(edition, rest, `/casebook-editions/${edition.id}/pages`)
    if (!page) throw notFound(ctx)
    return view.render('pages/casebooks/editions/reading', { edition, page })
  }

  /** book.docx, book.pdf, manuscript.json */
  async download(ctx: HttpContext) {
    const edition = await visibleEdition(ctx)
    const sent = await sendBook(ctx, edition, ctx.params.file, 'private, no-cache')
    if (sent === null) throw notFound(ctx)
    await inTransaction((trx) =>
      record(trx, {
        action: 'casebook_edition.downloaded',
        subject: { type: 'casebook_edition', id: edition.id },
        by: personOf(ctx),
        details: { file: ctx.params.file },
      })
    )
    return sent
  }
}
