import { diffWordsWithSpace } from 'diff/lib/diff/word.js'

export type DifferencePart = { text: string; kind: 'same' | 'removed' | 'added' }

const words = new Intl.Segmenter('zh-CN', { granularity: 'word' })

/** What became of a text, word by word; Chinese is cut into words as a reader would. */
export function textDifference(before: string, after: string): DifferencePart[] {
  return diffWordsWithSpace(before, after, { intlSegmenter: words }).map(({ value, added, removed }) => ({
    text: value,
    kind: added ? 'added' : removed ? 'removed' : 'same',
  }))
}
