const words = new Intl.Segmenter('zh-CN', { granularity: 'word' })

/** A character as wide as it is high counts 1, a Latin letter or digit half of that. */
export const widthInCharacters = (text: string) =>
  [...text].reduce((width, letter) => width + (letter < '\u2e80' ? 0.5 : 1), 0)

/**
 * A title on as few lines as it needs, the first the longest (倒梯形) and no word broken; a line break that somebody typed
 * stays.
 *
 * @param most characters that a line holds
 */
export function titleLines(title: string, most: number): string[] {
  return title.split('\n').flatMap((line) => brokenByMeaning(line.trim(), most))
}

function brokenByMeaning(title: string, most: number): string[] {
  const width = widthInCharacters(title)
  if (width <= most) return [title]
  /** So much that the lines after it are a little shorter. */
  const wanted = width / Math.ceil(width / most) + 1
  let first = ''
  for (const { segment } of words.segment(title)) {
    if (first && widthInCharacters(first + segment) > Math.min(wanted + 1, most)) break
    first += segment
  }
  return first === title ? [title] : [first, ...brokenByMeaning(title.slice(first.length), most)]
}
