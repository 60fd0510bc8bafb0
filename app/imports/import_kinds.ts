import type { I18n } from '@adonisjs/i18n'
import type { VineValidator } from '@vinejs/vine'
import type { Trx } from '#app/core/dialect'
import type { Answers } from '#app/core/form'
import type { Actor } from '#app/users/actor'
import type { Role } from '#app/users/roles'
import type User from '#app/users/user'
import type { ColumnType } from './cell_text.js'

export type ImportColumn = {
  /** Its name in the cells that are checked, and of its explanation: `imports.kinds.<kind>.columns.<field>`. */
  field: string
  /** As it stands in the template. */
  header: string
  /** What else offices call it. Spaces, brackets with what is in them and stars do not matter. */
  aliases?: readonly string[]
  type?: ColumnType
  /** The table cannot be read without it. */
  required?: boolean
  /** What the page says where the table can be read without it, but not every row be taken. */
  needed?: 'in_new_rows'
  /** 序号: read over, and a line that has nothing else is empty. */
  counted?: boolean
  width?: number
}

export type ImportSheet = {
  name: string
  title: string
  note?: string
  footer?: string
  columns: readonly ImportColumn[]
}

/** What the person filled in beside the workbook. Kept as JSON. */
export type ImportParams = Record<string, any>

/** Who reads in what, with which words. Sentences of faults are kept in the language of this person. */
export type ImportContext = { user: User; by: Actor & { id: number }; params: ImportParams; i18n: I18n }

export type Cells = Record<string, string | null>

/** `note`: put in order, nothing to do. `duplicate`: the row is there already, or stands above. */
export type Fault = { field: string; kind: 'bad' | 'duplicate' | 'warning' | 'note'; message: string }

export type Judgement = {
  /** How lists name the row. */
  title: string
  /** What `run` gets; null when the row is bad. */
  answers: Answers | null
  faults: Fault[]
  /** What no two rows of one workbook may share. */
  unique?: { field: string; value: string }[]
}

/** What a row wrote: the id of the subject that lists lead to, and whatever `changed` and `undo` ask for. Kept as JSON. */
export type Effect = { subjectId: number; [name: string]: unknown }

export type DoneRow = { id: number; line: number; title: string; effect: Effect }

/** A kind of workbook that a module takes in. */
export type ImportKind = {
  sheet: ImportSheet
  /** Whom it is offered to; in their own name only. */
  roles: readonly Role[]
  /** What is asked beside the workbook: the template of the fields, what it needs, what is acceptable, and who may. */
  params?: {
    fields: string
    fieldData?(user: User, i18n: I18n): Promise<Record<string, unknown>>
    validator: VineValidator<any, any>
    may(user: User, params: ImportParams): Promise<boolean>
    /** For the result page: 燕麓大学图书馆. */
    inWords?(params: ImportParams): Promise<string>
  }
  /** Looks up once what every row is compared with, and then judges row by row. Writes nothing. */
  checker(context: ImportContext): Promise<(cells: Cells) => Promise<Judgement> | Judgement>
  /**
   * Writes one row, in the transaction that also writes its outcome.
   *
   * @throws RowRefused when it cannot be any more; the others go on
   */
  run(trx: Trx, row: { line: number; title: string; answers: Answers }, context: ImportContext): Promise<Effect>
  /** Those of the rows that are not as the import left them. */
  changed(trx: Trx, rows: DoneRow[]): Promise<DoneRow[]>
  /** Takes all of the rows back: asked with every row of the import, in one transaction. */
  undo(trx: Trx, rows: DoneRow[], context: ImportContext): Promise<void>
  /** Once after the import and once after it was undone, for what need not be done with each row. */
  settled?(trx: Trx): Promise<void>
  /** Where a row is looked at once it is in. */
  path?(subjectId: number): string
}

/** What was right when it was checked is not any more. The sentence is in the person's language. */
export class RowRefused extends Error {}

const kinds: Record<string, ImportKind> = {}

/** This room knows none of the subjects: the kinds are registered in start/imports.ts; texts under `imports.kinds.<key>`. */
export function registerImportKind(key: string, kind: ImportKind) {
  kinds[key] = kind
}

export function importKindNamed(key: unknown): ImportKind | null {
  return typeof key === 'string' && Object.hasOwn(kinds, key) ? kinds[key] : null
}

export function importKind(key: string): ImportKind {
  const kind = importKindNamed(key)
  if (!kind) throw new Error(`Unknown kind of import ${key}`)
  return kind
}

/** The kinds that are offered to this person. */
export function importKindsFor(user: User): string[] {
  return Object.keys(kinds).filter((key) => user.is(...kinds[key].roles))
}
