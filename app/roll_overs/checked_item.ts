import type { I18n } from '@adonisjs/i18n'
import i18nManager from '@adonisjs/i18n/services/main'
import { typedAnswers, type Answers, type Form } from '#app/core/form'
import { checkSections, type Problem } from '#app/core/form_schema'
import { rollKind } from './roll_kinds.js'
import type RollOverItem from './roll_over_item.js'

type Planned = Pick<RollOverItem, 'kind' | 'facts'>

/**
 * What would be opened, checked by the rules of the form in which the same thing is made by hand.
 *
 * @param typed of the fields that can be changed, what somebody changed
 */
export async function checkedItem(
  { kind: key, facts }: Planned,
  i18n: Pick<I18n, 't'> = i18nManager.locale('zh-CN'),
  { typed = {}, form: known }: { typed?: Answers; form?: Form } = {}
): Promise<{ problems: Problem[]; answers: Answers }> {
  const { editable, form: formOf } = rollKind(key)
  const form = known ?? (await formOf())
  const changed = typedAnswers(
    form.fields.filter(({ name }) => editable.includes(name) && name in typed),
    typed
  )
  const whole = typedAnswers(form.fields, { ...facts, ...changed })
  const { problems, answers } = await checkSections(form, form.sections, whole, i18n as I18n)
  return { problems, answers: form.whole(answers) }
}
