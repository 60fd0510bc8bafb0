import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { leaveMoment, standAt } from '#app/core/clock'
import { countedDays } from '#app/calendar/period'
import { workCalendar } from '#app/calendar/work_calendar'
import { addDays } from '#app/calendar/working_days'
import type PointApplication from '#app/service_points/point_application'
import { startApplication } from '#app/service_points/application_handing_in'
import {
  pointApplicationWorkflow as workflow,
  type ApplicationState,
  type ApplicationStep,
} from '#app/service_points/point_application_workflow'
import Clock from '#app/workflow/clock'
import { actor } from '#tests/support/applications'
import { makeWorld } from '#tests/world'

const STEPS = Object.entries(workflow.steps) as [
  ApplicationStep,
  { from: readonly ApplicationState[]; to: ApplicationState },
][]

/** A way through the flow for every arrow: the shortest one to where it begins, the arrow, and one step on. */
function ways(): ApplicationStep[][] {
  const to = new Map<ApplicationState, ApplicationStep[]>([['draft', []]])
  for (const [state, way] of to) {
    for (const [step, arrow] of STEPS) {
      if (arrow.from.includes(state) && !to.has(arrow.to)) to.set(arrow.to, [...way, step])
    }
  }
  const stepsFrom = (state: ApplicationState) => STEPS.filter(([, { from }]) => from.includes(state))
  return STEPS.flatMap(([step, arrow]) =>
    arrow.from.flatMap((from) => {
      const way = [...to.get(from)!, step]
      return stepsFrom(arrow.to).map(([next]) => [...way, next])
    })
  )
}

/** What the declaration says of one kind when the flow comes to a state. */
function standingAfter(kind: string, before: string, state: ApplicationState) {
  const { runsIn, pausedIn = [] } = workflow.clocks!.rules[kind]
  if (runsIn.includes(state)) return 'running'
  if (pausedIn.includes(state) && before !== 'none') return 'paused'
  return 'none'
}

/** Monday, 2 November 2026, noon in Beijing, and so many days later. */
const DAY = '2026-11-02'
const standOn = (day: string) => standAt(new Date(`${day}T04:00:00Z`))

test.group('The clocks of an application', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => leaveMoment())

  async function draft() {
    standOn(DAY)
    const { batch, organizations, people } = await makeWorld()
    return { application: await startApplication(batch, organizations.haidian, actor(people.operator)), people }
  }
  const clocksOf = ({ id }: PointApplication) =>
    Clock.query().where({ subjectType: 'point_application', subjectId: id }).orderBy('id')

  for (const way of ways()) {
    test(`move as declared: ${way.join(' → ')}`, async ({ assert }) => {
      const { application, people } = await draft()
      const calendar = await workCalendar()
      const kinds = Object.keys(workflow.clocks!.rules)
      const standing = new Map(kinds.map((kind) => [kind, 'none']))
      const starts = new Map(kinds.map((kind) => [kind, 0]))
      let day = DAY
      for (const step of way) {
        standOn((day = addDays(day, 1)))
        await workflow.take(step, application, { by: actor(people.handler) })
        const clocks = await clocksOf(application)
        for (const kind of kinds) {
          const before = standing.get(kind)!
          const now = standingAfter(kind, before, application.state)
          standing.set(kind, now)
          if (now === 'running' && before === 'none') starts.set(kind, starts.get(kind)! + 1)

          const all = clocks.filter((clock) => clock.kind === kind)
          const open = all.filter(({ endedOn }) => endedOn === null)
          assert.equal(all.length, starts.get(kind), `${kind} after ${step} has been started as often`)
          assert.equal(open.length, now === 'none' ? 0 : 1, `${kind} after ${step} is open or not`)
          if (open[0]) assert.equal(open[0].isPaused, now === 'paused', `${kind} after ${step} rests or not`)
          if (open[0]) assert.equal(open[0].dueOn === null, now === 'paused')
          for (const ended of all.filter(({ endedOn }) => endedOn)) {
            assert.isFalse(ended.isPaused)
            assert.equal(ended.usedDays, countedDays(ended.period, ended.endedOn!.toISODate()!, calendar))
          }
        }
      }
    })
  }

  test('start, rest, run on, end and start anew, day by day', async ({ assert }) => {
    const { application, people } = await draft()
    const facts = async (kind: string) => {
      const clocks = await clocksOf(application)
      return clocks
        .filter((clock) => clock.kind === kind)
        .map(({ startedOn, dueOn, endedOn, usedDays }) =>
          [startedOn, dueOn, endedOn]
            .map((one) => one?.toISODate()?.slice(5) ?? '–')
            .concat(String(usedDays ?? '–'))
            .join(' ')
        )
    }
    const take = async (day: string, step: ApplicationStep) => {
      standOn(`2026-11-${day}`)
      await workflow.take(step, application, { by: actor(people.handler) })
    }
    await take('02', 'submit')
    assert.deepEqual(await facts('intake'), ['11-02 11-09 – –'])
    await take('04', 'accept')
    assert.deepEqual(await facts('intake'), ['11-02 11-09 11-04 2'])
    assert.deepEqual(await facts('decision'), ['11-04 12-02 – –'])
    await take('06', 'requestSupplement')
    assert.deepEqual(await facts('district_review'), ['11-04 – – –'])
    await take('11', 'resubmit')
    assert.deepEqual(await facts('supplement'), ['11-06 11-13 11-11 3'])
    assert.deepEqual(await facts('district_review'), ['11-04 – 11-11 2'], 'it lies on the desk of intake again')
    assert.deepEqual(await facts('decision'), ['11-04 – – –'])
    await take('12', 'accept')
    assert.deepEqual(await facts('district_review'), ['11-04 – 11-11 2', '11-12 11-26 – –'])
    assert.deepEqual(await facts('decision'), ['11-04 12-08 – –'], 'four working days were not with the office')
    assert.deepEqual(await facts('intake'), ['11-02 11-09 11-04 2', '11-11 11-18 11-12 1'])
  })
})
