import type { I18n } from '@adonisjs/i18n'
import { signatureIn } from '#app/users/actor'
import type Approval from '#app/workflow/approval'
import type Submission from '#app/workflow/submission'
import type PointApplication from './point_application.js'
import type { ApplicationState } from './point_application_workflow.js'

/** The stations of the step line, each with the states in which the application stands there. */
const STATIONS: { name: string; states: ApplicationState[]; decidedBy: string[] }[] = [
  { name: 'submission', states: ['draft', 'supplement_required', 'lapsed', 'withdrawn'], decidedBy: [] },
  {
    name: 'district',
    states: ['submitted', 'district_review'],
    decidedBy: ['endorse', 'acceptForCity'],
  },
  { name: 'verification', states: ['verification'], decidedBy: ['verify', 'verifyForRenewal'] },
  { name: 'experts', states: ['expert_review'], decidedBy: ['concludePanel'] },
  { name: 'deliberation', states: ['deliberation'], decidedBy: ['agree'] },
  { name: 'notice', states: ['public_notice', 'objection_handling'], decidedBy: ['recognize'] },
  { name: 'recognition', states: ['recognized'], decidedBy: ['recognize'] },
]

const REFUSED_AT: Partial<Record<string, string>> = {
  decline: 'district',
  failVerification: 'verification',
  refuse: 'deliberation',
  upholdObjections: 'notice',
}

/** Where it was refused; where nobody did that, it ended before the first decision that is missing. */
function stationOfRefusal(stations: typeof STATIONS, approvals: Approval[]) {
  const refusal = approvals.findLast((approval) => REFUSED_AT[approval.step])
  if (refusal) return REFUSED_AT[refusal.step]
  const isMissing = (steps: string[]) => steps.length > 0 && !approvals.some(({ step }) => steps.includes(step))
  return stations.find(({ decidedBy }) => isMissing(decidedBy))?.name
}

/** The step line above an application: done, current, to come; with who and when for what is done. */
export function applicationProgress(
  application: PointApplication,
  submissions: Submission[],
  approvals: Approval[],
  skipsExperts: boolean,
  i18n: I18n
) {
  const without = { district: !application.batch.districtStep, experts: skipsExperts }
  const stations = STATIONS.filter(({ name }) => !without[name as keyof typeof without])
  const isRefused = ['rejected', 'not_accepted'].includes(application.state)
  const refusedAt = isRefused ? stationOfRefusal(stations, approvals) : null
  const here = stations.findIndex(({ name, states }) => name === refusedAt || states.includes(application.state))

  return stations.map(({ name, decidedBy }, index) => {
    const approval = approvals.findLast((row) => decidedBy.includes(row.step))
    const finished = application.state === 'recognized' || index < here
    return {
      title: i18n.t(`point_applications.stations.${name === 'recognition' ? application.kind : name}`),
      who: finished && approval ? signatureIn(i18n, approval.byName, approval.actingForName) : undefined,
      when: finished ? (name === 'submission' ? submissions[0]?.createdAt : approval?.createdAt) : undefined,
      state: finished ? 'done' : index > here ? 'todo' : refusedAt ? 'bad' : 'current',
    }
  })
}
