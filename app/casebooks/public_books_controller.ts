import type { HttpContext } from '@adonisjs/core/http'
import casebooks from '#config/casebooks'
import { answerHashedFile } from '#app/attachments/answer_hashed_file'
import BookEdition from './book_edition.js'
import BookFile, { DOCX_FILE, PDF_FILE } from './book_file.js'
import { notFound, pageAt, sendBook } from './book_answers.js'
import { publicBook, publicYears } from './public_books.js'

/** 年度案例集 for everybody: pages, pictures, files. */
export default class PublicBooksController {
  async index({ view }: HttpContext) {
    return view.render('pages/casebooks/public/index', { books: await publicYears() })
  }

  /** Contents, preface, a case, an index, contacts, errata. */
  async show(ctx: HttpContext) {
    const { params, response, view } = ctx
    const year = Number(params.year)
    const { editions, current } = await publicBook(year)
    if (editions.length === 0) throw notFound(ctx)
    if (!current)
      return response.status(410).send(await view.render('pages/casebooks/public/withdrawn', { edition: editions[0] }))
    const rest = params.kind ? `index/${params.kind}` : (params.page ?? 'contents')
    const page = await pageAt(current, rest, `/books/${year}`)
    if (!page) throw notFound(ctx)
    return view.render('pages/casebooks/public/show', {
      ...{ edition: current, editions, page },
      files: await BookFile.query()
        .where('editionId', current.id)
        .whereIn('path', [DOCX_FILE, PDF_FILE])
        .orderBy('path'),
    })
  }

  async image(ctx: HttpContext) {
    const [, hash] = /^([0-9a-f]{64})\.\w+$/.exec(ctx.params.file) ?? []
    const published = BookEdition.query()
      .where({ year: Number(ctx.params.year), state: 'published' })
      .select('id')
    const file =
      hash &&
      (await BookFile.query()
        .where('sha256', hash)
        .where('path', 'like', 'images/%')
        .whereIn('editionId', published)
        .first())
    if (!file) throw notFound(ctx)
    return answerHashedFile(ctx, file, { cache: `public, max-age=${casebooks.pictureCache}, immutable` })
  }

  /** Of any edition that stands, old ones too. */
  async download(ctx: HttpContext) {
    const [year, number] = [Number(ctx.params.year), Number(ctx.params.number)]
    const edition = await BookEdition.query().where({ year, number, state: 'published' }).first()
    const sent = edition && (await sendBook(ctx, edition, ctx.params.file, 'public, max-age=3600'))
    if (!sent) throw notFound(ctx)
    return sent
  }
}
