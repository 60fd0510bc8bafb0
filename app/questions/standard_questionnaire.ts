import type { Trx } from '#app/core/dialect'
import { system } from '#app/users/actor'
import QuestionSet from './question_set.js'
import { createSetIn, publishIn } from './question_version_workflow.js'
import { standardContent } from './standard_content.js'

export const STANDARD = 'satisfaction'

/** The standard questionnaire is there, published; what became of it since it was installed is left alone. */
export async function ensureStandardQuestionnaire(trx: Trx): Promise<QuestionSet> {
  const there = await QuestionSet.findBy({ builtIn: STANDARD }, { client: trx })
  if (there) return there
  const by = system('standard_questionnaire')
  const facts = {
    ...({ purpose: 'survey', builtIn: STANDARD } as const),
    nameZh: '知识产权信息公共服务满意度调查问卷（标准）',
    nameEn: 'Satisfaction with IP information services (standard)',
  }
  const version = await createSetIn(trx, facts, standardContent, by)
  await publishIn(trx, version, by)
  return QuestionSet.findOrFail(version.questionSetId, { client: trx })
}
