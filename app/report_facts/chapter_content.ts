import type { Fact, WhyMissing } from './fact.js'

/** What a chapter of a year's report knows. It is frozen with the data; everything else is written from it. */
export type Gathered = {
  facts: readonly Fact[]
  /** Rows of names and days by the list's key: 专题数据库清单. Numbers in them are facts, named by their key. */
  lists: Readonly<Record<string, readonly Cell[][]>>
  /** What must add up: the checker fails the build where it does not. */
  sums: readonly { total: string; parts: readonly string[] }[]
  /** What the house does not know and the report has to say. */
  missing: readonly { about: string; why: WhyMissing }[]
}

export type Cell = string | { fact: string; form?: 'value' | 'change' }

/** What a chapter says, in the order in which it stands there. Texts carry tokens for their numbers (spoken.ts). */
export type ChapterBlock =
  | { kind: 'heading'; level: 2 | 3; text: string }
  /** `key` names the passage: a person's words are kept for it through every building. */
  | { kind: 'passage'; key: string; text: string }
  /**
   * Somebody else's words, with the numbers that are theirs: no tokens, and nobody edits them. Text and source stand in
   * this order in a row of the chapter's lists, so that they are frozen with the data.
   */
  | { kind: 'quotation'; key: string; text: string; source: string }
  | {
      kind: 'table'
      /** 表1 to 表18 through the whole report; annexes have none. */
      number?: number
      key: string
      caption: string
      columns: readonly string[]
      /** Shares of the line. */
      widths: readonly number[]
      rows: readonly Cell[][]
      /** Not for the public version. */
      internal?: true
      landscape?: true
    }
  | { kind: 'chart'; number: number; key: string; caption: string; chart: ReportChart }

/** Each drawn from facts, named by their keys. */
export type ReportChart =
  | { kind: 'columns' | 'course'; categories: readonly string[]; series: readonly { name: string; facts: string[] }[] }
  | { kind: 'shares'; parts: readonly { name: string; fact: string }[] }
  | { kind: 'levels'; rows: readonly { name: string; facts: string[] }[]; levels: readonly string[] }
  | { kind: 'quadrants'; x: string; y: string; points: readonly { name: string; x: string; y: string }[] }
  | { kind: 'radar'; axes: readonly string[]; maximum: number; shapes: readonly { name: string; facts: string[] }[] }
  | { kind: 'map'; districts: readonly { code: string; fact: string }[] }

export const chapterKeys = [
  ...(['overview', 'network', 'resources', 'services', 'talent', 'satisfaction'] as const),
  ...(['evaluation', 'cases', 'alliance', 'problems', 'measures'] as const),
  ...(['annex_points', 'annex_measures', 'annex_survey'] as const),
] as const
export type ChapterKey = (typeof chapterKeys)[number]

export type ChapterDefinition = {
  key: ChapterKey
  /** 总体情况: numbers and 附件 are put before it by whoever prints it. */
  title: string
  /** Reads the house; the only part of a chapter that does. */
  gather(year: number): Promise<Gathered>
  /** The same of the same: no clock, no database. */
  write(year: number, gathered: Gathered): ChapterBlock[]
}
