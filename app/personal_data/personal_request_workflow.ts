import { DateTime } from 'luxon'
import deadlines from '#config/deadlines'
import { beijingDay, beijingYear } from '#app/core/beijing_day'
import { inTransaction, type Trx } from '#app/core/dialect'
import { nextNumber } from '#app/core/number_sequence'
import { postMail } from '#app/notifications/post_mail'
import type { Actor } from '#app/users/actor'
import { Workflow } from '#app/workflow/workflow'
import { eraseAccount, eraseFromRecords, type Outcome } from './erase_person.js'
import { orderExport } from './person_export_workflow.js'
import PersonalRequest, { type RequestKind } from './personal_request.js'

export type PersonalRequestState = 'received' | 'granted' | 'partly_granted' | 'refused'

/** 查阅、复制、更正、删除, from the wish to the answer (个人信息保护法 Art. 44–50). */
export const personalRequestWorkflow = new Workflow(
  'personal_request',
  'personal_requests',
  {
    received: { tone: 'waiting', waitsFor: ['division_head'], group: 'open' },
    granted: { tone: 'good', waitsFor: null, group: 'over' },
    partly_granted: { tone: 'info', waitsFor: null, group: 'over' },
    refused: { tone: 'bad', waitsFor: null, group: 'over' },
  },
  {
    grant: { from: ['received'], to: 'granted', recordedAs: 'personal_request.granted' },
    grantPartly: { from: ['received'], to: 'partly_granted', recordedAs: 'personal_request.partly_granted' },
    refuse: { from: ['received'], to: 'refused', recordedAs: 'personal_request.refused' },
  } as const satisfies Record<
    string,
    { from: readonly PersonalRequestState[]; to: PersonalRequestState; recordedAs: string }
  >,
  {
    title: ({ number }: PersonalRequest) => number,
    rules: { personal_request_answer: { limit: deadlines.personalRequest, runsIn: ['received'] } },
  }
)

export type RequestStep = keyof typeof personalRequestWorkflow.steps

type Person = Actor & { id: number }

export type RequestFacts = {
  kind: RequestKind
  userId: number | null
  personName: string
  mobile: string | null
  email: string | null
  channel: string
  identityCheck: string | null
  wish: string
}

export function recordRequest(facts: RequestFacts, by: Person) {
  return inTransaction(async (trx) => {
    const year = beijingYear()
    const serial = await nextNumber(trx, `personal_request/${year}`)
    const request = await PersonalRequest.create(
      {
        ...facts,
        number: `GR-${year}-${String(serial).padStart(4, '0')}`,
        ...{ recordedById: by.id, receivedOn: DateTime.fromISO(beijingDay()) },
        ...{ state: 'received', version: 0, stateSince: DateTime.utc() },
      },
      { client: trx }
    )
    await personalRequestWorkflow.begin(trx, request, by, 'personal_request.received')
    return request
  })
}

type Decision = { reply: string; version: number }

/**
 * The answer, with what follows from it in the same transaction: an archive, or the person erased where nothing
 * statutory keeps the data.
 */
export function decideRequest(step: RequestStep, request: PersonalRequest, by: Person, { reply, version }: Decision) {
  return personalRequestWorkflow.take(step, request, {
    ...{ by, version },
    set: { reply, decided_by_id: by.id },
    details: { opinion: reply, ...(request.userId && { own: true }) },
    also: async (trx) => {
      await writeAnswer(trx, request, step, reply)
      if (step === 'refuse') return
      if (request.kind === 'copy') await makeCopy(trx, request, by)
      if (request.kind === 'delete') await noteOutcome(trx, request, await erase(trx, request, by))
    },
  })
}

function makeCopy(trx: Trx, { id, userId }: PersonalRequest, by: Person) {
  const whose = userId ? { userId, requestId: id } : ({ userId: null, requestId: id } as const)
  return orderExport(trx, whose, by, 'zh-CN')
}

function erase(trx: Trx, { userId, mobile, email, number }: PersonalRequest, by: Person) {
  return userId ? eraseAccount(trx, userId, number, by) : eraseFromRecords(trx, { mobile, email }, number, by)
}

async function noteOutcome(trx: Trx, { id }: PersonalRequest, outcome: Outcome[]) {
  await trx
    .from('personal_requests')
    .where({ id })
    .update({ outcome: JSON.stringify(outcome) })
}

/** To the mailbox of the person as long as it is known; a letter for who left none is the official's work. */
async function writeAnswer(
  trx: Trx,
  { id, number, personName, email }: PersonalRequest,
  step: RequestStep,
  reply: string
) {
  if (!email) return
  await postMail(trx, {
    dedupeKey: `personal_request/${id}/${step}`,
    recipient: email,
    locale: 'zh-CN',
    template: 'letter',
    params: { letter: `personal_request_${step}`, name: personName, number, reply, path: '/' },
  })
}
