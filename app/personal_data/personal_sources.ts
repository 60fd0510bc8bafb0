import type { DatabaseQueryBuilderContract } from '@adonisjs/lucid/types/querybuilder'

/** Whom data are about: who has an account, or somebody of the public by what they left to be reached. */
export type Whose = { userId: number } | { mobile: string | null; email: string | null }

/** One kind of rows about a person; texts in resources/lang under `personal_data.sources.<key>`. */
export type PersonalSource = {
  key: string
  /** As the trail names the rows. */
  subject?: string
  /** Columns of the answer; texts under `personal_data.columns.<column>`. */
  columns: readonly string[]
  /** What of the rows goes when the person asks for it, and of which rows already; without it all of them stay. */
  erasing?: { set: () => Record<string, unknown>; settled?: (rows: DatabaseQueryBuilderContract) => unknown }
  /** The rows about this person, or null when there can be none. */
  rows(whose: Whose): DatabaseQueryBuilderContract | null
}

const registered: PersonalSource[] = []

/** Which tables know people: start/personal_sources.ts. */
export function registerPersonalSources(...added: PersonalSource[]) {
  registered.push(...added)
}

/** Those that can have rows about this person. */
export function sourcesFor(whose: Whose) {
  return registered.flatMap((source) => {
    const query = source.rows(whose)
    return query ? [{ source, query }] : []
  })
}
