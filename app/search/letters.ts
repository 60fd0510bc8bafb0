/** A text as it is compared: letters and digits only, in one width and case, and where in the text each of them stands. */
export type Letters = { text: string; plain: string; at: number[] }

const COUNTS = /[\p{L}\p{N}]/u
/** As most signs are already. */
const IS_PLAIN = /^[\u4e00-\u9fffa-z\d]$/

export function lettersOf(text: string): Letters {
  const at: number[] = []
  let plain = ''
  let offset = 0
  for (const sign of text) {
    for (const letter of IS_PLAIN.test(sign) ? sign : plainForm(sign)) {
      if (!COUNTS.test(letter)) continue
      plain += letter
      for (let unit = 0; unit < letter.length; unit++) at.push(offset)
    }
    offset += sign.length
  }
  at.push(offset)
  return { text, plain, at }
}

/** ü is typed as v. */
export const plainForm = (text: string) => text.normalize('NFKC').toLowerCase().replaceAll('ü', 'v')

/** What of the text lies between two places of its letters: from, until. */
export type Range = readonly [from: number, until: number]

export function rangeIn({ text, at }: Letters, [from, until]: Range): Range {
  const last = at[until - 1] ?? 0
  return [at[from], last + (String.fromCodePoint(text.codePointAt(last) ?? 32).length || 1)]
}
