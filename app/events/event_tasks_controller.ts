import type { HttpContext } from '@adonisjs/core/http'
import { answerList } from '#app/audit/answer_list'
import { timelineOf } from '#app/audit/timeline'
import { showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import EventTask from './event_task.js'
import { eventTaskList, ownerOf, standingOf } from './event_task_list.js'
import EventTaskPolicy from './event_task_policy.js'
import { finishTask, reopenTask, taskWorkflow } from './event_task_workflow.js'
import { taskReturnValidator, taskProofValidator } from './event_validators.js'

/** 任务跟踪: what conferences gave to people and institutions to do. */
export default class EventTasksController {
  async index(ctx: HttpContext) {
    const { auth, bouncer, view, i18n } = ctx
    await bouncer.with(EventTaskPolicy).authorize('list')
    const seen = EventTask.query()
      .withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
      .preload('event')
      .preload('owner')
      .preload('organization')
    return answerList(ctx, seen, eventTaskList(i18n), i18n.t('event_tasks.title'), (list) =>
      view.render('pages/events/tasks/index', { list, ownerOf, standingOf })
    )
  }

  async show(ctx: HttpContext) {
    return renderTask(ctx, await visibleTask(ctx))
  }

  /** 完成 */
  async update(ctx: HttpContext) {
    const { bouncer, request, response, session, i18n } = ctx
    const task = await visibleTask(ctx)
    await bouncer.with(EventTaskPolicy).authorize('finish', task)
    showAgain(ctx, () => renderTask(ctx, task))
    await finishTask(task, personOf(ctx), await request.validateUsing(taskProofValidator))
    session.flash('success', i18n.t('event_tasks.finished'))
    return response.redirect(`/event-tasks/${task.id}`)
  }

  /** 退回 */
  async destroy(ctx: HttpContext) {
    const { bouncer, request, response, session, i18n } = ctx
    const task = await visibleTask(ctx)
    await bouncer.with(EventTaskPolicy).authorize('reopen')
    showAgain(ctx, () => renderTask(ctx, task))
    await reopenTask(task, personOf(ctx), await request.validateUsing(taskReturnValidator))
    session.flash('success', i18n.t('event_tasks.returned'))
    return response.redirect(`/event-tasks/${task.id}`)
  }
}

function visibleTask({ auth, params }: HttpContext) {
  return EventTask.query()
    .withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
    .where('id', Number(params.id) || 0)
    .preload('event')
    .preload('owner')
    .preload('organization')
    .firstOrFail()
}

async function renderTask({ bouncer, view, i18n }: HttpContext, task: EventTask) {
  const policy = bouncer.with(EventTaskPolicy)
  return view.render('pages/events/tasks/show', {
    task,
    owner: ownerOf(task),
    standing: standingOf(task),
    mayFinish: taskWorkflow.allows('finish', task) && (await policy.allows('finish', task)),
    mayReopen: taskWorkflow.allows('reopen', task) && task.event.state !== 'closed' && (await policy.allows('reopen')),
    timeline: await timelineOf('event_task', task.id, i18n),
  })
}
