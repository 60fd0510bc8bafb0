import { inTransaction } from '#app/core/dialect'
import { checkAnswers } from '#app/questions/check_answers'
import { type Question, type QuestionContent, questionsOf } from '#app/questions/question_content'
import { flagsOf } from '#app/survey_answers/answer_flags'
import { finishAnswer } from '#app/survey_answers/finish_answer'
import { invitedAt } from '#app/survey_answers/invited'
import { releaseAnswers } from '#app/survey_answers/release_answers'
import SurveyInvitation from '#app/surveys/survey_invitation'
import { makeLink } from '#app/surveys/survey_links'
import type SurveyWave from '#app/surveys/survey_wave'

const OPINIONS = [
  '检索结果对我们的立项很有帮助。',
  '希望增加线上辅导的时段。',
  '工作人员很耐心，讲得清楚。',
  '专题数据库更新可以再快一些。',
  '建议多办面向初学者的培训。',
  '周末能开放就更方便了。',
  '查新报告出得很快，格式也规范。',
  '电话有时占线，建议公布备用号码。',
  '讲座内容实用，希望有录像回看。',
]

/** A generator that gives the same numbers each time. */
function chance(seed: number) {
  let state = seed
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647
}

/**
 * People answer, as many of those who were written to as `share` says: mostly content, some not, a few in a hurry. What
 * may leave the pool leaves it.
 */
export async function answerSurvey(wave: SurveyWave, share = 0.45) {
  const random = chance(wave.id * 7919 + 17)
  const invitations = await SurveyInvitation.query()
    .where({ waveId: wave.id, state: 'sent', isSpent: false })
    .orderBy('id')
  await wave.load('questionVersion')
  const { content } = wave.questionVersion
  for (const { id } of invitations.filter(() => random() < share)) {
    const path = await inTransaction((trx) => makeLink(trx, id))
    await answerOne(path.slice('/s/'.length), content, random)
  }
  await releaseAnswers(wave.id)
}

async function answerOne(token: string, content: QuestionContent, random: () => number) {
  const invited = (await invitedAt(token))!
  /** Not every point is as good as the next one. */
  const mood = random() * (0.8 + ((invited.wave.designationId ?? 0) % 4) / 12)
  const typed = Object.fromEntries(
    questionsOf(content).map((question) => [question.id, typedTo(question, mood, random)])
  )
  const { answers } = await checkAnswers(content, { q: typed }, { complete: true })
  const elapsed = random() < 0.04 ? 35 : 100 + Math.floor(random() * 300)
  await finishAnswer(invited, { answers, flags: flagsOf(content, answers, elapsed) })
}

function typedTo(question: Question, mood: number, random: () => number): unknown {
  switch (question.kind) {
    case 'level':
      return levelFor(mood, random, question.notApplicable)
    case 'matrix':
      return Object.fromEntries(question.rows.map(({ id }) => [id, levelFor(mood, random, question.notApplicable)]))
    case 'nps':
      return String(Math.max(0, Math.min(10, Math.round(10.6 - mood ** 2 * 6 - random() * 1.8))))
    case 'single':
      return question.role === 'times' && random() < 0.95
        ? question.options[1 + Math.floor(random() * 3)]?.id
        : question.role === 'expectation'
          ? question.options[Math.min(question.options.length - 1, Math.floor(mood * 2.2 + random() * 1.6))].id
          : one(question, random)
    case 'multiple':
      return [one(question, random)]
    case 'number':
      return String(question.min)
    case 'text':
      return question.role === 'opinion' && random() < 0.2 ? OPINIONS[Math.floor(random() * OPINIONS.length)] : ''
  }
}

function one({ options }: { options: readonly { id: string }[] }, random: () => number) {
  return options[Math.floor(random() * options.length)].id
}

function levelFor(mood: number, random: () => number, notApplicable: boolean) {
  if (notApplicable && random() < 0.05) return 'na'
  return String(Math.max(1, Math.min(5, Math.round(5.5 - mood ** 2 * 2.6 - random() * 1.1))))
}
