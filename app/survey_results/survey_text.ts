import { belongsTo, manyToMany } from '@adonisjs/lucid/orm'
import type { BelongsTo, ManyToMany } from '@adonisjs/lucid/types/relations'
import { SurveyTagSchema, SurveyTextSchema } from '#database/schema'
import Designation from '#app/designations/designation'
import type { TextFlag } from './text_flags.js'

/** 标签 */
export class SurveyTag extends SurveyTagSchema {}

/** What one respondent wrote under one question. */
export default class SurveyText extends SurveyTextSchema {
  declare flags: TextFlag[]

  @belongsTo(() => Designation)
  declare designation: BelongsTo<typeof Designation>

  @manyToMany(() => SurveyTag, {
    pivotTable: 'survey_text_tags',
    pivotForeignKey: 'text_id',
    pivotRelatedForeignKey: 'tag_id',
  })
  declare tags: ManyToMany<typeof SurveyTag>
}
