import { hasMany, scope } from '@adonisjs/lucid/orm'
import type { HasMany } from '@adonisjs/lucid/types/relations'
import { QuestionSetSchema } from '#database/schema'
import type User from '#app/users/user'
import QuestionVersion from './question_version.js'

export const purposes = ['survey', 'supplement'] as const

/** 题库: what is asked under one name, in versions. */
export default class QuestionSet extends QuestionSetSchema {
  declare purpose: (typeof purposes)[number]

  @hasMany(() => QuestionVersion)
  declare versions: HasMany<typeof QuestionVersion>

  /** The bureau's own; others see the questions when they are asked. */
  static visibleTo = scope((query, user: User) => {
    if (!user.isBureau) query.whereRaw('1 = 0')
  })
}
