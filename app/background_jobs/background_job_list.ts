import type { I18n } from '@adonisjs/i18n'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { whereWithin, type ListDefinition } from '#app/core/list'
import { timeCell } from '#app/core/spreadsheet'
import BackgroundJob from './background_job.js'
import { causeOf } from './job_causes.js'
import { allJobs, jobInWords } from './job_kinds.js'
import { jobStandings, whereStanding, type JobStanding } from './job_standing.js'
import { loadSubjects, subjectInWords } from './job_subjects.js'

type Query = ModelQueryBuilderContract<typeof BackgroundJob>

export function promisedJobs(): Query {
  return BackgroundJob.query().preload('worker')
}

/** Everything promised within the last month, and what was not done before. */
export function backgroundJobList(i18n: I18n): ListDefinition<Query> {
  const text = (column: string) => i18n.t(`background_jobs.columns.${column}`)
  const named = (job: string) => jobInWords(job, i18n)
  return {
    columns: [
      {
        key: 'kind',
        text: text('kind'),
        fixed: true,
        value: ({ job }) => named(job),
        under: { text: text('number'), value: ({ id }) => id },
      },
      {
        key: 'about',
        text: text('about'),
        value: (job) => subjectInWords(job, i18n),
        load: loadSubjects,
      },
      {
        key: 'standing',
        text: text('standing'),
        value: ({ standing }) => i18n.t(`background_jobs.standings.${standing}`),
      },
      { key: 'attempts', text: text('attempts'), sort: 'attempts', class: 'r', value: ({ attempts }) => attempts },
      {
        key: 'cause',
        text: text('cause'),
        value: ({ fault }) => fault && i18n.t(`background_jobs.causes.${causeOf(fault)}.text`),
      },
      { key: 'fault', text: text('fault'), optional: true, value: ({ fault }) => fault },
      { key: 'next', text: text('next'), sort: 'availableAt', value: ({ nextTryAt }) => timeCell(nextTryAt) },
      { key: 'created_at', text: text('created_at'), sort: 'createdAt', value: ({ createdAt }) => timeCell(createdAt) },
      { key: 'ended_at', text: text('ended_at'), optional: true, value: ({ endedAt }) => timeCell(endedAt) },
    ],
    search: (query, typed) => void query.where('id', /^#?\d{1,9}$/.test(typed) ? Number(typed.replace('#', '')) : 0),
    searchHint: i18n.t('background_jobs.search'),
    filters: {
      standing: {
        kind: 'choice',
        label: '',
        hidden: true,
        options: jobStandings.map((standing) => ({ value: standing, text: standing })),
        apply: (query, standing) => whereStanding(query, standing as JobStanding),
      },
      kind: {
        kind: 'choice',
        label: text('kind'),
        options: allJobs()
          .map((job) => ({ value: job, text: named(job) }))
          .sort((one, other) => one.text.localeCompare(other.text, i18n.locale)),
        apply: (query, job) => void query.where('job', job),
      },
      days: {
        kind: 'date-range',
        label: text('created_at'),
        apply: (query, range) => void whereWithin(query, 'created_at', range),
      },
    },
    sorts: { createdAt: 'id', attempts: 'attempts', availableAt: 'available_at' },
    defaultSort: '-createdAt',
  }
}
