import { canonicalJson, sha256 } from '#app/core/canonical_json'
import { sqlTime, type Trx } from '#app/core/dialect'
import { SubmissionSchema } from '#database/schema'

/** What was submitted in one round, frozen: a decision points to its hash. */
export default class Submission extends SubmissionSchema {
  get answers(): Record<string, any> {
    return JSON.parse(this.content)
  }

  /** All rounds of a subject, oldest first. */
  static of(subjectType: string, subjectId: number) {
    return this.query().where({ subjectType, subjectId }).orderBy('round')
  }

  /** The newest round of a subject, or null before the first. */
  static newestOf(subjectType: string, subjectId: number, trx?: Trx) {
    return this.query({ client: trx }).where({ subjectType, subjectId }).orderBy('round', 'desc').first()
  }

  /** The newest round of each of these subjects, by subject, in one statement; those without a round are missing. */
  static async newestOfEach(subjectType: string, subjectIds: readonly number[], trx?: Trx) {
    const rounds = await this.query({ client: trx })
      .where({ subjectType })
      .whereIn('subjectId', [...subjectIds])
      .orderBy('round')
    return new Map(rounds.map((round) => [round.subjectId, round]))
  }
}

/** To be asked beside other things: what a decision points to; null before the first round. */
export function newestHash(trx: Trx, { type, id }: { type: string; id: number }) {
  const rounds = trx.from('submissions').where({ subject_type: type, subject_id: id })
  return rounds.orderBy('round', 'desc').limit(1).select('content_hash')
}

/** @returns SHA-256 of the frozen content, in hex */
export async function freeze(
  trx: Trx,
  subject: { type: string; id: number; round: number },
  content: Record<string, unknown>,
  submittedById: number
) {
  const text = canonicalJson(content)
  const contentHash = sha256(text)
  await trx.table('submissions').insert({
    subject_type: subject.type,
    subject_id: subject.id,
    round: subject.round,
    content: text,
    content_hash: contentHash,
    submitted_by_id: submittedById,
    created_at: sqlTime(),
  })
  return contentHash
}
