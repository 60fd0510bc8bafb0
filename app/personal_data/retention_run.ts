import { RetentionRunSchema } from '#database/schema'

/** One run over everything that is kept too long. */
export default class RetentionRun extends RetentionRunSchema {
  declare counts: Record<string, number>
}
