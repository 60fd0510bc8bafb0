import { Form, type TextField } from '#app/core/form'
import cases from '#config/cases'

const opinion: TextField = { name: 'opinion', kind: 'text', min: 4, max: 1000, multiline: true }

const act = (...fields: ConstructorParameters<typeof Form>[1][number]['fields']) =>
  new Form('case_act_form', [{ name: 'act', fields }])

export const nothing = act()
export const opinionForm = act(opinion)
export const recommendForm = act({ name: 'rank', kind: 'integer', min: 1, max: 99 }, opinion)
export const checkForm = act(
  {
    ...{ name: 'checked', kind: 'choices', options: cases.checklist, labels: 'case_checklist' },
    ...{ least: 0, required: false },
  },
  opinion
)
export const nationalForm = act(
  { name: 'nationalOn', kind: 'date', latest: 'today' },
  { name: 'nationalBasis', kind: 'text', min: 4, max: 100 }
)
