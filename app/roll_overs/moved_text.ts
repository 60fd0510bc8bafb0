/** Stands where a 文号 of the new year will have its number. */
export const OPEN_NUMBER = '×'

/**
 * A text of one year as one of another: 2026 年 and 2026年度 move on, 〔2026〕2号 becomes 〔2027〕×号, because the number of
 * the new paper is not known yet.
 */
export function movedText(text: string, years: number) {
  const later = (year: string) => String(Number(year) + years)
  return text
    .replaceAll(/〔(20\d{2})〕(第?)\d+号/g, (_, year, ordinal) => `〔${later(year)}〕${ordinal}${OPEN_NUMBER}号`)
    .replaceAll(/20\d{2}(?=\s*年)/g, later)
}

export const hasOpenNumber = (text: unknown) => typeof text === 'string' && text.includes(`${OPEN_NUMBER}号`)
