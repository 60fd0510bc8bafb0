import { text } from 'node:stream/consumers'
import type { HttpContext } from '@adonisjs/core/http'
import { errors } from '@adonisjs/core'
import { answerHashedFile } from '#app/attachments/answer_hashed_file'
import { readFile } from '#app/attachments/file_store'
import { contentDisposition } from '#app/core/content_disposition'
import type BookEdition from './book_edition.js'
import BookFile, { DOCX_FILE, PDF_FILE } from './book_file.js'
import { atAddress, casePage, pageList, pathOf } from './book_pages.js'
import { editionWords } from './book_words.js'

/** What readers of an edition get, the public and the bureau alike. */

type Reading = Pick<HttpContext, 'request' | 'response'>

export function notFound({ request }: Pick<HttpContext, 'request'>) {
  return new errors.E_ROUTE_NOT_FOUND([request.method(), request.url()])
}

const SINGLE = ['contents', 'preface', 'contacts', 'errata']

/** The page of the book and its neighbours; null when there is none of that address. */
export async function pageAt(edition: BookEdition, rest: string, address: string) {
  const name = SINGLE.includes(rest) || rest.startsWith('index/') ? rest : casePage(rest)
  const list = pageList(edition.content)
  const at = list.findIndex((page) => page.name === name)
  const file =
    at < 0
      ? null
      : await BookFile.query()
          .where({ editionId: edition.id, path: `pages/${name}` })
          .first()
  if (!file) return null
  const html = await text(await readFile(file.key))
  const link = (page?: { name: string; title: string }) =>
    page && { title: page.title, href: addressOf(address, page.name) }
  return { ...list[at], html: atAddress(html, address), before: link(list[at - 1]), after: link(list[at + 1]) }
}

export function addressOf(address: string, name: string) {
  return name === 'contents' ? address : `${address}/${pathOf(name)}`
}

const ENDINGS: Record<string, string> = { [DOCX_FILE]: 'docx', [PDF_FILE]: 'pdf' }

/** 北京市知识产权信息利用案例集（2026年）第一版.docx */
function bookName({ title, year, number, content }: BookEdition, path: string) {
  return `${title}（${year}年）${editionWords(number, content)}.${ENDINGS[path] ?? 'json'}`
}

/** book.docx, book.pdf, manuscript.json */
export async function sendBook(ctx: Reading, edition: BookEdition, path: string, cache: string) {
  const { response } = ctx
  if (path === 'manuscript.json') {
    response.header('Content-Disposition', contentDisposition('attachment', bookName(edition, path)))
    response.header('Content-Type', 'application/json; charset=utf-8')
    response.header('ETag', `"${edition.manuscriptHash}"`)
    response.header('Cache-Control', cache)
    return response.send(edition.manuscript)
  }
  const file = path in ENDINGS ? await BookFile.query().where({ editionId: edition.id, path }).first() : null
  if (!file) return null
  return answerHashedFile(ctx, file, { cache, name: bookName(edition, path) })
}
