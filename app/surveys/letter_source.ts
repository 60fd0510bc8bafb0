import { domainToASCII } from 'node:url'
import { now } from '#app/core/clock'

/** Everything but the words is ASCII: the addresses of recipients are (email_address.ts), and so is what we sign. */
export type LetterSource = {
  from: { name: string; address: string }
  to: string
  messageId: string
  subject: string
  text: string
  html: string
  headers: Record<string, string>
}

/** No line of a letter: base64 has no such characters. */
const BETWEEN = '=_letter'

/** Bytes of one encoded word: with the name of its header the line has 76 characters at most (RFC 2047). */
const WORD = 39

/**
 * A letter in one piece. The mailer would make a tree of it and write five pieces, each of which goes through five
 * streams and takes a system call of its own: that was half of what a letter cost. Chinese goes as base64, which takes
 * a third of the room that it would take letter by letter (quoted-printable).
 */
export function letterSource({ from, to, messageId, subject, text, html, headers }: LetterSource) {
  const head = {
    'From': sender(from),
    'To': to,
    'Subject': isPlain(subject) ? subject : encodedWords(subject),
    'Message-ID': messageId,
    'Date': now().toUTCString().replace('GMT', '+0000'),
    ...headers,
    'MIME-Version': '1.0',
    'Content-Type': `multipart/alternative; boundary="${BETWEEN}"`,
  }
  const lines = Object.entries(head).map(([name, value]) => `${name}: ${value}`)
  return Buffer.from([...lines, '', part('plain', text), part('html', html), `--${BETWEEN}--`, ''].join('\r\n'))
}

function part(kind: string, content: string) {
  const encoded = Buffer.from(content).toString('base64')
  const lines = [`--${BETWEEN}`, `Content-Type: text/${kind}; charset=utf-8`, 'Content-Transfer-Encoding: base64', '']
  for (let at = 0; at < encoded.length; at += 76) lines.push(encoded.slice(at, at + 76))
  return lines.join('\r\n')
}

function sender({ name, address }: LetterSource['from']) {
  const mailbox = `<${address.replace(/[^@]*$/, domainToASCII)}>`
  if (/^[\w ]*$/.test(name)) return `${name} ${mailbox}`.trim()
  return `${encodedWords(name)}\r\n ${mailbox}`
}

/** Short, and nothing in it that a mail program would take for an encoded word. */
function isPlain(text: string) {
  return /^[ -~]{1,60}$/.test(text) && !text.includes('=?')
}

function encodedWords(text: string) {
  const words = ['']
  for (const character of text) {
    if (Buffer.byteLength(words.at(-1)! + character) > WORD) words.push('')
    words[words.length - 1] += character
  }
  return words.map((word) => `=?UTF-8?B?${Buffer.from(word).toString('base64')}?=`).join('\r\n ')
}
