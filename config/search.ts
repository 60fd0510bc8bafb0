/** 一网通查: how much is read of what somebody types, and how much is shown. */
export default {
  longestQuery: 50,
  mostWords: 8,
  /** Of each kind, where all kinds are shown. */
  preview: 3,
  /** The same for who is signed in. */
  previewInside: 5,
  perPage: [10, 20, 50],
  /** Characters of a text that are quoted around what was found. */
  quoted: 60,
  /** What may have been meant, at most. */
  suggestions: 5,
}
