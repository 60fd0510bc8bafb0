import { Exception } from '@adonisjs/core/exceptions'
import { beforeDelete, beforeUpdate, belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { QuestionVersionSchema } from '#database/schema'
import { canonicalJson, sha256 } from '#app/core/canonical_json'
import type { QuestionContent } from './question_content.js'
import QuestionSet from './question_set.js'
import type { QuestionVersionState } from './question_version_workflow.js'

/** One state of a question set: a draft that is worked on, or published and never changed again. */
export default class QuestionVersion extends QuestionVersionSchema {
  declare state: QuestionVersionState
  declare content: QuestionContent

  @belongsTo(() => QuestionSet)
  declare questionSet: BelongsTo<typeof QuestionSet>

  /** What somebody answered must be what anybody reads later. */
  @beforeUpdate()
  @beforeDelete()
  static staysAsPublished({ $original }: QuestionVersion) {
    if ($original.state === 'published') throw new Exception('A published version is never written again')
  }

  /** Is it what was published? A draft is nothing else yet. */
  get isAsPublished() {
    return this.contentHash === null || this.contentHash === hashOf(this.content)
  }
}

export function hashOf(content: QuestionContent) {
  return sha256(canonicalJson(content))
}
