import db from '@adonisjs/lucid/services/db'
import type { RetentionClass } from '#app/personal_data/retention_class'
import config from '#config/retention'

const FORGOTTEN = '—'

/** Who got a letter to a segment some years ago; the letter and how many got it stay. */
export const mailingRecipients: RetentionClass = {
  ...{ key: 'mailing_recipients', group: 'personal', end: 'anonymise', kept: config.mailingRecipients },
  table: 'alliance_mailing_recipients',
  set: () => ({ name: FORGOTTEN, email: FORGOTTEN }),
  overdue: (rows, { time }) =>
    rows
      .whereNot('email', FORGOTTEN)
      .whereIn(
        'mailing_id',
        db.from('alliance_mailings').where({ state: 'sent' }).where('state_since', '<', time).select('id')
      ),
}
