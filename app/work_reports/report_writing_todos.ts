import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import type { TodoSource } from '#app/workflow/todos'
import type User from '#app/users/user'
import ReportChapter from './report_chapter.js'
import ReportOpinion from './report_opinion.js'

/** Chapters that their owner has to write and to sign. */
export const chapterTodos: TodoSource = {
  item: 'work_reports',
  waiting: waitingChapters,
  list: async (user, { i18n }) => {
    const { definitionOf } = await import('#app/report_facts/chapters')
    const chapters = await waitingChapters(user).preload('report').orderBy('reportId').orderBy('position').limit(20)
    return chapters.map(({ key, report }) => ({
      title: definitionOf(key).title,
      text: report.title,
      href: `/work-reports/${report.id}/chapters/${key}`,
      badge: { tone: 'info', text: i18n.t('report_writing.to_sign') },
      since: report.stateSince,
    }))
  },
}

function waitingChapters(user: User): ModelQueryBuilderContract<typeof ReportChapter> {
  return ReportChapter.query()
    .where('ownerId', user.id)
    .whereNull('signedHash')
    .whereIn('reportId', (reports) => void reports.from('work_reports').where('state', 'drafting').select('id'))
}

/** What districts and points are asked. */
export const opinionTodos: TodoSource = {
  item: 'report_opinions',
  waiting: waitingOpinions,
  list: async (user, { i18n }) => {
    const asked = await waitingOpinions(user).preload('report').orderBy('dueOn').orderBy('id').limit(20)
    return asked.map(({ id, report, createdAt, dueDay }) => ({
      title: report.title,
      text: i18n.t('report_writing.asked_until', { day: dueDay }),
      href: `/report-opinions/${id}`,
      badge: { tone: 'waiting', text: i18n.t('report_writing.asked') },
      since: createdAt,
    }))
  },
}

function waitingOpinions(user: User): ModelQueryBuilderContract<typeof ReportOpinion> {
  return ReportOpinion.query()
    .withScopes((scopes) => scopes.askedOf(user))
    .withScopes((scopes) => scopes.awaited())
}
