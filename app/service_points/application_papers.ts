import db from '@adonisjs/lucid/services/db'
import type { LucidModel, ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { NEWEST_ACT } from './newest_act.js'
import type PointApplication from './point_application.js'

/** Beside most applications there are none of these, and each is asked for by a statement of its own. */
const PAPERS = ['correction_orders', 'involvements', 'messages'] as const

type Paper = (typeof PAPERS)[number]

const BESIDE = PAPERS.map(
  (paper) =>
    `(select 1 from ${paper} where subject_type = 'point_application' and subject_id = point_applications.id limit 1) as ${paper}`
).join(', ')

/** Applications with the word which papers there are beside them, and what was last done. */
export function withPapers(query: ModelQueryBuilderContract<LucidModel>) {
  query.select('point_applications.*', db.raw(`${BESIDE}, ${NEWEST_ACT}`))
}

/** Papers of one kind, which nobody asks for where the application came with the word that there are none. */
export async function papersOf<Row>(
  { $extras }: PointApplication,
  paper: Paper,
  read: () => PromiseLike<Row[]>
): Promise<Row[]> {
  return $extras[paper] === null ? [] : read()
}
