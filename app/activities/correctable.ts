import type { Trx } from '#app/core/dialect'
import type { Answers, Form } from '#app/core/form'
import type { Workflow } from '#app/workflow/workflow'

/** An entry of a ledger, as a correction names it. */
export type Entry = {
  id: number
  state: string
  version: number
  isLocked: boolean
  designationId: number | null
  organizationId: number | null
  districtCode: string
  title: string
  facts: Answers
}

/** One kind of entry whose closed months change by correction (correction_workflow.ts). */
export type Correctable = {
  form: Form
  /** What others than its own people see of a change. */
  publicFields: readonly string[]
  path(id: number): string
  /** With the steps `confirm` (an entry that comes late) and `strike`. */
  workflow: Workflow<any, any>
  /** The act of a change that was agreed to. */
  correctedAs: string
  /** States in which it was never confirmed. */
  open: readonly string[]
  load(id: number, trx?: Trx): Promise<Entry>
  /** Writes the facts of an entry that is held, and counts it anew. */
  write(trx: Trx, id: number, version: number, facts: Answers): Promise<void>
  recount(trx: Trx, id: number): Promise<void>
}

const kinds = new Map<string, Correctable>()

/** Kinds are registered in start/corrections.ts. */
export function registerCorrectable(subjectType: string, kind: Correctable) {
  kinds.set(subjectType, kind)
}

export function correctableOf(subjectType: string): Correctable {
  const kind = kinds.get(subjectType)
  if (!kind) throw new Error(`${subjectType} is not changed by corrections`)
  return kind
}
