import { DateTime } from 'luxon'
import config from '#config/evaluations'
import type { Part } from './point_evaluation.js'

/** What gives a point its part, the strongest first. */
export const SCOPE_RULES = ['ended', 'national', 'new', 'part_year', 'whole_year'] as const
export type ScopeRule = (typeof SCOPE_RULES)[number]

export type PointFacts = {
  /** ISO day */
  recognizedOn: string
  /** Revoked, deregistered or expired by now. */
  isEnded: boolean
  /** A TISC or 高校中心 that was assessed nationally for the year. */
  isAssessed: boolean
}

/**
 * Who takes part in a year, and how. The period is 1 January to 31 December; whoever held the title before the
 * 1 January on which the evaluation begins takes part, without a grade when it was held for less than six months.
 *
 * @returns part null: it does not take part
 */
export function partOf(point: PointFacts, year: number): { part: Part | null; rule: ScopeRule } {
  if (point.isEnded) return { part: null, rule: 'ended' }
  if (point.isAssessed) return { part: 'reference', rule: 'national' }
  if (isNew(point.recognizedOn, year)) return { part: 'no_grade', rule: 'new' }
  return { part: 'rated', rule: point.recognizedOn < `${year}-01-01` ? 'whole_year' : 'part_year' }
}

/** Six months from 1 July are over with the year; from 2 July they are not. */
export function isNew(recognizedOn: string, year: number) {
  return DateTime.fromISO(recognizedOn).plus({ months: config.newMonths }).toISODate()! > `${year + 1}-01-01`
}
