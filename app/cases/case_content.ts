/** 量化成效, one row. */
export type CaseFigure = { indicator: string; before: string; after: string; unit: string; evidence: string }

/** `rights`: who owns it, and that it may be printed. Pixels and hash are noted when the file comes. */
export type CaseImage = {
  attachmentId: number
  caption: string
  rights: string
  width?: number
  height?: number
  sha256?: string
}

export type CasePerson = { name: string; email: string }

/** A case as its unit tells it: the draft, and each round handed in (`Submission.answers`). Days are ISO days. */
export type CaseContent = {
  title: string
  category: string
  /** 服务对象 */
  audience: string
  startedOn: string
  endedOn: string
  summary: string
  /** 背景, 做法, 成效, 创新点, 推广价值 */
  background: string
  practice: string
  effect: string
  novelty: string
  transfer: string
  figures: CaseFigure[]
  images: CaseImage[]
  contact: { name: string; phone: string; email: string }
  /** Who wrote it with the unit: they judge nothing of it. */
  coAuthors: CasePerson[]
  /** 服务对象同意公开 */
  audienceConsents: boolean
  /** 脱密审查结论 */
  secrecyReview: string
  /** Answers to the call's supplementary questions, by question id. */
  supplement: Record<string, unknown>
  /** Of the unit on the day it was handed in. */
  unit: { name: string; uscc: string | null; kind: string; districtCode: string }
}

/** The texts whose 字 count together. */
export const bodyParts = ['background', 'practice', 'effect', 'novelty', 'transfer'] as const
