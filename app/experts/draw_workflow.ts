import { randomBytes } from 'node:crypto'
import { DateTime } from 'luxon'
import { canonicalJson, sha256 } from '#app/core/canonical_json'
import { inTransaction, sqlTime, type Trx } from '#app/core/dialect'
import type { Actor } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import type Assignment from './assignment.js'
import { ExpertDraw, ExpertInvitation } from './assignment.js'
import { assignmentWorkflow } from './assignment_workflow.js'
import { drawExperts, drawSubstitute, TooFewCandidates, type DrawInputs, type Drawn } from './draw.js'
import { inviteExpert, invitationWorkflow } from './invitation_workflow.js'
import { candidatesFor } from './pool.js'

type Person = Actor & { id: number }
type Seen = { version?: number }

/**
 * 固定候选名单: who can be drawn is written down, and its hash goes on record before anybody knows the seed. A seed of the
 * house is made here too; until the draw only its hash leaves the database.
 */
export function freezeCandidates(assignment: Assignment, by: Person, { version }: Seen = {}) {
  const seed = assignment.seedKind === 'committed' ? randomBytes(16).toString('hex') : null
  const details: Record<string, unknown> = {}
  return assignmentWorkflow.take('freeze', assignment, {
    ...{ by, version, details },
    also: async (trx) => {
      const { quotas, seats } = assignment
      const inputs = { candidates: await candidatesFor(assignment.judged, trx), quotas, seats }
      if (inputs.candidates.length < seats) throw new StepNotAllowed('freeze', 'too_few_candidates')
      const commitment = seed && sha256(seed)
      const { inputsHash } = await ExpertDraw.create(rowOf(assignment, 'first', inputs, by, { seed, commitment }), {
        client: trx,
      })
      Object.assign(details, { inputsHash, commitment })
    },
  })
}

function rowOf(
  { id }: Assignment,
  kind: ExpertDraw['kind'],
  inputs: DrawInputs,
  by: Person,
  more: { seed: string | null; commitment?: string | null }
) {
  const text = canonicalJson(inputs)
  const facts = { assignmentId: id, kind, inputs: text, inputsHash: sha256(text), byId: by.id, positionFrom: 0 }
  return { ...facts, ...more, frozenAt: DateTime.utc() }
}

/**
 * 抽取: the frozen candidates and the seed decide; whoever was drawn is invited.
 *
 * @param seed the published one, where the assignment waits for one
 * @throws StepNotAllowed `pool_changed` when somebody among them cannot be drawn any more; `too_few_candidates`
 */
export function drawFor(assignment: Assignment, by: Person, { version, seed }: Seen & { seed?: string } = {}) {
  const details: Record<string, unknown> = {}
  return assignmentWorkflow.take('draw', assignment, {
    ...{ by, version, details },
    also: async (trx) => {
      const draw = await newestDraw(trx, assignment)
      const free = new Set((await candidatesFor(assignment.judged, trx)).map(({ id }) => id))
      if (!draw.given.candidates.every(({ id }) => free.has(id))) throw new StepNotAllowed('draw', 'pool_changed')
      const used = draw.seed ?? seed!
      await settle(
        trx,
        assignment,
        draw,
        used,
        drawn('draw', () => drawExperts(draw.given, used)),
        by
      )
      Object.assign(details, { seed: used, inputsHash: draw.inputsHash })
    },
  })
}

/**
 * 递补: the seat of who declined, was silent or was let go, drawn from where the stream ended.
 *
 * @throws StepNotAllowed `too_few_candidates`
 */
export function replaceExpert(invitation: ExpertInvitation, by: Person) {
  const { assignment } = invitation
  return inTransaction(async (trx) => {
    await assignmentWorkflow.hold(trx, assignment.id, ['drawn'], 'replace')
    const before = await newestDraw(trx, assignment)
    const row = await ExpertInvitation.query({ client: trx })
      .where('id', invitation.id)
      .preload('assignment')
      .firstOrFail()
    const step = invitationWorkflow.allows('replace', row) ? 'replace' : 'release'
    const { candidates, draw } = await substitution(trx, assignment, before, row, by)
    await invitationWorkflow.takeIn(trx, step, row, { by, version: invitation.version })
    const position = { quota: draw.quota, position: draw.positionFrom }
    const found = drawn('replace', () => drawSubstitute({ ...before.given, candidates }, before.seed!, position))
    await settle(trx, assignment, draw, before.seed!, found, by)
    const details = { inputsHash: draw.inputsHash, replaces: row.expertId }
    await assignmentWorkflow.tell(trx, 'expert_assignment.substituted', assignment.id, by, details)
  })
}

/** Nobody is asked twice for the same subject. */
async function substitution(
  trx: Trx,
  assignment: Assignment,
  before: ExpertDraw,
  { quota, expertId }: ExpertInvitation,
  by: Person
) {
  const asked = await ExpertInvitation.query({ client: trx }).where('assignmentId', assignment.id).select('expertId')
  const known = new Set(asked.map((one) => one.expertId))
  const candidates = (await candidatesFor(assignment.judged, trx)).filter(({ id }) => !known.has(id))
  const inputs = { candidates, quotas: assignment.quotas, seats: 1 }
  const place = { quota, replacesId: expertId, positionFrom: before.positionTo! }
  const row = { ...rowOf(assignment, 'substitution', inputs, by, { seed: before.seed }), ...place }
  return { candidates, draw: await ExpertDraw.create(row, { client: trx }) }
}

async function settle(trx: Trx, assignment: Assignment, draw: ExpertDraw, seed: string, found: Drawn, by: Person) {
  await trx
    .from('expert_draws')
    .where({ id: draw.id })
    .update({ seed, result: canonicalJson(found.seats), position_to: found.position, drawn_at: sqlTime() })
  for (const seat of found.seats) await inviteExpert(trx, assignment, draw.id, seat, by)
}

function newestDraw(trx: Trx, { id }: Assignment) {
  return ExpertDraw.query({ client: trx }).where('assignmentId', id).orderBy('id', 'desc').firstOrFail()
}

function drawn(step: 'draw' | 'replace', draw: () => Drawn) {
  try {
    return draw()
  } catch (error) {
    if (error instanceof TooFewCandidates) throw new StepNotAllowed(step, 'too_few_candidates')
    throw error
  }
}

export type Redrawn = {
  isSame: boolean
  hashIsSame: boolean
  seedIsCommitted: boolean
  recorded: string
  again: string
}

/** Runs a draw again from what was recorded. @returns null for one that was frozen and not drawn */
export function redraw(draw: ExpertDraw): Redrawn | null {
  if (!draw.result || !draw.seed) return null
  const inputs = draw.given
  const { quota, positionFrom: position } = draw
  const found =
    draw.kind === 'first' ? drawExperts(inputs, draw.seed) : drawSubstitute(inputs, draw.seed, { quota, position })
  const again = canonicalJson(found.seats)
  const hashIsSame = sha256(canonicalJson(inputs)) === draw.inputsHash
  const seedIsCommitted = draw.commitment === null || sha256(draw.seed) === draw.commitment
  const isSame = again === draw.result && found.position === draw.positionTo && hashIsSame && seedIsCommitted
  return { isSame, hashIsSame, seedIsCommitted, recorded: draw.result, again }
}
