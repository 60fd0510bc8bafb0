import type { I18n } from '@adonisjs/i18n'
import type { VineValidator } from '@vinejs/vine'
import type { Trx } from '#app/core/dialect'
import type { Actor } from '#app/users/actor'
import type { Role } from '#app/users/roles'
import type User from '#app/users/user'
import type { Moving, Workflow } from './workflow.js'

/** What the person filled in, and each row's own share of it. Kept as JSON. */
export type BulkParams = Record<string, any>

/** An act that a flow offers for many rows at once. `Row` is the flow's model. */
export type BulkKind<Row extends Moving<any> = any> = {
  workflow: Workflow<any, any>
  /** Whom it is offered to. Whether a row may be acted on is asked by `nameFor`. */
  roles: readonly Role[]
  /** Those of the rows that the person sees, with everything that is asked of them below. */
  rows(user: User, ids: number[]): Promise<Row[]>
  /** How lists name the row, and where it is looked at. */
  title(row: Row): string
  path(id: number): string
  /** Does it fit the state of the row? */
  fits(row: Row): boolean
  /** In whose name the person may do it; null for not at all. */
  nameFor(user: User, row: Row): Promise<User | null>
  /** The template of the fields on the confirmation page, what it needs, and what is acceptable. */
  fields: string
  fieldData?(rows: Row[], i18n: I18n): Promise<Record<string, unknown>>
  validator: VineValidator<any, any>
  /** What is each row's own, fixed when the act is started. */
  shares?(rows: Row[], params: BulkParams): Promise<Map<number, BulkParams>>
  /** The verb. It writes `also` in its own transaction: the verdict stands exactly where the act stands. */
  run(row: Row, params: BulkParams, by: Actor & { id: number }, taking: BulkTaking): Promise<unknown>
}

/** The version that the person saw, and the verdict to be written along. */
export type BulkTaking = { version: number; also: (trx: Trx) => Promise<void> }

const kinds: Record<string, BulkKind> = {}

/** This room knows none of the flows: their acts are registered in start/workflows.ts, as `<subject>.<act>`. */
export function registerBulkActs(subject: string, acts: Record<string, BulkKind>) {
  for (const [name, kind] of Object.entries(acts)) kinds[`${subject}.${name}`] = kind
}

export function bulkKind(act: string): BulkKind {
  if (!Object.hasOwn(kinds, act)) throw new Error(`Unknown bulk act ${act}`)
  return kinds[act]
}

/** The acts on rows of a subject that are offered to this person, or to somebody for whom the person stands in. */
export function bulkActsFor(user: User, subject: string): string[] {
  return Object.keys(kinds).filter((act) => act.startsWith(`${subject}.`) && user.inName(...kinds[act].roles))
}
