import { DateTime } from 'luxon'
import { inTransaction } from '#app/core/dialect'
import type { Actor } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { Workflow } from '#app/workflow/workflow'
import ResultRequest from './result_request.js'
import type SharedResult from './shared_result.js'

export type RequestState = 'asked' | 'granted' | 'refused'

export const resultRequestWorkflow = new Workflow(
  'result_request',
  'result_requests',
  {
    asked: { tone: 'waiting', waitsFor: ['operator', 'principal', 'bureau_handler'], group: 'open' },
    granted: { tone: 'good', waitsFor: null, group: 'closed' },
    refused: { tone: 'bad', waitsFor: null, group: 'closed' },
  },
  {
    grant: { from: ['asked'], to: 'granted', recordedAs: 'result_request.granted' },
    refuse: { from: ['asked'], to: 'refused', recordedAs: 'result_request.refused' },
  } as const satisfies Record<string, { from: readonly RequestState[]; to: RequestState; recordedAs: string }>
)

/** @throws StepNotAllowed `asked_before` while the owner has not answered, or has agreed */
export function askForResult(
  { id: resultId }: SharedResult,
  by: Actor & { id: number },
  { purpose, askerName }: { purpose: string; askerName: string }
) {
  return inTransaction(async (trx) => {
    await trx.from('shared_results').where({ id: resultId }).forUpdate().select('id')
    const mine = ResultRequest.query({ client: trx }).where({ resultId, userId: by.id })
    if (await mine.whereNot('state', 'refused').first()) throw new StepNotAllowed('ask', 'asked_before')
    const request = await ResultRequest.create(
      {
        ...{ resultId, userId: by.id, askerName: askerName.slice(0, 160), purpose },
        ...{ state: 'asked', version: 0, stateSince: DateTime.utc() },
      },
      { client: trx }
    )
    await resultRequestWorkflow.tell(trx, 'result_request.asked', request.id, by, {
      opinion: purpose,
      result: resultId,
    })
    return request
  })
}

export function answerRequest(
  request: ResultRequest,
  by: Actor,
  { ruling, opinion, version }: { ruling: 'grant' | 'refuse'; opinion?: string | null; version?: number }
) {
  return resultRequestWorkflow.take(ruling, request, {
    by,
    version,
    details: { opinion: opinion ?? undefined, result: request.resultId },
  })
}
