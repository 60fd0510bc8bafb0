import type Consultation from './consultation.js'
import { consultationForm as form } from './consultation_form.js'

/** The names and numbers of who asked stay with the point. */
export const publicFields = form.fields.map(({ name }) => name).filter((name) => !name.startsWith('contact'))

/** What the form shows of a row. */
export function factsOf(consultation: Consultation) {
  const values = form.fields.map(({ name }) => [name, consultation.$attributes[name] ?? null])
  return { ...Object.fromEntries(values), servedOn: consultation.servedDay }
}
