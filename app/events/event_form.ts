import { beijingClock } from '#app/core/beijing_day'
import { Form, type Answers, type Check, type Section } from '#app/core/form'
import { levels } from '#app/activities/consultation_form'

export const kinds = ['training', 'lecture', 'salon', 'contest', 'exchange', 'conference'] as const
export const modes = ['onsite', 'online', 'mixed'] as const
/** 对象, and what somebody who registers says of themselves. */
export const audiences = ['researcher', 'ip_manager', 'enterprise', 'student', 'public'] as const

export type EventDay = { day: string; from: string; until: string }

const count = (answers: Answers, name: string) => Number(answers[name] ?? 0)
const attendance = (answers: Answers) => count(answers, 'attendedOnsite') + count(answers, 'attendedOnline')

/** Days in order, each ending after it begins. */
const daysRunOn: Check = {
  reads: ['days'],
  fault({ days = [] }) {
    const rows = days as EventDay[]
    const early = rows.findIndex(({ from, until }) => from && until && until <= from)
    if (early >= 0) return { path: `days.${early}.until`, key: 'ends_early' }
    const back = rows.findIndex(({ day }, at) => at > 0 && day && day <= rows[at - 1].day)
    return back >= 0 ? { path: `days.${back}.day`, key: 'days_in_order' } : null
  },
}

/** What is reported as held is over. */
const isOver: Check = {
  reads: ['days'],
  fault({ days = [] }) {
    const late = (days as EventDay[]).findIndex(({ day, until }) => `${day}T${until}` > beijingClock())
    return late >= 0 ? { path: `days.${late}.day`, key: 'not_yet' } : null
  },
}

const placeIsKnown: Check = {
  reads: ['mode', 'place'],
  fault: ({ mode, place }) => (mode && mode !== 'online' && !place ? { path: 'place', key: 'place_missing' } : null),
}

const basicIsFree: Check = {
  reads: ['level', 'fee'],
  fault: (answers) =>
    answers.level === 'basic' && count(answers, 'fee') > 0 ? { path: 'fee', key: 'basic_not_free' } : null,
}

const modeFits: Check = {
  reads: ['mode', 'attendedOnsite', 'attendedOnline'],
  fault(answers) {
    if (answers.mode === 'onsite' && count(answers, 'attendedOnline') > 0)
      return { path: 'attendedOnline', key: 'not_online' }
    if (answers.mode === 'online' && count(answers, 'attendedOnsite') > 0)
      return { path: 'attendedOnsite', key: 'not_onsite' }
    return null
  },
}

const signedInAttended: Check = {
  reads: ['signedInCount', 'attendedOnsite', 'attendedOnline'],
  fault: (answers) =>
    count(answers, 'signedInCount') > attendance(answers) ? { path: 'signedInCount', key: 'more_than_attended' } : null,
}

const partsFit: Check = {
  reads: ['researchers', 'ipManagers', 'attendedOnsite', 'attendedOnline'],
  fault: (answers) =>
    count(answers, 'researchers') + count(answers, 'ipManagers') > attendance(answers)
      ? { path: 'researchers', key: 'more_than_whole' }
      : null,
}

const registrationIsBefore: Check = {
  reads: ['days', 'registrationFrom', 'registrationUntil'],
  fault({ days = [], registrationFrom, registrationUntil }) {
    if (registrationFrom && registrationUntil && registrationUntil < registrationFrom)
      return { path: 'registrationUntil', key: 'registration_ends_early' }
    const first = (days as EventDay[])[0]?.day
    return first && registrationUntil > first ? { path: 'registrationUntil', key: 'registration_too_long' } : null
  },
}

const people = { kind: 'integer', min: 0, max: 100_000 } as const

const what: Section = {
  name: 'what',
  fields: [
    { kind: 'text', name: 'name', min: 2, max: 100 },
    { kind: 'choice', name: 'kind', options: kinds, labels: 'event_form.kinds' },
    { kind: 'choice', name: 'mode', options: modes, labels: 'event_form.modes' },
    { kind: 'text', name: 'place', min: 2, max: 200, required: false },
    {
      kind: 'rows',
      name: 'days',
      least: 1,
      most: 20,
      columns: [
        { kind: 'date', name: 'day' },
        { kind: 'text', name: 'from', max: 5, format: 'time' },
        { kind: 'text', name: 'until', max: 5, format: 'time' },
      ],
    },
  ],
  checks: [daysRunOn, placeIsKnown],
}

const results: Section = {
  name: 'results',
  fields: [
    { ...people, name: 'attendedOnsite' },
    { ...people, name: 'attendedOnline' },
    { ...people, name: 'researchers' },
    { ...people, name: 'ipManagers' },
    { ...people, name: 'registeredCount', required: false },
    { ...people, name: 'signedInCount', required: false },
    { kind: 'integer', name: 'satisfaction', min: 0, max: 100, required: false },
  ],
  checks: [isOver, modeFits, signedInAttended, partsFit],
}

const registration: Section = {
  name: 'registration',
  fields: [
    { kind: 'text', name: 'programme', max: 3000, multiline: true, required: false },
    { kind: 'integer', name: 'seats', min: 1, max: 10_000, required: false },
    { kind: 'date', name: 'registrationFrom', required: false },
    { kind: 'date', name: 'registrationUntil', required: false },
  ],
  checks: [registrationIsBefore],
}

const more: Section = {
  name: 'more',
  fields: [
    { kind: 'choices', name: 'audiences', options: audiences, labels: 'event_form.audience_kinds', least: 1 },
    { kind: 'integer', name: 'hours', min: 1, max: 500, required: false },
    { kind: 'text', name: 'speakers', max: 200, required: false },
    { kind: 'text', name: 'host', min: 2, max: 100 },
    { kind: 'text', name: 'organiser', min: 2, max: 100, required: false },
    { kind: 'text', name: 'coOrganisers', max: 200, required: false },
    { kind: 'choice', name: 'level', options: levels, labels: 'consultation_form.levels' },
    { kind: 'integer', name: 'fee', min: 0, max: 100_000 },
    { kind: 'text', name: 'note', max: 300, required: false },
  ],
  checks: [basicIsFree],
}

/** What happened, for the ledger; what is planned, for those who want to come. */
export const heldForm = new Form('event_form', [what, results, more])
export const plannedForm = new Form('event_form', [what, registration, more])

/** What a checked form says, by column of the model. */
export type EventFacts = { days: EventDay[] } & Answers
