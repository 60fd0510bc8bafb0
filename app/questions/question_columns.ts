import { answerText, levelText, rowOf, textIn, type Words } from './answer_text.js'
import {
  type Option,
  type Question,
  type QuestionAnswers,
  type QuestionContent,
  questionsOf,
} from './question_content.js'

export type QuestionColumn = {
  /** `<question>`, or `<question>.<row>` of a matrix: the same in all versions. */
  key: string
  question: Question
  row: Option | null
  header: string
  text(answers: QuestionAnswers): string | null
}

/** What a table of answers has: a column for each question, of a matrix one for each row. */
export function questionColumns(content: QuestionContent, words: Words): QuestionColumn[] {
  return questionsOf(content).flatMap((question) =>
    question.kind === 'matrix' ? question.rows.map((row) => rowColumn(question, row, words)) : [column(question, words)]
  )
}

function column(question: Question, words: Words): QuestionColumn {
  return {
    ...{ key: question.id, question, row: null, header: textIn(question.text, words) },
    text: (answers) => answerText(question, answers[question.id], words),
  }
}

function rowColumn(question: Question, row: Option, words: Words): QuestionColumn {
  return {
    ...{ key: `${question.id}.${row.id}`, question, row },
    header: `${textIn(question.text, words)} — ${textIn(row.text, words)}`,
    text: (answers) => {
      const level = rowOf(answers[question.id], row.id)
      return level === null ? null : levelText(level, words)
    },
  }
}
