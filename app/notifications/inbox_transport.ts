import db from '@adonisjs/lucid/services/db'
import { MailResponse } from '@adonisjs/mail'
import type { MailTransportContract, NodeMailerMessage } from '@adonisjs/mail/types'
import { sqlTime } from '#app/core/dialect'

/** Keeps mails in a table that a page shows, for demonstrations and tests: no mail server needed. */
export class InboxTransport implements MailTransportContract {
  async send(message: NodeMailerMessage) {
    const messageId = String(message.messageId)
    const recipient = addressOf(message.to)
    await db
      .table('inbox_mails')
      .knexQuery.insert({
        message_id: messageId,
        recipient,
        subject: message.subject ?? '',
        html: message.html ?? null,
        text: message.text ?? null,
        papers: message.attachments?.map(({ filename }) => filename).join('\n') ?? null,
        created_at: sqlTime(),
      })
      .onConflict('message_id')
      .ignore()
    return new MailResponse(messageId, { from: '', to: [recipient] }, {})
  }
}

function addressOf(to: NodeMailerMessage['to']): string {
  const [first] = Array.isArray(to) ? to : [to]
  return typeof first === 'string' ? first : (first?.address ?? '')
}
