import { DateTime } from 'luxon'
import { addDays } from '#app/calendar/working_days'
import { dueDay } from '#app/calendar/period'
import { canonicalJson, sha256 } from '#app/core/canonical_json'
import { designationTypes } from '#app/service_points/designation_types'
import { pointApplicationWorkflow, type ApplicationState } from '#app/service_points/point_application_workflow'
import { draftBatch, openBatch } from '#app/service_points/point_batch_workflow'
import { actorFor } from '#app/users/actor'
import User from '#app/users/user'
import { insertMany, type Row } from './insert_many.js'
import { seedInstitutions, type Institution } from './institutions.js'
import { nextId, timeOn, type Setting } from './setting.js'
import { actsOf, dayOfAct, daysOf, isDecided, stateOf, type LargeState } from './story.js'

/** An institution applies once in a call. */
const CALLS = 10

type Told = { n: number; id: number; state: LargeState; organization: Institution; days: string[] }

/** Calls without a district step, so that the bureau has everything on its own desk. */
export async function seedApplications(setting: Setting) {
  const { applications } = setting.size
  const institution = await seedInstitutions(Math.ceil(applications / CALLS), setting)
  const batches = await seedCalls(setting)
  const first = await nextId('point_applications')
  const told = (n: number): Told => {
    const [state, organization] = [stateOf(n), institution(Math.floor(n / CALLS))]
    return { n, id: first + n, state, organization, days: daysOfActs(n, state, setting) }
  }
  const all = (make: (one: Told) => Row[]) => each(applications, (n) => make(told(n)))

  await insertMany(
    'point_applications',
    all((one) => [applicationRow(one, batches[one.n % CALLS], setting)])
  )
  await insertMany(
    'submissions',
    all((one) => [submissionRow(one, setting)])
  )
  await insertMany(
    'approvals',
    all((one) => approvalRows(one, setting))
  )
  await insertMany(
    'clocks',
    all((one) => clockRows(one, setting))
  )
  return { first }
}

function* each(count: number, make: (n: number) => Row[]): Generator<Row> {
  for (let n = 0; n < count; n++) yield* make(n)
}

function daysOfActs(n: number, state: LargeState, { size, today }: Setting) {
  const acts = actsOf(state, size.history)
  const { begins, ends } = daysOf(n, state, today)
  return acts.map((_act, at) => dayOfAct(acts, at, begins, ends))
}

async function seedCalls({ today, handlers }: Setting) {
  const head = await User.query()
    .withScopes((scopes) => scopes.active('division_head'))
    .firstOrFail()
  const by = (user: User) => ({ ...actorFor(user), id: user.id })
  const { rubric, minimumExperts, noticeDays, validityYears, supplementLapse } = designationTypes.municipal_point
  const calls = []
  for (let n = 1; n <= CALLS; n++) {
    const facts = {
      ...{ designationType: 'municipal_point', title: `大规模数据第 ${n} 批`, year: Number(today.slice(0, 4)) },
      ...{ rubric, minimumExperts, noticeDays, validityYears, supplementLapse, districtStep: false, guidance: null },
      opensOn: DateTime.fromISO(addDays(today, -1200)),
      closesOn: DateTime.fromISO(addDays(today, 60)),
    } as const
    const call = await draftBatch(facts, by(handlers[0]))
    await openBatch(call, by(head))
    calls.push(call.id)
  }
  return calls
}

const actAt = ({ state, days }: Told, history: number, name: string) =>
  days[actsOf(state, history).findIndex((act) => act.name === name)] ?? null

function applicationRow(one: Told, batchId: number, { size, handlers, draft, applicant }: Setting): Row {
  const { n, id, state, organization, days } = one
  const since = days[actsOf(state, size.history).findLastIndex((act) => act.to === state)]
  const wasTaken = state !== 'submitted' && state !== 'withdrawn'
  return {
    id,
    number: `WD-${since.slice(0, 4)}-${1_000_000 + n}`,
    ...{ batch_id: batchId, call_id: batchId, organization_id: organization.id },
    ...{ state, version: days.length, state_since: timeOn(since), round: 1, draft },
    ...{ org_name: organization.name, district_code: organization.district_code, host_type: organization.host_type },
    handler_id: wasTaken ? handlers[n % handlers.length].id : null,
    score: ['deliberation', 'recognized'].includes(state) ? 6000 + ((n * 13) % 3900) : null,
    submitted_at: timeOn(actAt(one, size.history, 'submitted')!, n % 400),
    decided_at: isDecided(state) ? timeOn(since) : null,
    created_by_id: applicant.id,
    ...{ created_at: timeOn(days[0]), updated_at: timeOn(days.at(-1)!) },
  }
}

function contentOf({ organization }: Told, { content }: Setting) {
  return canonicalJson({ ...content, address: `北京市 ${organization.name}` })
}

function submissionRow(one: Told, setting: Setting): Row {
  const content = contentOf(one, setting)
  return {
    ...{ subject_type: 'point_application', subject_id: one.id, round: 1, content, content_hash: sha256(content) },
    submitted_by_id: setting.applicant.id,
    created_at: timeOn(actAt(one, setting.size.history, 'submitted')!),
  }
}

/** The decisions that are rows of their own: the act of the trail, the step and what was decided. */
const DECISIONS = [
  ['accepted', 'acceptForCity', 'accepted'],
  ['verified', 'verify', 'verified'],
  ['verification_failed', 'failVerification', 'failed'],
  ['agreed', 'agree', 'agreed'],
  ['recognized', 'recognize', 'recognized'],
] as const

function approvalRows(one: Told, setting: Setting): Row[] {
  const hash = sha256(contentOf(one, setting))
  return DECISIONS.flatMap(([name, step, decision]) => {
    const day = actAt(one, setting.size.history, name)
    if (!day) return []
    const by = name === 'agreed' ? setting.leader : setting.handlers[one.n % setting.handlers.length]
    const subject = { subject_type: 'point_application', subject_id: one.id, round: 1, step, decision }
    return [
      {
        ...{ ...subject, opinion: '材料齐全，情况属实。', by_id: by.id, by_name: by.name },
        ...{ content_hash: hash, created_at: timeOn(day) },
      },
    ]
  })
}

/** The limits that run now; those that have ended are left out. */
function clockRows({ id, state, organization, days }: Told, { calendar }: Setting): Row[] {
  const rules = Object.entries(pointApplicationWorkflow.clocks!.rules)
  const running = rules.filter(([, { runsIn }]) => runsIn.includes(state as ApplicationState))
  const startedOn = days.at(-1)!
  return running.map(([kind, { limit }]) => ({
    ...{ subject_type: 'point_application', subject_id: id, kind, title: organization.name, limit_days: limit },
    ...{ in_calendar_days: false, started_on: startedOn, pauses: '[]', extra_days: 0 },
    due_on: dueDay({ startedOn, limit, pauses: [] }, calendar),
    ...{ created_at: timeOn(startedOn), updated_at: timeOn(startedOn) },
  }))
}
