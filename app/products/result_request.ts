import { scope } from '@adonisjs/lucid/orm'
import { ResultRequestSchema } from '#database/schema'
import type { RequestState } from './result_request_workflow.js'

/** 使用申请: somebody asks the owner of a result for leave to use it. */
export default class ResultRequest extends ResultRequestSchema {
  declare state: RequestState

  /** Waiting for the owner's answer: one institution, or the office. */
  static waitingFor = scope((query: any, organizationId: number | null) => {
    query.where('state', 'asked').whereExists((owned: any) => {
      owned.from('shared_results').whereColumn('shared_results.id', 'result_requests.result_id')
      if (organizationId === null) owned.whereNull('shared_results.organization_id')
      else owned.where('shared_results.organization_id', organizationId)
    })
  })
}
