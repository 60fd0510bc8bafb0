import type { Field, Form } from '#app/core/form'

/** Who keeps a register: the bureau always, districts and points where it says so. */
export type Writer = 'district' | 'point'

/** One register: a form, and which of its fields lists search, filter and sort by. */
export type RecordKind = {
  code: string
  /** 重点任务 of the plan that it serves. */
  clause: number
  form: Form
  /** The field that names a record. */
  title: string
  /** The day that decides the year, or the field with the year itself. */
  date?: string
  year?: string
  party?: string
  category?: string
  amount?: string
  district?: string
  writers?: readonly Writer[]
  /** Read by the whole network. */
  isOpen?: true
  /** Points say that they have read it (已阅). */
  isRead?: true
}

/** Shapes that most registers share. */
export const day = (name: string, required = true): Field => ({ kind: 'date', name, latest: 'today', required })
export const text = (name: string, max = 150, required = true): Field => ({ kind: 'text', name, min: 2, max, required })
export const words = (name: string, required = false): Field => ({
  ...{ kind: 'text', name, min: 2, max: 1000, required },
  multiline: true,
})
export const count = (name: string, required = false): Field => ({
  kind: 'integer',
  name,
  min: 0,
  max: 1_000_000_000,
  required,
})
/** 万元 */
export const money = (name: string, required = false): Field => ({
  ...{ kind: 'decimal', name, min: 0, max: 10_000_000, scale: 2, required },
})
export const link = (name = 'link'): Field => ({ kind: 'text', name, max: 300, format: 'url', required: false })
