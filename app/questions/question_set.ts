import { hasMany } from '@adonisjs/lucid/orm'
import type { HasMany } from '@adonisjs/lucid/types/relations'
import { QuestionSetSchema } from '#database/schema'
import QuestionVersion from './question_version.js'

/** 题库: what is asked under one name, in versions. */
export default class QuestionSet extends QuestionSetSchema {
  declare purpose: 'survey' | 'supplement'

  @hasMany(() => QuestionVersion)
  declare versions: HasMany<typeof QuestionVersion>
}
