import { inTransaction } from '#app/core/dialect'
import { ensureStandardQuestionnaire } from '#app/questions/standard_questionnaire'

/** The questionnaire that every installation has. */
export function seedQuestions() {
  return inTransaction((trx) => ensureStandardQuestionnaire(trx))
}
