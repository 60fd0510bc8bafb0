/** How much a question set may ask. Customary values. */
export default {
  questions: 100,
  options: 40,
  /** Of a written answer, as people count them. */
  characters: 2000,
}
