import { belongsTo, hasMany, scope } from '@adonisjs/lucid/orm'
import type { BelongsTo, HasMany } from '@adonisjs/lucid/types/relations'
import { CasebookEditionSchema } from '#database/schema'
import User from '#app/users/user'
import Casebook from './casebook.js'
import BookFile from './book_file.js'
import type { EditionState } from './book_edition_workflow.js'
import type { Manuscript } from './manuscript.js'

const PRINTED: EditionState[] = ['published', 'withdrawn']

/** 一版案例集: the frozen manuscript of a year, and what was built from it. */
export default class BookEdition extends CasebookEditionSchema {
  static table = 'casebook_editions'

  declare state: EditionState
  declare countedBy: 'libreoffice' | 'estimate' | null
  declare pages: Record<string, number> | null

  @belongsTo(() => Casebook)
  declare casebook: BelongsTo<typeof Casebook>

  @hasMany(() => BookFile, { foreignKey: 'editionId' })
  declare files: HasMany<typeof BookFile>

  @belongsTo(() => User, { foreignKey: 'orderedById' })
  declare orderedBy: BelongsTo<typeof User>

  /** What is not published is the bureau's own; the public has pages of its own. */
  static visibleTo = scope((query, user: User) => {
    if (!user.isBureau) query.whereRaw('1 = 0')
  })

  /** It was given to people once: what is wrong in it is put right by another edition. */
  get isPrinted() {
    return PRINTED.includes(this.state)
  }

  /** `isPrinted` in SQL. */
  static printed = scope((query) => {
    query.whereIn('state', PRINTED)
  })

  get content(): Manuscript {
    return JSON.parse(this.manuscript)
  }
}
