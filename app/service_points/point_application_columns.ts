import type { I18n } from '@adonisjs/i18n'
import type { ListColumn } from '#app/core/list'
import { loadKept } from '#app/core/kept_models'
import { timeCell } from '#app/core/spreadsheet'
import { organizationColumns } from '#app/organizations/organization_columns'
import type User from '#app/users/user'
import { loadClocks } from './application_deadlines.js'
import type PointApplication from './point_application.js'

/** The panel's result is for the bureau. */
export function pointApplicationColumns(user: User, i18n: Pick<I18n, 't'>): ListColumn<PointApplication>[] {
  const text = (column: string) => i18n.t(`point_applications.columns.${column}`)
  const score: ListColumn<PointApplication> = {
    key: 'score',
    text: text('score'),
    sort: 'score',
    class: 'r',
    optional: true,
    value: (application) => (application.score === null ? null : application.score / 100),
  }
  return [
    {
      key: 'application',
      text: text('application'),
      sort: 'organization',
      fixed: true,
      value: ({ orgName }) => orgName,
      under: { text: i18n.t('point_applications.number'), value: ({ number }) => number },
    },
    {
      key: 'kind',
      text: text('kind'),
      optional: true,
      value: ({ kind }) => i18n.t(`point_applications.kinds.${kind}`),
    },
    {
      ...{ key: 'batch', text: text('batch'), optional: true },
      value: ({ batch }) => batch.title,
      load: (rows) => loadKept(rows, 'batch', 'batchId'),
    },
    ...organizationColumns(i18n),
    { key: 'state', text: text('state'), value: ({ state }) => i18n.t(`point_applications.states.${state}`) },
    { key: 'round', text: text('round'), class: 'r', optional: true, value: ({ round }) => round },
    {
      ...{ key: 'handler', text: text('handler'), class: 'drop-m' },
      value: ({ handler }) => handler?.name,
      load: (rows) => loadKept(rows, 'handler', 'handlerId'),
    },
    {
      key: 'deadline',
      text: text('deadline'),
      sort: 'deadline',
      value: ({ clocks }) => clocks.find(({ dueOn }) => dueOn)?.dueOn?.toISODate(),
      load: loadClocks,
    },
    ...(user.isBureau ? [score] : []),
    {
      key: 'state_since',
      text: text('state_since'),
      sort: 'stateSince',
      value: ({ stateSince }) => timeCell(stateSince),
    },
    {
      key: 'submitted_at',
      text: text('submitted_at'),
      sort: 'submittedAt',
      class: 'drop-m',
      value: ({ submittedAt }) => timeCell(submittedAt),
    },
    { key: 'decided_at', text: text('decided_at'), optional: true, value: ({ decidedAt }) => timeCell(decidedAt) },
    { key: 'action', text: text('action'), hidden: true, fixed: true },
  ]
}
