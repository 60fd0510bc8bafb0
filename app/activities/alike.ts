import config from '#config/activities'

/** The beginning by which two entries of the same day are taken for the same thing: without spaces and marks. */
export function beginningOf(text: string) {
  const letters = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}]/gu, '')
  return [...letters].slice(0, config.alike).join('')
}

/** Those whose text begins like this one. */
export function alikeTo<Row>(text: string, rows: readonly Row[], textOf: (row: Row) => string): Row[] {
  const beginning = beginningOf(text)
  return rows.filter((row) => beginningOf(textOf(row)) === beginning)
}
