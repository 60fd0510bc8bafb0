import { canonicalJson, sha256 } from '#app/core/canonical_json'
import { sqlTime, type Trx } from '#app/core/dialect'
import { signatureOf, type Actor } from '#app/users/actor'
import type Involvement from './involvement.js'
import StepNotAllowed from './step_not_allowed.js'

export type Involving = {
  kind: Involvement['kind']
  personId: number
  question: string
  /** ISO day. */
  dueOn: string | null
  isPrivate: boolean
  /** Sections of the content it is about; null is all of it. */
  sections: string[] | null
}

type Subject = { type: string; id: number; round: number; state: string }

/**
 * Draws an official in.
 *
 * @returns the id of the involvement
 */
export async function involve(trx: Trx, subject: Subject, by: Actor & { id: number }, involving: Involving) {
  const { kind, personId, question, dueOn, isPrivate, sections } = involving
  const [id] = await trx.table('involvements').insert({
    subject_type: subject.type,
    subject_id: subject.id,
    kind,
    state: 'open',
    round: subject.round,
    asked_in: subject.state,
    asker_id: by.actingFor?.id ?? by.id,
    person_id: personId,
    question,
    due_on: dueOn,
    is_private: isPrivate,
    sections: sections && JSON.stringify(sections),
    created_at: sqlTime(),
    updated_at: sqlTime(),
  })
  return Number(id)
}

/**
 * Says what was asked for; until the decision it may be said anew.
 *
 * @param contentHash of what it is about, as it is now (`hashOf`)
 * @throws StepNotAllowed `involvement_closed`
 */
export function answerInvolvement(trx: Trx, { id }: Involvement, by: Actor, answer: string, contentHash: string) {
  return move(trx, id, ['open', 'answered'], {
    state: 'answered',
    answer,
    signature: signatureOf(by),
    content_hash: contentHash,
    answered_at: sqlTime(),
  })
}

/** @throws StepNotAllowed `involvement_closed` */
export function revokeInvolvement(trx: Trx, { id }: Involvement) {
  return move(trx, id, ['open'], { state: 'revoked' })
}

async function move(trx: Trx, id: number, from: string[], values: Record<string, unknown>) {
  const moved = await trx
    .from('involvements')
    .where({ id })
    .whereIn('state', from)
    .update({ ...values, updated_at: sqlTime() })
  if (Number(moved) === 0) throw new StepNotAllowed('involve', 'involvement_closed')
}

/** To be asked beside other things: the kinds of what is still open, joined by commas; null when nothing is. */
export function openKinds(trx: Trx, subject: Pick<Subject, 'type' | 'id'>) {
  return asked(trx, subject).select(trx.raw('group_concat(distinct kind)'))
}

/**
 * A decision is made: what is still open is asked for no more. Whoever has given the matter out of hand gets it back
 * before deciding.
 *
 * @param kinds as `openKinds` finds them
 * @throws StepNotAllowed `delegated`
 */
export async function settleInvolvements(
  trx: Trx,
  subject: Pick<Subject, 'type' | 'id'>,
  step: string,
  kinds: string | null
) {
  if (kinds?.split(',').includes('delegation')) throw new StepNotAllowed(step, 'delegated')
  if (kinds) await lapseInvolvements(trx, subject)
}

/** Nobody needs to answer any more. */
export function lapseInvolvements(trx: Trx, subject: Pick<Subject, 'type' | 'id'>) {
  return asked(trx, subject).update({ state: 'lapsed', updated_at: sqlTime() })
}

function asked(trx: Trx, { type, id }: Pick<Subject, 'type' | 'id'>) {
  return trx
    .from('involvements')
    .where({ subject_type: type, subject_id: id, state: 'open' })
    .whereIn('kind', ['opinion', 'delegation'])
}

/** The hash of some sections of a content, or of all of it: an opinion is stale when it is another one now. */
export function hashOf(content: Record<string, unknown>, fields: readonly string[] | null) {
  const files = (content.files ?? {}) as Record<string, unknown>
  const part = fields?.map((name) => [name, content[name] ?? null, files[name] ?? null])
  return sha256(canonicalJson(part ?? content))
}
