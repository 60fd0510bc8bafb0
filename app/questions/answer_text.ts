import type { I18n } from '@adonisjs/i18n'
import type { Bilingual, Option, Question, QuestionAnswer } from './question_content.js'

export type Words = Pick<I18n, 't' | 'locale'>

/** In the reader's language; what was not translated stays Chinese. */
export function textIn(text: Bilingual | undefined, { locale }: Pick<Words, 'locale'>): string {
  return (locale === 'en' && text?.en) || (text?.zh ?? '')
}

/** An answer as people read it; null where there is none. Of a matrix the rows one after the other. */
export function answerText(question: Question, answer: QuestionAnswer | undefined, words: Words): string | null {
  if (answer === null || answer === undefined) return null
  switch (question.kind) {
    case 'level':
      return levelText(answer as string, words)
    case 'matrix':
      return question.rows
        .filter(({ id }) => rowOf(answer, id) !== null)
        .map(
          ({ id, text }) => `${textIn(text, words)}${words.t('questions.colon')}${levelText(rowOf(answer, id)!, words)}`
        )
        .join(words.t('questions.semicolon'))
    case 'single':
    case 'multiple':
      return [answer]
        .flat()
        .map((id) => optionText(question.options, String(id), words))
        .join(words.t('ui.list_separator'))
    default:
      return String(answer)
  }
}

export function levelText(level: string, words: Pick<Words, 't'>) {
  return words.t(`questions.levels.${level}`)
}

/** The level of one row of a matrix. */
export function rowOf(answer: QuestionAnswer | undefined, row: string): string | null {
  if (answer === null || typeof answer !== 'object' || Array.isArray(answer)) return null
  return (answer as Record<string, string>)[row] ?? null
}

function optionText(options: readonly Option[], id: string, words: Words) {
  return textIn(options.find((option) => option.id === id)?.text, words) || id
}
