import {
  type Question,
  type QuestionAnswers,
  type QuestionContent,
  NOT_APPLICABLE,
  questionsOf,
} from '#app/questions/question_content'
import config from '#config/survey_answers'

/** What speaks against an answer; found when it arrives, weighed when the wave is cleaned. */
export const answerFlags = ['hasty', 'straight_line', 'attention', 'not_used', 'same_device', 'crowd', 'robot'] as const

export type AnswerFlag = (typeof answerFlags)[number]

/** @param elapsed how many seconds somebody was at it; null: not known, so taken for too few */
export function flagsOf(content: QuestionContent, answers: QuestionAnswers, elapsed: number | null): AnswerFlag[] {
  const questions = questionsOf(content)
  const found: Record<string, boolean> = {
    hasty: (elapsed ?? 0) < config.hastySeconds,
    straight_line: isStraightLine(questions, answers),
    attention: questions.some((question) => missesAttention(question, answers)),
    not_used: questions.some(({ id, role }) => role === 'times' && answers[id] === 'none'),
  }
  return answerFlags.filter((flag) => found[flag])
}

/** One and the same level from beginning to end. */
function isStraightLine(questions: readonly Question[], answers: QuestionAnswers) {
  const levels = questions
    .filter(({ kind }) => kind === 'level' || kind === 'matrix')
    .flatMap(({ id }) => levelsIn(answers[id]))
    .filter((level) => level !== NOT_APPLICABLE)
  return levels.length >= config.straightLineItems && new Set(levels).size === 1
}

function levelsIn(answer: QuestionAnswers[string]): string[] {
  if (answer === null || answer === undefined) return []
  return typeof answer === 'string' ? [answer] : Object.values(answer)
}

/** An item that says what to choose: its role is `attention:<option>`. */
function missesAttention({ id, role }: Question, answers: QuestionAnswers) {
  const [, right] = /^attention:(\w+)$/.exec(role ?? '') ?? []
  return right !== undefined && answers[id] !== null && answers[id] !== right
}
