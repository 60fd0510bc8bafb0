/** What the parts of a workbook have in common. */

/** The namespace of a workbook and its sheets. */
export const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

export const declared = (root: string) => `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${root}`

/** XML has no way to say most control characters. */
const SPECIAL = /[<>&"\uFFFE\uFFFF]|[^\P{Cc}\t\n\r]/u
const ALL_SPECIAL = new RegExp(SPECIAL, 'gu')
const ENTITIES: Record<string, string> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' }

/** As the text of an element or the value of an attribute; most texts need no change. */
export function escaped(text: string) {
  return SPECIAL.test(text) ? text.replace(ALL_SPECIAL, (mark) => ENTITIES[mark] ?? '') : text
}
