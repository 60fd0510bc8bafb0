import type { Answers } from '#app/core/form'
import type Event from './event.js'
import { heldForm, plannedForm } from './event_form.js'

const names = new Set([...heldForm.fields, ...plannedForm.fields].map(({ name }) => name))
const DAYS = ['registrationFrom', 'registrationUntil']

/** What the forms show of a row. */
export function factsOf(event: Event): Answers {
  const values = [...names].map((name) => [name, event.$attributes[name] ?? null])
  const days = DAYS.map((name) => [name, event.$attributes[name]?.toISODate() ?? null])
  return { ...Object.fromEntries(values), ...Object.fromEntries(days) }
}
