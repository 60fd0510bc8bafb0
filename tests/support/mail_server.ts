import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { simpleParser } from 'mailparser'
import { SMTPServer, type SMTPServerSession } from 'smtp-server'

export type ReceivedMail = { id: string; to: string; subject: string; text: string; headers: Record<string, string> }

/** A mail server that can take its time, refuse, and be away. It has a mail only once it has said so. */
export class MailServer {
  received: ReceivedMail[] = []
  /** How many mails have been sent to it to their last byte, accepted or not. */
  arrived = 0
  /** What to answer to a recipient instead of accepting it, for example 550. */
  refusal: number | undefined
  /** The same for some recipients only, by what is said: 550 5.1.1 no such user. */
  answers = new Map<string, string>()
  /** So many mails are taken to their last byte, and then the line breaks: nobody is told that they are there. */
  drops = 0
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
      onRcptTo: ({ address }, _session, answer) => {
        const said = this.answers.get(address) ?? (this.refusal && `${this.refusal} refused`)
        if (!said) return answer()
        answer(Object.assign(new Error(said.slice(4)), { responseCode: Number(said.slice(0, 3)) }))
      },
      onData: (stream, session, answer) => {
        void simpleParser(stream).then(
          async ({ messageId, subject, text, headerLines }) => {
            this.arrived++
            await this.#held?.until
            if (!this.#open.has(session)) return answer(new Error('gone'))
            const [{ address }] = session.envelope.rcptTo
            this.received.push({
              id: messageId ?? '',
              to: address,
              subject: subject ?? '',
              text: text ?? '',
              headers: headersOf(headerLines),
            })
            if (this.drops > 0) this.#drop(session)
            else answer()
          },
          () => {}
        )
      },
      onClose: (session) => void this.#open.delete(session),
    })
    this.#server.on('error', () => {})
    const { server } = this.#server
    this.#server.listen(this.port, '127.0.0.1')
    if (!server.listening) await once(server, 'listening')
    this.port = (server.address() as AddressInfo).port
  }

  #drop(session: SMTPServerSession) {
    this.drops--
    type Line = { session: SMTPServerSession; _socket: { destroy(): void } }
    const lines = (this.#server as unknown as { connections: Set<Line> }).connections
    for (const line of lines) if (line.session.id === session.id) line._socket.destroy()
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
    this.answers.clear()
    this.drops = 0
  }

  async stop() {
    this.release()
    const server = this.#server
    this.#server = undefined
    if (server) await new Promise<void>((resolve) => server.close(() => resolve()))
  }
}

function headersOf(lines: readonly { key: string; line: string }[]) {
  return Object.fromEntries(
    lines.map(({ key, line }) => [key, line.replace(/^[^:]*:\s*/, '').replace(/\r?\n\s+/g, ' ')])
  )
}
