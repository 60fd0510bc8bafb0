import { hasMany } from '@adonisjs/lucid/orm'
import type { HasMany } from '@adonisjs/lucid/types/relations'
import { CasebookChapterSchema } from '#database/schema'
import CasebookEntry from './entry.js'

/** 章: a category of the call, or what the editors make of it. */
export default class CasebookChapter extends CasebookChapterSchema {
  @hasMany(() => CasebookEntry, { foreignKey: 'chapterId' })
  declare entries: HasMany<typeof CasebookEntry>
}
