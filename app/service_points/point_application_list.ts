import type { I18n } from '@adonisjs/i18n'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { kept } from '#app/core/kept'
import { whereContains, whereWithin, type ListDefinition } from '#app/core/list'
import { workCalendar } from '#app/calendar/work_calendar'
import type { WorkCalendar } from '#app/calendar/working_days'
import { organizationFilters } from '#app/organizations/organization_filters'
import type User from '#app/users/user'
import { byDeadline, whereDeadline } from './application_deadlines.js'
import { handlerFilter } from './handler_filter.js'
import { applicationKinds } from './point_application.js'
import type PointApplication from './point_application.js'
import { pointApplicationColumns } from './point_application_columns.js'
import { pointApplicationWorkflow } from './point_application_workflow.js'
import PointBatch from './point_batch.js'

type Query = ModelQueryBuilderContract<typeof PointApplication>

/** The tabs above the list, in the order of the work. */
export const groups = ['mine', 'review', 'supplement', 'notice', 'decided', 'draft'] as const

export async function pointApplicationList(
  user: User,
  i18n: Pick<I18n, 't'>,
  known?: WorkCalendar
): Promise<ListDefinition<Query>> {
  const [batches, calendar, handler] = await Promise.all([
    kept('newest batches', newestBatches),
    known ?? workCalendar(),
    user.isOfficial ? handlerFilter(user, i18n) : null,
  ])
  const states = Object.keys(pointApplicationWorkflow.states)

  return {
    columns: pointApplicationColumns(user, i18n),
    search: (query, text) => void whereContains(query, ['number', 'org_name'], text),
    searchHint: i18n.t('point_applications.search'),
    filters: {
      group: {
        kind: 'choice',
        label: '',
        hidden: true,
        options: groups.map((group) => ({ value: group, text: group })),
        apply: (query, group) => inGroup(query, group, user),
      },
      ...organizationFilters(i18n),
      state: {
        kind: 'choice',
        label: i18n.t('point_applications.filters.state'),
        options: states.map((state) => ({
          value: state,
          text: i18n.t(`point_applications.states.${state}`),
        })),
        apply: (query, state) => void query.where('state', state),
      },
      kind: {
        kind: 'choice',
        label: i18n.t('point_applications.columns.kind'),
        options: applicationKinds.map((kind) => ({ value: kind, text: i18n.t(`point_applications.kinds.${kind}`) })),
        apply: (query, kind) =>
          void (kind === 'renewal' ? query.whereNotNull('renews_id') : query.whereNull('renews_id')),
      },
      batch: {
        kind: 'choice',
        label: i18n.t('point_applications.filters.batch'),
        options: batches.map((batch) => ({ value: batch.id, text: batch.title })),
        apply: (query, id) => void query.where('batch_id', id),
      },
      deadline: {
        kind: 'choice',
        label: i18n.t('point_applications.filters.deadline'),
        options: (['over', 'soon'] as const).map((which) => ({ value: which, text: i18n.t(`clocks.${which}_filter`) })),
        apply: (query, which) => whereDeadline(query, which as 'over' | 'soon', calendar),
      },
      ...(handler && { handler }),
      submitted: {
        kind: 'date-range',
        label: i18n.t('point_applications.filters.submitted'),
        apply: (query, range) => void whereWithin(query, 'submitted_at', range),
      },
    },
    sorts: {
      submittedAt: 'submitted_at',
      stateSince: 'state_since',
      organization: 'org_name',
      deadline: byDeadline,
      ...(user.isBureau && { score: 'score' }),
    },
    defaultSort: '-submittedAt',
    onTrail: true,
  }
}

async function newestBatches() {
  return PointBatch.query()
    .orderBy('id', 'desc')
    .limit(50)
    .select('id', 'title')
    .pojo<Pick<PointBatch, 'id' | 'title'>>()
}

function inGroup(query: Query, group: string, user: User) {
  if (group === 'mine') query.withScopes((scopes) => scopes.waitingFor(user))
  else query.whereIn('state', pointApplicationWorkflow.statesIn(group))
}
