import { type Question, type QuestionContent, questionsOf } from '#app/questions/question_content'
import config from '#config/survey_answers'

/** A character of JSON at its longest: `\u0000`. */
const LONGEST = 6
/** Ids of questions, rows and options have at most 40 characters. */
const ITEM = 64
/** Everything beside the answers: channel, flags, hashes, times spent. */
const FRAME = 512

/** One size for every answer to a question set, the fullest and the emptiest. Bytes. */
export function sealedSize(content: QuestionContent) {
  const most = FRAME + questionsOf(content).reduce((sum, question) => sum + ITEM + mostOf(question), 0)
  return Math.ceil(most / config.sealedBlock) * config.sealedBlock
}

function mostOf(question: Question) {
  if (question.kind === 'text') return question.max * LONGEST * 2
  if (question.kind === 'matrix') return question.rows.length * ITEM
  return question.kind === 'multiple' ? question.options.length * ITEM : ITEM
}
