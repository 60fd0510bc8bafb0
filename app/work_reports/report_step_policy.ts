import { AuthorizationResponse, BasePolicy } from '@adonisjs/bouncer'
import type { AuthorizerResponse } from '@adonisjs/bouncer/types'
import type { Role } from '#app/users/roles'
import type User from '#app/users/user'
import type Approval from '#app/workflow/approval'
import type WorkReport from './work_report.js'
import { type ReportState, type ReportStep, workReportWorkflow } from './work_report_workflow.js'

const HEAD: Role[] = ['division_head']
const LEADER: Role[] = ['bureau_leader']
const HANDLER: Role[] = ['bureau_handler']

/** What the meeting decided is put on record by the handler. */
const GIVES_BACK: Partial<Record<ReportState, Role[]>> = {
  division_review: HEAD,
  consult_opinions: [...HANDLER, ...HEAD],
  leader_review: LEADER,
  director_meeting: HANDLER,
}

const TAKES: Partial<Record<ReportStep, Role[]>> = {
  ...{ beginDrafting: HANDLER, handIn: HANDLER, issue: HANDLER, consult: HEAD },
  ...{ toMeeting: LEADER, publish: HEAD, keepInternal: HEAD },
}

/** Who takes a step, where the report stands now. */
export function rolesFor(step: ReportStep, { state }: Pick<WorkReport, 'state'>): Role[] {
  if (step === 'giveBack') return GIVES_BACK[state] ?? []
  if (step === 'toLeader') return state === 'division_review' ? HEAD : HANDLER
  return TAKES[step] ?? []
}

/** Where a report is decided on: whoever hands it in, reviews it or takes it to the meeting does none of the others. */
const LEVELS: readonly string[] = ['drafting', 'division_review', 'leader_review'] satisfies ReportState[]

type Decision = Pick<Approval, 'byId' | 'step' | 'decision'>

/**
 * Whether this person decided on another level since the report was last handed in.
 *
 * @param decisions on the report, the newest first; `step` is the state that each was made in
 */
export function decidedElsewhere(id: number, { state }: Pick<WorkReport, 'state'>, decisions: readonly Decision[]) {
  if (state === 'drafting' || !LEVELS.includes(state)) return false
  const round = decisions.slice(0, decisions.findIndex(({ decision }) => decision === 'handIn') + 1)
  return round.some(({ byId, step }) => byId === id && step !== state && LEVELS.includes(step))
}

/** The handler makes the report, division and leader decide on it: three people. */
export default class ReportStepPolicy extends BasePolicy {
  before(user: User | null) {
    if (!user?.isActive || !user.isBureau) return false
  }

  take(user: User, step: ReportStep, report: WorkReport, decisions: readonly Decision[]): AuthorizerResponse {
    if (user.inName(...rolesFor(step, report)) === null) return false
    if (!workReportWorkflow.allows(step, report) || !decidedElsewhere(user.id, report, decisions)) return true
    return AuthorizationResponse.deny().t('workflow.refused.report_levels')
  }

  /** Answers what districts and points said. */
  answer(user: User): AuthorizerResponse {
    return user.is('bureau_handler')
  }
}
