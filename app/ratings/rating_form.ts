import { Form, type Answers, type Check } from '#app/core/form'
import { noIdentityNumbers } from '#app/activities/consultation_form'
import { LEVELS } from './rating.js'

const levels = LEVELS.map(String)

/** Who leaves a way to be reached says yes to being called; nobody has to leave one. */
const consentToContact: Check = {
  reads: ['contactMobile', 'contactEmail', 'consent'],
  fault: ({ contactMobile, contactEmail, consent }) =>
    (contactMobile || contactEmail) && !consent ? { path: 'consent', key: 'no_consent' } : null,
}

/** 一事一评: one choice is enough. */
export const ratingForm = new Form('rating_form', [
  {
    name: 'rating',
    fields: [
      { kind: 'choice', name: 'stars', options: levels, labels: 'ratings.levels' },
      { kind: 'text', name: 'comment', max: 500, multiline: true, required: false },
    ],
    checks: [noIdentityNumbers(['comment'])],
  },
  {
    name: 'contact',
    fields: [
      { kind: 'text', name: 'contactName', max: 30, required: false },
      { kind: 'text', name: 'contactMobile', max: 11, format: 'mobile', required: false },
      { kind: 'text', name: 'contactEmail', max: 190, format: 'email', required: false },
      { kind: 'yes', name: 'consent', required: false },
    ],
    checks: [consentToContact],
  },
])

/** After the call-back: how it is now. */
export const secondRatingForm = ratingForm.only(['stars', 'comment'])

export type Contact = Partial<Record<'contactName' | 'contactMobile' | 'contactEmail', string | null>>
export type RatingFacts = { stars: number; comment?: string | null } & Contact

export const ratingFacts = ({ stars, consent, ...facts }: Answers): RatingFacts => ({ ...facts, stars: Number(stars) })
