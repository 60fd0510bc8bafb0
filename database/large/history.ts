import { canonicalJson } from '#app/core/canonical_json'
import { GENESIS } from '#app/audit/chain'
import { chainHash } from '#app/audit/seal'
import { insertMany, type Row } from './insert_many.js'
import { isoOn, type Setting } from './setting.js'
import { actsOf, dayOfAct, daysOf, stateOf } from './story.js'

const SUBJECT = 'point_application'

/**
 * The trail of the applications, sealed like every other: `node ace audit:verify` reads it without a complaint, and the
 * daily anchors cover it.
 */
export async function seedHistory(first: number, setting: Setting) {
  const heads = new Map<number, Row>()
  await insertMany('audit_entries', entries(first, setting, heads))
  await insertMany('audit_chains', heads.values())
}

function* entries(first: number, setting: Setting, heads: Map<number, Row>): Generator<Row> {
  for (let n = 0; n < setting.size.applications; n++) {
    const chain = chainOf(n, first + n, setting)
    const last = chain.at(-1)!
    const { subject_type: type, subject_id: id, seq, hash, occurred_at: at } = last
    heads.set(n, { subject_type: type, subject_id: id, length: seq, hash, day: String(at).slice(0, 10) })
    yield* chain
  }
}

function chainOf(n: number, id: number, setting: Setting): Row[] {
  const state = stateOf(n)
  const acts = actsOf(state, setting.size.history)
  const { begins, ends } = daysOf(n, state, setting.today)
  const rows: Row[] = []
  let from: string | undefined
  for (const [at, act] of acts.entries()) {
    const person = personFor(act.by, n, setting)
    const row = {
      ...{ subject_type: SUBJECT, subject_id: id, seq: at + 1, action: `${SUBJECT}.${act.name}` },
      ...{ actor_id: person.id, actor_name: person.name },
      details: canonicalJson({ from, to: act.to, opinion: act.by === 'applicant' ? undefined : '情况属实，同意。' }),
      ...{ ip: null, request_id: null, occurred_at: isoOn(dayOfAct(acts, at, begins, ends), at) },
    }
    const before = rows.length > 0 ? String(rows[rows.length - 1].hash) : GENESIS
    rows.push({ ...row, prev_hash: before, hash: chainHash(before, row) })
    from = act.to ?? from
  }
  return rows
}

function personFor(by: 'applicant' | 'handler' | 'leader' | 'expert', n: number, setting: Setting) {
  return by === 'handler' ? setting.handlers[n % setting.handlers.length] : setting[by]
}
