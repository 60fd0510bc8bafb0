import type { I18n } from '@adonisjs/i18n'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { whereWithin, type ListDefinition } from '#app/core/list'
import { sentenceOf } from '#app/audit/timeline'
import { timeCell } from '#app/core/spreadsheet'
import type User from '#app/users/user'
import StandInAct from './stand_in_act.js'
import { concerning } from './stand_in_list.js'

/** The acts this person sees, with all that a line of the report says. */
export function visibleActs(user: User) {
  return StandInAct.query()
    .withScopes((scopes) => scopes.visibleTo(user))
    .preload('auditEntry')
    .preload('absent')
    .preload('deputy')
}

export function standInActList(i18n: I18n): ListDefinition<ModelQueryBuilderContract<typeof StandInAct>> {
  const text = (column: string) => i18n.t(`stand_ins.${column}`)
  return {
    columns: [
      {
        key: 'what',
        text: text('acts.what'),
        fixed: true,
        value: ({ auditEntry }) => sentenceOf(auditEntry, i18n).title,
      },
      {
        key: 'who',
        text: text('deputy'),
        value: ({ deputy }) => deputy.name,
        under: { text: text('absent'), value: ({ absent }) => absent.name },
      },
      {
        key: 'subject',
        text: text('acts.subject'),
        value: ({ subjectType, subjectId }) =>
          `${i18n.t(`audit.subjects.${subjectType}`, {}, subjectType)} ${subjectId}`,
      },
      {
        key: 'at',
        text: text('acts.at'),
        sort: 'occurredAt',
        value: ({ occurredAt }) => timeCell(occurredAt),
      },
    ],
    search: concerning,
    searchHint: text('search'),
    filters: {
      days: {
        kind: 'date-range',
        label: text('acts.days'),
        apply: (query, range) => void whereWithin(query, 'occurred_at', range),
      },
    },
    sorts: { occurredAt: 'occurred_at' },
    defaultSort: '-occurredAt',
  }
}
