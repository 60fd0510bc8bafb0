import { DateTime } from 'luxon'
import { inTransaction, type Trx } from '#app/core/dialect'
import { beijingDay } from '#app/core/beijing_day'
import type { Actor } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { Workflow } from '#app/workflow/workflow'
import type Event from './event.js'
import EventTask from './event_task.js'
import { takeEventStep } from './event_workflow.js'
import { isUndecided } from './kept_tasks.js'

export type TaskState = 'drafted' | 'open' | 'done'

/** Written with the minutes, handed out together, done with proof. */
export const taskWorkflow = new Workflow(
  'event_task',
  'event_tasks',
  {
    drafted: { tone: 'quiet', waitsFor: ['bureau_handler', 'division_head'], group: 'open' },
    open: { tone: 'waiting', waitsFor: ['operator', 'principal', 'bureau_handler', 'division_head'], group: 'open' },
    done: { tone: 'good', waitsFor: null, group: 'done' },
  },
  {
    assign: { from: ['drafted'], to: 'open', recordedAs: 'event_task.assigned' },
    finish: { from: ['open'], to: 'done', recordedAs: 'event_task.done' },
    reopen: { from: ['done'], to: 'open', recordedAs: 'event_task.reopened' },
  } as const satisfies Record<string, { from: readonly TaskState[]; to: TaskState; recordedAs: string }>
)

/** One of both owners. */
export type TaskFacts = { title: string; dueOn: string; ownerId: number | null; organizationId: number | null }

/** 印发纪要: with the tasks that it names. */
export function issueMinutes(
  event: Event,
  by: Actor,
  { minutes, tasks, version }: { minutes: string; tasks: TaskFacts[]; version: number }
) {
  return takeEventStep('issueMinutes', event, by, {
    version,
    set: { minutes, minutes_issued_on: beijingDay() },
    also: async (trx) => {
      for (const { dueOn, ...facts } of tasks) {
        const columns = { ...facts, eventId: event.id, dueOn: DateTime.fromISO(dueOn) }
        await EventTask.create(
          { ...columns, state: 'drafted', version: 0, stateSince: DateTime.utc() },
          { client: trx }
        )
      }
    },
  })
}

/**
 * 下达任务: every owner is told.
 *
 * @throws StepNotAllowed `no_tasks`
 */
export function assignTasks(event: Event, by: Actor, version?: number) {
  return takeEventStep('track', event, by, {
    version,
    also: async (trx) => {
      const tasks = await EventTask.query({ client: trx }).where('eventId', event.id)
      if (tasks.length === 0) throw new StepNotAllowed('track', 'no_tasks')
      for (const task of tasks) await taskWorkflow.takeIn(trx, 'assign', task, { by })
    },
  })
}

/** @throws StepNotAllowed `tasks_open`, `agenda_undecided` */
export function closeConference(event: Event, by: Actor, version?: number) {
  return takeEventStep('close', event, by, { version, also: (trx) => refuseUnfinished(trx, event) })
}

async function refuseUnfinished(trx: Trx, event: Event) {
  const open = await trx.from('event_tasks').where({ event_id: event.id }).whereNot('state', 'done').first()
  if (open) throw new StepNotAllowed('close', 'tasks_open')
  if (await isUndecided(trx, event)) throw new StepNotAllowed('close', 'agenda_undecided')
}

/** 完成: with what shows it. */
export function finishTask(task: EventTask, by: Actor, { proof, version }: { proof: string; version: number }) {
  return taskWorkflow.take('finish', task, {
    by,
    version,
    set: { proof, done_on: beijingDay() },
    details: { opinion: proof },
  })
}

/** 退回: the proof does not show it. While the conference is not closed. */
export async function reopenTask(
  task: EventTask,
  by: Actor,
  { opinion, version }: { opinion: string; version: number }
) {
  await inTransaction(async (trx) => {
    const event = await trx.from('events').where({ id: task.eventId }).forUpdate().firstOrFail()
    if (event.state === 'closed') throw new StepNotAllowed('reopen', 'wrong_state')
    await taskWorkflow.takeIn(trx, 'reopen', task, { by, set: { done_on: null }, details: { opinion }, version })
  })
  await task.refresh()
}
