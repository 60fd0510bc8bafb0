import { beforeDelete, beforeUpdate } from '@adonisjs/lucid/orm'
import { Exception } from '@adonisjs/core/exceptions'
import { SelfAnswerSchema, SelfEvidenceSchema, SelfSubmissionSchema } from '#database/schema'

/** A number, 1 and 0 for yes and no, the value of a band, or a part of a whole. */
export type SelfFigure = number | { part: number; whole: number }

/** 自评 of one indicator, as typed so far. */
export default class SelfAnswer extends SelfAnswerSchema {
  declare figures: Record<string, SelfFigure>
}

/** 佐证材料. Its file is the attachment of subject `self_evidence`. */
export class SelfEvidence extends SelfEvidenceSchema {
  static table = 'self_evidence'
}

/** What a point filed: answers and evidence as they were then, by indicator. */
export type FiledContent = {
  answers: Record<string, { figures: Record<string, SelfFigure>; score: number | null; statement: string }>
  evidence: { id: number; indicator: string; number: number; name: string; sha256: string }[]
}

export class SelfSubmission extends SelfSubmissionSchema {
  declare kind: 'first' | 'supplement' | 'reopened' | 'as_filed'
  declare content: FiledContent

  @beforeUpdate()
  @beforeDelete()
  static staysAsFiled() {
    throw new Exception('What was filed is never written again')
  }
}
