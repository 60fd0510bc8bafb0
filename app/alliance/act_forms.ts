import { Form, type Field } from '#app/core/form'
import { applicationForm } from './application_form.js'
import { applicationPurposes } from './member_files.js'
import { causes } from './proceeding.js'

/** What is asked when somebody acts on a member, a proceeding or a yearly check. */

const form = (...fields: Field[]) => new Form('alliance_act_form', [{ name: 'act', fields }])

const opinion = { kind: 'text', name: 'opinion', min: 4, max: 500, multiline: true } as const

/** Groups that the secretariat puts members into; names under `alliance.tags`. */
export const memberTags = ['jing_jin_ji', 'patent_navigation', 'overseas', 'university', 'data_sharing'] as const

/** What an order of correction can name. */
export const correctable = [...applicationForm.fields.map(({ name }) => name), ...applicationPurposes]

export const nothing = form()
export const opinionForm = form(opinion)
export const supplementForm = form(
  {
    kind: 'rows',
    name: 'defects',
    least: 1,
    most: 15,
    columns: [
      { kind: 'choice', name: 'field', options: correctable, labels: 'alliance_members.fields' },
      { kind: 'text', name: 'note', min: 4, max: 300 },
    ],
  },
  { kind: 'text', name: 'reason', max: 200, required: false }
)
export const suspensionForm = form({ kind: 'date', name: 'until' }, opinion)
export const withdrawalForm = form({ kind: 'yes', name: 'returned' }, opinion)
export const tagForm = form({
  kind: 'choices',
  name: 'tags',
  options: memberTags,
  labels: 'alliance.tags',
  required: false,
})
export const reviewForm = form(
  { kind: 'choice', name: 'cause', options: causes, labels: 'alliance_proceedings.causes' },
  opinion
)
export const statementForm = form({ kind: 'text', name: 'statement', min: 10, max: 3000, multiline: true })
