const HAN_OR_MARK =
  /[\p{Script=Han}\u3000-\u303f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65\u2014\u2018-\u201d\u2026\u00b7]/gu
/** A number with its point, percent and separators is one; so is a word with its hyphens. */
const WORD = /[\p{L}\p{N}]+(?:[.,'’\-/%][\p{L}\p{N}]+)*%?/gu

/**
 * 字数 as offices count it: every Chinese character and full-width mark is one, every Latin word and every number is one
 * (customary).
 */
export function wordCount(text: string) {
  const marks = text.match(HAN_OR_MARK)?.length ?? 0
  const words = text.replace(HAN_OR_MARK, ' ').match(WORD)?.length ?? 0
  return marks + words
}
