import type User from '#app/users/user'

/** Somebody who can be asked; the address as it was written down. */
export type Candidate = {
  email: string | null
  name: string | null
  locale?: string | null
  /** Whose service is rated; null: the network as a whole. */
  designationId: number | null
}

/** ISO days in Beijing. A source that knows no days is asked without. */
export type Period = { from: string; until: string }

export type Asked = { period: Period | null; by: User }

/** Where recipients come from: people of one kind, read some at a time, only those whom `by` may see. */
export type RecipientSource = {
  /** Kept with each recipient, at most 20 letters; texts under `surveys.sources.<key>`. */
  key: string
  /** Asks for the first and the last day of a period. */
  hasPeriod: boolean
  batches(asked: Asked): AsyncIterable<Candidate[]>
}

const sources: RecipientSource[] = []

/** Rooms that know people register them in start/surveys.ts. */
export function registerRecipientSources(...added: RecipientSource[]) {
  sources.push(...added)
}

export function recipientSources(): readonly RecipientSource[] {
  return sources
}

export function recipientSource(key: unknown): RecipientSource | null {
  return sources.find((source) => source.key === key) ?? null
}
