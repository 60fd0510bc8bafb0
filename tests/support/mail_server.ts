import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { simpleParser } from 'mailparser'
import { SMTPServer, type SMTPServerSession } from 'smtp-server'

export type ReceivedMail = { id: string; to: string; subject: string }

/** A mail server that can take its time, refuse, and be away. It has a mail only once it has said so. */
export class MailServer {
  received: ReceivedMail[] = []
  /** How many mails have been sent to it to their last byte, accepted or not. */
  arrived = 0
  /** What to answer to a recipient instead of accepting it, for example 550. */
  refusal: number | undefined
  #held?: { until: Promise<void>; release: () => void }
  #open = new Set<SMTPServerSession>()
  #server?: SMTPServer

  private constructor(public port: number) {}

  static async start() {
    const server = new MailServer(0)
    await server.start()
    return server
  }

  async start() {
    this.#server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      closeTimeout: 100,
      onConnect: (session, answer) => {
        this.#open.add(session)
        answer()
      },
      onRcptTo: (_address, _session, answer) => {
        answer(this.refusal ? Object.assign(new Error('refused'), { responseCode: this.refusal }) : null)
      },
      onData: (stream, session, answer) => {
        void simpleParser(stream).then(async ({ messageId, subject }) => {
          this.arrived++
          await this.#held?.until
          if (!this.#open.has(session)) return answer(new Error('gone'))
          const [{ address }] = session.envelope.rcptTo
          this.received.push({ id: messageId ?? '', to: address, subject: subject ?? '' })
          answer()
        })
      },
      onClose: (session) => void this.#open.delete(session),
    })
    this.#server.on('error', () => {})
    const { server } = this.#server
    this.#server.listen(this.port, '127.0.0.1')
    if (!server.listening) await once(server, 'listening')
    this.port = (server.address() as AddressInfo).port
  }

  /** From now on every mail is kept waiting for an answer. */
  hold() {
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#held = { until: promise, release: resolve }
  }

  release() {
    this.#held?.release()
    this.#held = undefined
  }

  /** Those who are connected at this moment. */
  get sessions() {
    return this.#open.size
  }

  forget() {
    this.received = []
    this.arrived = 0
  }

  async stop() {
    this.release()
    const server = this.#server
    this.#server = undefined
    if (server) await new Promise<void>((resolve) => server.close(() => resolve()))
  }
}
