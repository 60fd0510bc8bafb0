import { connect, type Socket } from 'node:net'
import env from '#start/env'
import { defineConfig, transports } from '@adonisjs/mail'
import type { InferMailers } from '@adonisjs/mail/types'
import { InboxTransport } from '#app/notifications/inbox_transport'

const username = env.get('SMTP_USERNAME')

/** Pooled: a connection for each mail would cost about twenty times as much. */
export const smtpLine = {
  pool: true as const,
  maxConnections: 4,
  /** A mail whose line broke is ours to try again, with pauses: the pool would do it at once and for ever. */
  maxRequeues: 0,
  host: env.get('SMTP_HOST') ?? '127.0.0.1',
  port: env.get('SMTP_PORT') ?? 25,
  secure: env.get('SMTP_SECURE') ?? false,
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  socketTimeout: 30_000,
  getSocket: promptLine,
  auth: username ? { type: 'login' as const, user: username, pass: env.get('SMTP_PASSWORD') ?? '' } : undefined,
}

/**
 * Sends what is written at once. A letter is written in several parts, and the last one would wait until the server has
 * confirmed those before, which it puts off for 40 ms: a line would carry 20 letters a second and carries 300.
 */
function promptLine(
  { host, port }: { host: string; port: number },
  answer: (error: null, options: { connection: Socket }) => void
) {
  answer(null, { connection: connect({ host, port, noDelay: true, keepAlive: true }) })
}

const mailConfig = defineConfig({
  default: env.get('MAIL_MAILER'),
  from: { address: env.get('MAIL_FROM_ADDRESS'), name: env.get('MAIL_FROM_NAME') },
  mailers: {
    inbox: () => new InboxTransport(),
    smtp: transports.smtp(smtpLine),
  },
})

export default mailConfig

declare module '@adonisjs/mail/types' {
  export interface MailersList extends InferMailers<typeof mailConfig> {}
}
