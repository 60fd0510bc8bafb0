import { createHash } from 'node:crypto'
import { simpleParser, type ParsedMail } from 'mailparser'
import { emailAddress } from './email_address.js'

export type BounceKind = 'soft' | 'hard' | 'complaint'

/** What a mail server wrote back about one recipient. */
export type BounceReport = {
  kind: BounceKind
  /** As the server names the mailbox; normalised. */
  email: string
  /** 5.1.1 (RFC 3463); none in a complaint. */
  status: string | null
  diagnostic: string | null
  /** Of the letter that it is about. */
  originalId: string | null
  /** The same report read again has the same one. */
  fingerprint: string
}

/** The messages in a mailbox file (mbox), or the one message that the file is. */
export function messagesIn(file: Buffer): string[] {
  const text = file.toString('latin1').replace(/\r\n/g, '\n')
  if (!text.startsWith('From ')) return [text]
  return text
    .split(/(?:^|\n\n)From [^\n]*\n/)
    .filter((message) => message.trim() !== '')
    .map((message) => message.replace(/^>(>*From )/gm, '$1'))
}

/** What a message reports (RFC 3464 and RFC 5965); nothing when it is another kind of mail. */
export async function reportsIn(message: string): Promise<BounceReport[]> {
  const mail = await simpleParser(Buffer.from(message, 'latin1'), { keepDeliveryStatus: true })
  const part = (type: string) => mail.attachments.find(({ contentType }) => contentType === type)?.content.toString()
  const original = part('message/rfc822') ?? part('text/rfc822-headers') ?? part('message/rfc822-headers') ?? ''
  const headers = fieldsOf(original.split(/\n\r?\n/)[0])
  const common = { originalId: headers['message-id'] ?? null, id: idOf(mail, message) }
  const delivery = part('message/delivery-status')
  const complaint = part('message/feedback-report')
  if (delivery) return deliveries(delivery, common)
  return complaint ? complaints(complaint, headers.to, common) : []
}

type Common = { originalId: string | null; id: string }

/** One block for the message, then one for each recipient. A report of success is none of a bounce. */
function deliveries(text: string, { originalId, id }: Common): BounceReport[] {
  return text
    .split(/\n\s*\n/)
    .map(fieldsOf)
    .flatMap((fields) => {
      const email = emailAddress(fields['final-recipient']?.replace(/^[^;]*;/, ''))
      const status = /^([245])\.\d{1,3}\.\d{1,3}/.exec(fields.status ?? '')
      if (!email || !status || status[1] === '2') return []
      const kind = status[1] === '5' ? ('hard' as const) : ('soft' as const)
      const diagnostic = fields['diagnostic-code']?.replace(/^[^;]*;\s*/, '').slice(0, 500) ?? null
      return { kind, email, status: status[0], diagnostic, originalId, fingerprint: fingerprint(id, email) }
    })
}

function complaints(text: string, to: string | undefined, { originalId, id }: Common): BounceReport[] {
  const fields = fieldsOf(text)
  const address = fields['original-rcpt-to'] ?? to
  const email = emailAddress(address?.replace(/^.*<|>.*$/g, ''))
  if (!email || fields['feedback-type'] === 'not-spam') return []
  const diagnostic = fields['feedback-type'] ?? null
  return [{ kind: 'complaint', email, status: null, diagnostic, originalId, fingerprint: fingerprint(id, email) }]
}

/** Lines of `Name: value`, continued ones joined; names in small letters. */
function fieldsOf(block: string): Record<string, string> {
  const lines = block.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)
  const pairs = lines.flatMap((line) => {
    const [, name, value] = /^([\w-]+):\s*(.*)$/.exec(line) ?? []
    return name ? [[name.toLowerCase(), value.trim()]] : []
  })
  return Object.fromEntries(pairs)
}

const idOf = (mail: ParsedMail, message: string) => mail.messageId ?? message

function fingerprint(id: string, email: string) {
  return createHash('sha256').update(`${id}\n${email}`).digest('hex')
}
