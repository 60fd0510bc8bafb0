import type { I18n } from '@adonisjs/i18n'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { whereContains, type ListDefinition } from '#app/core/list'
import { timeCell } from '#app/core/spreadsheet'
import { withoutAddresses } from './email_address.js'
import type SurveyInvitation from './survey_invitation.js'
import { invitationStates } from './survey_invitation.js'
import { recipientSources } from './recipient_sources.js'

/**
 * Who is asked in one wave. Says nothing of who answered: that would tell, with the time, more than was promised.
 *
 * @param whole addresses and names as they are, for who handles the wave
 */
export function surveyRecipientList(
  i18n: Pick<I18n, 't'>,
  whole: boolean
): ListDefinition<ModelQueryBuilderContract<typeof SurveyInvitation>, SurveyInvitation> {
  const text = (column: string) => i18n.t(`surveys.recipient_columns.${column}`)
  const sources = [...recipientSources().map(({ key }) => key), 'workbook']
  return {
    columns: [
      {
        key: 'email',
        text: text('email'),
        fixed: true,
        value: (row) => shownAddress(row, whole),
        under: whole ? { text: text('name'), value: ({ name }) => name } : undefined,
      },
      { key: 'point', text: text('point'), value: ({ designation }) => designation?.name ?? text('network') },
      {
        key: 'source',
        text: text('source'),
        class: 'drop-m',
        value: ({ source }) => i18n.t(`surveys.sources.${source}.name`),
      },
      { key: 'letters', text: text('letters'), class: 'r', value: ({ letters }) => letters },
      {
        key: 'last_letter_at',
        text: text('last_letter_at'),
        sort: 'lastLetterAt',
        class: 'drop-m',
        value: ({ lastLetterAt }) => timeCell(lastLetterAt),
      },
      {
        key: 'error',
        text: text('error'),
        optional: true,
        value: ({ lastError }) => lastError && (whole ? lastError : withoutAddresses(lastError)),
      },
      {
        key: 'state',
        text: text('state'),
        value: ({ state }) => i18n.t(`surveys.invitation_states.${state}`),
      },
    ],
    ...(whole && {
      search: (query: ModelQueryBuilderContract<typeof SurveyInvitation>, typed: string) =>
        void whereContains(query, ['email', 'name'], typed),
      searchHint: text('search'),
    }),
    filters: {
      state: {
        kind: 'choice',
        label: '',
        hidden: true,
        options: invitationStates.map((value) => ({ value, text: value })),
        apply: (query, state) => void query.where('state', state),
      },
      source: {
        kind: 'choice',
        label: text('source'),
        options: sources.map((value) => ({ value, text: i18n.t(`surveys.sources.${value}.name`) })),
        apply: (query, source) => void query.where('source', source),
      },
    },
    sorts: { id: 'id', lastLetterAt: 'last_letter_at' },
    defaultSort: 'id',
  }
}

export function shownAddress({ email, maskedEmail }: SurveyInvitation, whole: boolean) {
  if (!email.includes('@')) return '—'
  return whole ? email : maskedEmail
}
