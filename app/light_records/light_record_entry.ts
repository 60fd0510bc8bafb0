import type { HttpContext } from '@adonisjs/core/http'
import type { I18n } from '@adonisjs/i18n'
import { typedAnswers, type Answers } from '#app/core/form'
import { checkSections, type Problem } from '#app/core/form_schema'
import Organization from '#app/organizations/organization'
import type User from '#app/users/user'
import type { RecordKind } from './record_kind.js'
import type { RecordOwner } from './light_record_workflow.js'

/** What was typed or pasted, checked by the form of the kind; a district writes for itself alone. */
export async function checkFacts(
  { form, district }: RecordKind,
  input: Answers,
  user: User,
  i18n: Pick<I18n, 't'>
): Promise<{ problems: Problem[]; facts: Answers }> {
  const { problems, answers } = await checkSections(form, form.sections, typedAnswers(form.fields, input), i18n)
  if (district && user.seesDistrict && answers[district] && answers[district] !== user.seesDistrict) {
    problems.push({ path: district, message: i18n.t('light_records.other_district') })
  }
  return { problems, facts: form.whole(answers) }
}

/** Whose lines this person writes. */
export async function ownerFor({ auth }: Pick<HttpContext, 'auth'>): Promise<RecordOwner> {
  const user = auth.getUserOrFail()
  if (user.isOfficial) return { organizationId: null, districtCode: user.seesDistrict, keptBy: user.name }
  const { id, name, districtCode } = await Organization.findOrFail(user.organizationId!)
  return { organizationId: id, districtCode, keptBy: name.slice(0, 100) }
}
