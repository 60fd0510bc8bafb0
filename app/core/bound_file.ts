import { Document, type ISectionOptions, type PageNumberEstimator } from 'docx'
import { packed } from './document_package.js'
import { SIZE, run } from './document_parts.js'

/** How the file of a book or a long paper is put together from its sections. */

/** How a book gets the page of each mark: as counted somewhere, or as somebody counts who lays it out. */
export type PageNumbers = ReadonlyMap<string, number> | PageNumberEstimator

/** The style of a line that names a page. */
export const REFERENCE = 'Reference'

/**
 * In twentieths of a point: 28 characters of 3号 fill a line. Papers have a grid for that; not every program that lays out
 * a book counts its characters alike, and then the pages would differ.
 */
const SPACING = -5
/** LibreOffice makes the line of a page with a grid 0.5 mm shorter. */
const SPACING_IN_GRID = -6

type Facts = { title: string; author: string; day: string }
type Options = {
  /** Word is asked to count the pages itself when it opens the file. */
  asked?: boolean
  /** The page says its grid, and the text keeps to it by itself: see `SPACING`. */
  offGrid?: boolean
}

/** Sections as a file. The same sections and the same page numbers always give the same bytes. */
export function bound(
  sections: readonly ISectionOptions[],
  facts: Facts,
  pages: PageNumbers,
  { asked = false, offGrid = false }: Options
): Promise<Buffer> {
  const document = new Document({
    evenAndOddHeaderAndFooters: true,
    features: { updateFields: asked },
    pageNumbers: typeof pages === 'function' ? pages : counted(pages),
    styles: {
      default: {
        document: {
          run: {
            ...run('body', SIZE.third),
            characterSpacing: offGrid ? SPACING_IN_GRID : SPACING,
            language: { eastAsia: 'zh-CN' },
          },
        },
      },
      /** The field of a page number has the looks of its paragraph; LibreOffice loses a 1 that stands alone in a serif one. */
      paragraphStyles: [{ id: REFERENCE, name: REFERENCE, run: run('firstHeading', SIZE.fourth) }],
    },
    sections,
  })
  return packed(document, facts, (path, content) => {
    if (path === 'word/document.xml') return withOwnNumbers(content)
    return offGrid && path === 'word/styles.xml' ? withoutSnapping(content) : content
  })
}

function counted(pages: ReadonlyMap<string, number>): PageNumberEstimator {
  return () => ({ bookmarks: new Map([...pages].map(([mark, page]) => [mark, String(page)])) })
}

/** The library numbers bookmarks and pictures through all documents of a process. */
function withOwnNumbers(content: Buffer) {
  let pictures = 0
  const bookmarks = new Map<string, number>()
  const numberOf = (id: string) => bookmarks.get(id) ?? bookmarks.set(id, bookmarks.size + 1).size
  return Buffer.from(
    content
      .toString()
      .replace(/(<wp:docPr\b[^>]*? id=")\d+"/g, (_, before) => `${before}${++pictures}"`)
      .replace(/(<w:bookmark(?:Start|End)\b[^>]*?w:id=")(\d+)"/g, (_, before, id) => `${before}${numberOf(id)}"`)
  )
}

/** The library has no word for it. The usual paragraph says its size: LibreOffice measures the grid by it. */
function withoutSnapping(content: Buffer) {
  const never = '<w:pPrDefault><w:pPr><w:snapToGrid w:val="0"/></w:pPr></w:pPrDefault>'
  const usual = `<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:rPr><w:sz w:val="${SIZE.third}"/></w:rPr></w:style>`
  return Buffer.from(
    content.toString().replace('<w:pPrDefault/>', never).replace('</w:docDefaults>', `</w:docDefaults>${usual}`)
  )
}
