import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { QuestionVersionSchema } from '#database/schema'
import type { QuestionContent } from './question_content.js'
import QuestionSet from './question_set.js'

/** One state of a question set: a draft that is worked on, or published and never changed again. */
export default class QuestionVersion extends QuestionVersionSchema {
  declare state: 'draft' | 'published'
  declare content: QuestionContent

  @belongsTo(() => QuestionSet)
  declare questionSet: BelongsTo<typeof QuestionSet>
}
