import edge from 'edge.js'
import type { DifferencePart } from './text_difference.js'

/** Most texts have nothing to escape, and a page has thousands. */
export const isPlain = (text: string) => !/["&'<>`]/.test(text)

function escape(value: unknown): string {
  const text = String(value)
  return isPlain(text) ? text : edge.globals.html.escape(text)
}

/** Marks text as finished HTML. Only for text built here from escaped parts. */
export const html = (text: string) => edge.globals.html.safe(text)

export type Attributes = Record<string, string | number | boolean | null | undefined>

/** Attributes of an element, escaped; null, undefined and false leave the attribute out. */
export function attributes(values: Attributes | undefined) {
  let text = ''
  for (const [name, value] of Object.entries(values ?? {})) {
    if (value === null || value === undefined || value === false) continue
    text += value === true ? ` ${escape(name)}` : ` ${escape(name)}="${escape(value)}"`
  }
  return html(text)
}

/** An icon of the sprite. Decorative unless it has a label. */
export function svgIcon(name: string, options: { size?: 's' | 'm'; label?: string } = {}) {
  const kind = options.size === 's' ? 'i i-s' : 'i'
  const meaning = options.label ? ` role="img" aria-label="${escape(options.label)}"` : ' aria-hidden="true"'
  return html(`<svg class="${kind}"${meaning}><use href="/icons.svg#i-${escape(name)}"></use></svg>`)
}

/** A text with what was taken out and what was put in, in one run of words. */
export function markedText(parts: readonly DifferencePart[], words: { before: string; after: string }) {
  const mark = (element: string, meaning: string, text: string) =>
    `<span class="vh">${escape(meaning)}</span><${element}>${text}</${element}>`
  return html(
    parts
      .map(({ kind, text }) => {
        if (kind === 'removed') return mark('del', words.before, escape(text))
        return kind === 'added' ? mark('ins', words.after, escape(text)) : escape(text)
      })
      .join('')
  )
}

/** A text in pieces, some of which lead somewhere, in one run of words. */
export function linkedText(parts: readonly { text: string; href: string | null }[]) {
  const linked = (href: string, text: string) => `<a href="${escape(href)}">${escape(text)}</a>`
  return html(parts.map(({ text, href }) => (href === null ? escape(text) : linked(href, text))).join(''))
}

/** A text in which some stretches (from, until) are marked as found. */
export function foundText(text: string, ranges: readonly (readonly [number, number])[]) {
  let [done, marked] = [0, '']
  for (const [from, until] of ranges.toSorted(([one], [other]) => one - other)) {
    if (from < done) continue
    marked += `${escape(text.slice(done, from))}<mark>${escape(text.slice(from, until))}</mark>`
    done = until
  }
  return html(marked + escape(text.slice(done)))
}
