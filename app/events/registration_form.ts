import { Form, type Answers, type Check, type Section } from '#app/core/form'
import { audiences } from './event_form.js'

const reachable: Check = {
  reads: ['mobile', 'email'],
  fault: ({ mobile, email }) => (mobile || email ? null : { path: 'mobile', key: 'no_contact' }),
}

const person: Section = {
  name: 'person',
  fields: [
    { kind: 'text', name: 'name', min: 2, max: 30 },
    { kind: 'text', name: 'unit', min: 2, max: 100 },
    { kind: 'text', name: 'post', max: 100, required: false },
    { kind: 'choice', name: 'kind', options: audiences, labels: 'event_form.audience_kinds' },
    { kind: 'text', name: 'mobile', max: 11, format: 'mobile', required: false },
    { kind: 'text', name: 'email', max: 190, format: 'email', required: false },
  ],
  checks: [reachable],
}

/** 年会参会回执 asks more. */
const receipt: Section = {
  name: 'receipt',
  fields: [
    { kind: 'choice', name: 'gender', options: ['female', 'male'], labels: 'event_sign_up.genders' },
    { kind: 'choice', name: 'speaks', options: ['yes', 'no'], labels: 'ui' },
    { kind: 'choice', name: 'dines', options: ['yes', 'no'], labels: 'ui' },
    { kind: 'text', name: 'plate', max: 10, required: false },
  ],
}

const consent: Section = { name: 'consent', fields: [{ kind: 'yes', name: 'consent' }] }

const KEY = 'event_sign_up'

/** What the public fills in, and what who organises it fills in for others. */
export function registrationForm({ isConference }: { isConference: boolean }, isPublic: boolean) {
  return new Form(KEY, [person, ...(isConference ? [receipt] : []), ...(isPublic ? [consent] : [])])
}

/** Every field there is, for texts and tests. */
export const wholeRegistrationForm = registrationForm({ isConference: true }, true)

export type RegistrationFacts = { name: string; unit: string; kind: string } & Answers

/** 138 0000 0001, +86 138-0000-0001 and １３８… are one number; addresses are told apart without capitals. */
export function normalContacts({ mobile, email, ...typed }: Answers): Answers {
  const digits = String(mobile ?? '')
    .normalize('NFKC')
    .replace(/[\s()-]/g, '')
    .replace(/^(\+|00)?86(?=1\d{10}$)/, '')
  const address = String(email ?? '')
    .normalize('NFKC')
    .trim()
    .toLowerCase()
  return { ...typed, mobile: digits || null, email: address || null }
}
