import type { HttpContext } from '@adonisjs/core/http'

/** A unit as a form names it, with the names it had before. */
export type Party = {
  name: string
  uscc?: string | null
  organizationId?: number | null
  formerNames?: readonly string[]
}

export type Somebody = { name: string; email?: string | null }

/** What experts judge, named by what decides who must step aside. Modules above put it together from their own rows. */
export type Judged = {
  type: string
  id: number
  /** As experts read it: without names where they judge blindly. */
  title: string
  units: readonly Party[]
  recommenders: readonly Party[]
  /** Who recommended it in person, or wrote it together with the unit. */
  recommendingPeople: readonly Somebody[]
  coAuthors: readonly Somebody[]
}

/** What an expert opens to do the work; the pages belong to the module whose subject it is. */
export type JudgedKind = {
  /** Where who has accepted does the work; null while the module has no page for it. */
  workPath(subjectId: number, ctx: HttpContext): string | null
  /** Where handlers look at the subject. */
  path(subjectId: number): string
}

const kinds = new Map<string, JudgedKind>()

/** This room imports none of the subjects: modules are registered in start/experts.ts. */
export function registerJudged(type: string, kind: JudgedKind) {
  kinds.set(type, kind)
}

export function judgedKind(type: string): JudgedKind | null {
  return kinds.get(type) ?? null
}
