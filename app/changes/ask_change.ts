import { DateTime } from 'luxon'
import { now } from '#app/core/clock'
import { beijingYear } from '#app/core/beijing_day'
import { inTransaction, sqlTime, type Trx } from '#app/core/dialect'
import { nextNumber } from '#app/core/number_sequence'
import type Designation from '#app/designations/designation'
import { designationWorkflow, type DesignationState } from '#app/designations/designation_workflow'
import type { Actor } from '#app/users/actor'
import { decide } from '#app/workflow/approval'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { freeze } from '#app/workflow/submission'
import ChangeRequest, { type ChangeKind } from './change_request.js'
import type { Facts } from './change_facts.js'
import { proofsOf } from './change_files.js'
import { changeWorkflow, OPEN } from './change_workflow.js'
import { carryOutChange } from './carry_out.js'

/** What somebody wants; which of it is there depends on the kind. Days are ISO texts. */
export type Wish = {
  kind: ChangeKind
  reason: string
  before?: Facts
  after?: Facts
  happenedOn?: string
  ground?: string
  fromDay?: string
  untilDay?: string
}

/** Stores the files that came with the form, in the transaction of the form. */
export type KeepFiles = (trx: Trx, request: ChangeRequest) => Promise<unknown>

/** A suspension begins from a title in force; everything else can be asked for as long as there is one. */
const ASKABLE: Record<ChangeKind, readonly DesignationState[]> = {
  change: designationWorkflow.statesIn('current'),
  suspension: ['active'],
  deregistration: designationWorkflow.statesIn('current'),
}

export function canBeAsked(kind: ChangeKind, { standing }: Designation) {
  return ASKABLE[kind].includes(standing)
}

/**
 * 拟写: waits for the principal of the institution to hand it in.
 *
 * @throws StepNotAllowed `title_over`, `request_open`
 */
export function prepareRequest(designation: Designation, by: Actor & { id: number }, wish: Wish, keep: KeepFiles) {
  return inTransaction(async (trx) => {
    const request = await writeRequest(trx, designation, by, wish, 'prepared')
    await keep(trx, request)
    await changeWorkflow.tell(trx, 'change_request.prepared', request.id, by, { opinion: wish.reason })
    return request
  })
}

/** 主体注销: the office learns that the institution is no more; whoever enters it has verified it. */
export function enterDeregistration(
  designation: Designation,
  by: Actor & { id: number },
  { reason }: { reason: string },
  keep: KeepFiles
) {
  return inTransaction(async (trx) => {
    const wish: Wish = { kind: 'deregistration', ground: 'host_cancelled', reason }
    const request = await writeRequest(trx, designation, by, wish, 'submitted')
    await keep(trx, request)
    const contentHash = await freezeRequest(trx, request, 1, by)
    await changeWorkflow.tell(trx, 'change_request.entered', request.id, by, { opinion: reason })
    const subject = { type: 'change_request', id: request.id, round: 1 }
    await decide(trx, by, { subject, step: 'pass', decision: 'pass', opinion: reason, contentHash })
    const set = { round: 1, submitted_at: sqlTime(), verified_by_id: by.id }
    await changeWorkflow.takeIn(trx, 'pass', request, { by, set, details: { opinion: reason } })
    return request
  })
}

async function writeRequest(
  trx: Trx,
  designation: Designation,
  by: { id: number },
  { kind, ...wish }: Wish,
  state: 'prepared' | 'submitted'
) {
  if (!canBeAsked(kind, designation)) throw new StepNotAllowed('ask', 'title_over')
  await designationWorkflow.hold(trx, designation.id, ASKABLE[kind], 'ask')
  const open = await ChangeRequest.query({ client: trx })
    .where({ designationId: designation.id, kind })
    .whereIn('state', [...OPEN, ...changeWorkflow.statesIn('running')])
    .first()
  if (open) throw new StepNotAllowed('ask', 'request_open')

  const year = beijingYear()
  const serial = await nextNumber(trx, `change_request/${year}`)
  return ChangeRequest.create(
    {
      number: `BG-${year}-${String(serial).padStart(4, '0')}`,
      kind,
      designationId: designation.id,
      organizationId: designation.organizationId,
      districtCode: designation.districtCode,
      unitName: designation.name,
      state,
      version: 0,
      round: 0,
      stateSince: DateTime.fromJSDate(now()),
      createdById: by.id,
      ...wished(wish),
    },
    { client: trx }
  )
}

function wished({ reason, before = {}, after = {}, happenedOn, ground, fromDay, untilDay }: Omit<Wish, 'kind'>) {
  const day = (iso?: string) => (iso ? DateTime.fromISO(iso) : null)
  return {
    ...{ reason, before, after, ground: ground ?? null },
    happenedOn: day(happenedOn),
    fromDay: day(fromDay),
    untilDay: day(untilDay),
  }
}

/**
 * The institution writes it anew before it hands it in.
 *
 * @throws StepNotAllowed when it was handed in or changed meanwhile
 */
export async function reviseRequest(request: ChangeRequest, by: Actor, wish: Wish, keep: KeepFiles, version: number) {
  await inTransaction(async (trx) => {
    await changeWorkflow.hold(trx, request.id, changeWorkflow.statesIn('institution'), 'revise')
    const { before = {}, after = {} } = wish
    const written = await trx
      .from('change_requests')
      .where({ id: request.id, version })
      .update({
        reason: wish.reason,
        before: JSON.stringify(before),
        after: JSON.stringify(after),
        happened_on: wish.happenedOn ?? null,
        ground: wish.ground ?? null,
        from_day: wish.fromDay ?? null,
        until_day: wish.untilDay ?? null,
        version: version + 1,
        updated_at: sqlTime(),
      })
    if (Number(written) === 0) throw new StepNotAllowed('revise', 'edited_meanwhile')
    await keep(trx, request)
    await changeWorkflow.tell(trx, 'change_request.revised', request.id, by)
  })
  await request.refresh()
}

/**
 * Hands it in: simple changes take effect at once, everything else goes to the city's handler.
 *
 * @throws StepNotAllowed `proof_missing`, `register_changed`
 */
export async function submitRequest(request: ChangeRequest, by: Actor & { id: number }, version?: number) {
  const isSimple = request.kind === 'change' && !request.isKey
  const round = request.round + 1
  await changeWorkflow.take(isSimple ? 'report' : 'submit', request, {
    by,
    version,
    details: { round, opinion: request.reason },
    set: { round, submitted_at: sqlTime() },
    also: async (trx) => {
      await freezeRequest(trx, request, round, by)
      if (isSimple) await carryOutChange(trx, request, by)
    },
  })
}

/** What a decision is bound to: the words, the facts and the files, as they are now. */
async function freezeRequest(trx: Trx, request: ChangeRequest, round: number, by: { id: number }) {
  const { id, kind, before, after, reason, ground, fromOn, untilOn } = request
  const files = await proofsOf(request, trx)
  if (request.isKey && files.length === 0) throw new StepNotAllowed('submit', 'proof_missing')
  const happenedOn = request.happenedOn?.toISODate() ?? null
  const proof = files.map(({ id: fileId, name, size, sha256 }) => ({ id: fileId, name, size, sha256 }))
  const content = { kind, before, after, reason, ground, fromOn, untilOn, happenedOn, files: { proof } }
  return freeze(trx, { type: 'change_request', id, round }, content, by.id)
}

export function withdrawRequest(request: ChangeRequest, by: Actor, version?: number) {
  return changeWorkflow.take('withdraw', request, { by, version })
}
