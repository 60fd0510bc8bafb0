import mail from '@adonisjs/mail/services/main'
import { SMTPTransport } from '@adonisjs/mail/transports/smtp'
import { smtpLine } from '#config/mail'
import type { MailServer } from './mail_server.js'

type Manager = { config: { default: string; mailers: Record<string, () => SMTPTransport> } }

/** From now on mails go to this server, over lines like those of an office, instead of the inbox. Returns the way back. */
export function sendThrough({ port }: Pick<MailServer, 'port'>) {
  const { config } = mail as unknown as Manager
  const before = config.default
  const line = new SMTPTransport({ ...smtpLine, port })
  config.mailers[`smtp_${port}`] = () => line
  config.default = `smtp_${port}`
  return () => {
    config.default = before
    void line.close()
  }
}
