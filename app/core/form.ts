/** A form as data: the same description draws it, checks it, prints it and shows it to those who decide. */

type Named = {
  name: string
  /** True unless said otherwise. */
  required?: boolean
}

export type TextField = Named & {
  kind: 'text'
  min?: number
  /** Counted in characters as people count them, a Chinese one as one. */
  max: number
  /** Most 字, as offices count them (word_count.ts); then it is counted while somebody types. */
  words?: number
  multiline?: boolean
  format?: 'email' | 'mobile' | 'landline' | 'url' | 'time'
}
export type IntegerField = Named & { kind: 'integer'; min: number; max: number }
export type DecimalField = Named & { kind: 'decimal'; min: number; max: number; scale: number }
/** ISO date. */
export type DateField = Named & { kind: 'date'; latest?: 'today' }
export type ChoiceField = Named & {
  kind: 'choice'
  options: readonly string[]
  /** i18n prefix of the options' texts. */
  labels: string
  /** Texts of options that are data and not words of the house. */
  texts?: Readonly<Record<string, string>>
}
export type ChoicesField = Named & {
  kind: 'choices'
  options: readonly string[]
  labels: string
  least?: number
}
/** A box that must be ticked. */
export type YesField = Named & { kind: 'yes' }

export type Column = TextField | IntegerField | DecimalField | DateField | ChoiceField

/** Rows that people add and remove. */
export type RowsField = Named & {
  kind: 'rows'
  columns: readonly Column[]
  least: number
  most: number
  /** Their order says something: people move them up and down (core/arranged_rows.ts). */
  ordered?: true
}
/** The same whole numbers for each of some years. */
export type YearsField = Named & {
  kind: 'years'
  years: () => number[]
  columns: readonly IntegerField[]
}
/** Opening hours of a week: `{ mon: { open: '09:00', close: '17:00' }, … }`, closed days without times. */
export type HoursField = Named & { kind: 'hours' }

export type FileKind = 'pdf' | 'jpg' | 'png' | 'docx' | 'xlsx'
/** Files are uploaded one by one and kept as attachments; the field's name is their purpose. */
export type FilesField = Named & {
  kind: 'files'
  accept: readonly FileKind[]
  maxBytes: number
  least: number
  most: number
}

export type Field =
  | TextField
  | IntegerField
  | DecimalField
  | DateField
  | ChoiceField
  | ChoicesField
  | YesField
  | RowsField
  | YearsField
  | HoursField
  | FilesField

export type Answers = Record<string, any>

/** A rule over several answers. */
export type Check = {
  /** The fields it reads: who may change one of them must be able to change all. */
  reads: readonly string[]
  /** The path it blames and the i18n key under `<form>.checks`, or null. */
  fault(answers: Answers): { path: string; key: string } | null
}

export type Section = { name: string; fields: readonly Field[]; checks?: readonly Check[] }

export const WEEK = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

export class Form {
  constructor(
    /** Prefix of its texts: `<key>.<field>.label`. */
    readonly key: string,
    readonly sections: readonly Section[]
  ) {}

  section(name: string): Section | undefined {
    return this.sections.find((section) => section.name === name)
  }

  get fields(): readonly Field[] {
    return this.sections.flatMap((section) => section.fields)
  }

  get filesFields(): readonly FilesField[] {
    return this.fields.filter((field) => field.kind === 'files')
  }

  /** These fields and those that are checked together with them, in the order of the form. */
  linked(names: readonly string[]): string[] {
    const checks = this.sections.flatMap((section) => section.checks ?? [])
    const together = checks.filter(({ reads }) => reads.some((name) => names.includes(name)))
    const wanted = new Set([...names, ...together.flatMap(({ reads }) => reads)])
    if (wanted.size > new Set(names).size) return this.linked([...wanted])
    return this.fields.map(({ name }) => name).filter((name) => wanted.has(name))
  }

  /** The same form with some of its fields. */
  only(names: readonly string[]): Form {
    const sections = this.sections.map((section) => ({
      ...section,
      fields: section.fields.filter(({ name }) => names.includes(name)),
      checks: section.checks?.filter(({ reads }) => reads.every((name) => names.includes(name))),
    }))
    return new Form(
      this.key,
      sections.filter(({ fields }) => fields.length > 0)
    )
  }

  /** One answer for every field, null where there is none, and nothing else. */
  whole(answers: Answers): Answers {
    return Object.fromEntries(this.fields.map(({ name }) => [name, answers[name] ?? null]))
  }

  /** Section in which a problem at this path is mended. */
  sectionOf(path: string): Section | undefined {
    const [name] = path.split('.')
    return this.sections.find((section) => section.fields.some((field) => field.name === name))
  }
}

/**
 * What was typed into some fields, ready to be kept: rows without anything in them dropped, boxes that were not ticked
 * present as empty, nothing else taken from the request.
 */
export function typedAnswers(fields: readonly Field[], input: Answers): Answers {
  const answers: Answers = {}
  for (const field of fields) {
    if (field.kind === 'files') continue
    const value = input[field.name]
    if (field.kind === 'rows') answers[field.name] = typedRows(field, value)
    else if (field.kind === 'choices') answers[field.name] = [value ?? []].flat().map(String)
    else if (field.kind === 'years')
      answers[field.name] = typedTree(
        value,
        field.years().map((year) => `y${year}`),
        namesOf(field.columns)
      )
    else if (field.kind === 'hours') answers[field.name] = typedTree(value, WEEK, ['open', 'close'])
    else answers[field.name] = scalar(value)
  }
  return answers
}

function typedRows(field: RowsField, value: unknown) {
  const rows = Array.isArray(value) ? value : Object.values((value ?? {}) as Answers)
  return rows
    .map((row) => Object.fromEntries(namesOf(field.columns).map((name) => [name, scalar((row as Answers)?.[name])])))
    .filter((row) => Object.values(row).some((cell) => cell !== null))
    .slice(0, field.most + 1)
}

/** Texts on two levels of known names, and nothing else, whatever a client sends. */
function typedTree(value: any, branches: readonly string[], leaves: readonly string[]): Answers {
  return Object.fromEntries(
    branches.map((branch) => [
      branch,
      Object.fromEntries(leaves.map((leaf) => [leaf, scalar(value?.[branch]?.[leaf])])),
    ])
  )
}

function namesOf(columns: readonly Column[]) {
  return columns.map(({ name }) => name)
}

/** One typed text; nothing typed is null, however it was sent. */
function scalar(value: unknown): string | null {
  const text = ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : ''
  return text.trim() === '' ? null : text
}
