import { formatScore } from '#app/core/format'
import type { Bilingual } from '#app/questions/question_content'
import { textIn, type Words } from '#app/questions/answer_text'
import type { Advice } from './advice.js'

/** How the pages say their figures. */
export function readingWords(words: Words) {
  return {
    named: (text: Bilingual) => textIn(text, words),
    coded: ({ code, name }: { code: string; name: Bilingual }) => `${code} ${textIn(name, words)}`,
    percent: (value: number | null | undefined) =>
      value === null || value === undefined ? '—' : `${value.toFixed(1)}%`,
    points: formatScore,
    signed: (hundredths: number) => `${sign(hundredths)}${formatScore(Math.abs(hundredths))}`,
    signedRate: (value: number | null) => (value === null ? '—' : `${sign(value)}${Math.abs(value).toFixed(1)}`),
    signedPercent: (thousandths: number) => `${sign(thousandths)}${(Math.abs(thousandths) / 10).toFixed(1)}%`,
    advice: (one: Advice) => adviceInWords(one, words),
  }
}

const sign = (value: number) => (value > 0 ? '+' : value < 0 ? '−' : '±')

function adviceInWords(advice: Advice, words: Words) {
  const { kind, measure, choice, now, target, by, whole, isMissing, gain } = advice
  const facts = {
    of: textIn(measure.of, words),
    unit: textIn(measure.unit, words),
    choice: textIn(choice ?? undefined, words),
    ...{ now: String(now), target: String(target), by: String(by), whole: String(whole ?? '') },
    gain: formatScore(gain),
  }
  const sentence = words.t(`evaluation_reading.advice.${kind}`, facts)
  return isMissing ? sentence + words.t('evaluation_reading.advice_missing') : sentence
}
