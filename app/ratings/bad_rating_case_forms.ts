import { Form, type Field } from '#app/core/form'
import { noIdentityNumbers } from '#app/activities/consultation_form'
import { caseSources } from './bad_rating_case.js'
import type BadRatingCase from './bad_rating_case.js'

type Reachable = Pick<BadRatingCase, 'hasContact'>

const KEY = 'bad_rating_case_form'

const step = (...fields: Field[]) =>
  new Form(KEY, [
    {
      name: 'step',
      fields,
      checks: [noIdentityNumbers(fields.filter(({ kind }) => kind === 'text').map(({ name }) => name))],
    },
  ])
const words = (name: string, min: number, max: number): Field => ({ kind: 'text', name, min, max, multiline: true })
const choice = (name: string, options: readonly string[], labels: string): Field => ({
  ...{ kind: 'choice', name, options },
  labels: `bad_rating_cases.${labels}`,
})

const responsible: Field = { kind: 'text', name: 'responsible', min: 2, max: 30 }
const way = choice('contactWay', ['phone', 'email', 'onsite'], 'ways')
const result = choice('callBackResult', ['satisfied', 'accepted', 'not_satisfied', 'unreachable'], 'results')

/** What each step needs said; where nobody can be reached, how is not asked. */
export const stepForms = {
  release: step(),
  contact: ({ hasContact }: Reachable) => step(responsible, ...(hasContact ? [way] : []), words('contactNote', 5, 500)),
  verify: step(choice('verdict', ['founded', 'partly', 'unfounded'], 'verdicts'), words('finding', 5, 1000)),
  repair: step(words('measures', 10, 1000), { kind: 'date', name: 'repairedOn', latest: 'today' }),
  sendBack: step(words('backReason', 5, 500)),
  callBack: ({ hasContact }: Reachable) => step(...(hasContact ? [result] : []), words('callBackNote', 2, 500)),
  close: step(words('closingNote', 2, 500)),
  appeal: step(
    choice('appealGround', ['other_point', 'not_true', 'malicious', 'other'], 'grounds'),
    words('appealReason', 20, 1000)
  ),
  propose: step(choice('proposal', ['uphold', 'dismiss'], 'rulings'), words('proposalReason', 5, 1000)),
  rule: step(choice('ruling', ['uphold', 'dismiss'], 'rulings'), words('rulingOpinion', 2, 1000)),
}

/** A complaint that came by another way, as the desk takes it down. */
export const complaintForm = new Form(KEY, [
  {
    name: 'complaint',
    fields: [
      choice(
        'source',
        caseSources.filter((source) => !['rating', 'survey'].includes(source)),
        'sources'
      ),
      { kind: 'choice', name: 'stars', options: ['2', '1'], labels: 'ratings.levels' },
      { kind: 'date', name: 'ratedOn', latest: 'today' },
      words('problem', 5, 1000),
    ],
    checks: [noIdentityNumbers(['problem'])],
  },
  {
    name: 'person',
    fields: [
      { kind: 'text', name: 'contactName', max: 30, required: false },
      { kind: 'text', name: 'contactMobile', max: 11, format: 'mobile', required: false },
      { kind: 'text', name: 'contactEmail', max: 190, format: 'email', required: false },
    ],
  },
])

/** All of them, for the texts that they need. */
export const caseForms = [
  complaintForm,
  ...Object.values(stepForms).map((form) => (typeof form === 'function' ? form({ hasContact: true }) : form)),
]
