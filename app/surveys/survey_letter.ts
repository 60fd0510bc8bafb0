import { randomUUID } from 'node:crypto'
import edge from 'edge.js'
import env from '#start/env'
import i18nManager from '@adonisjs/i18n/services/main'
import mail from '@adonisjs/mail/services/main'
import string from '@adonisjs/core/helpers/string'
import { formatDay } from '#app/core/format'
import config from '#config/surveys'
import type { ClaimedLetter } from './claim_letters.js'
import { outcomeOf, type Outcome } from './letter_outcome.js'
import { letterSource } from './letter_source.js'
import { optOutPath } from './opt_out_token.js'
import type SurveyWave from './survey_wave.js'

const sender = { name: env.get('MAIL_FROM_NAME'), address: env.get('MAIL_FROM_ADDRESS') }

/** Whom a letter is written to decides its words by nothing else than this, and by what is filled in. */
type Reader = { locale: string; pointName: string | null; isNamed: boolean; isAgain: boolean }

type Personal = { name: string; link: string; optOut: string }
type Fill = (values: Personal) => string
type Form = { subject: string; text: Fill; html: Fill }

/** Stand in a form for what is filled in: nobody can have written them into a name or a message. */
const mark = randomUUID()
const marked = (key: keyof Personal) => `${mark}-${key}-`

/** The letters of one wave. Those who are told the same get the same form, which is drawn once. */
export function surveyLetters(wave: SurveyWave) {
  const forms = new Map<string, Promise<Form>>()
  const formFor = (reader: Reader) => {
    const key = JSON.stringify(Object.values(reader))
    const form = forms.get(key) ?? draw(wave, reader)
    forms.set(key, form)
    return form
  }
  return {
    /** Hands one letter to the mail server. */
    async send(letter: ClaimedLetter, pointName: string | null) {
      const { id, name, locale, letters, path } = letter
      const form = await formFor({ locale, pointName, isNamed: Boolean(name), isAgain: letters > 0 })
      return handOver(letter, form, { name: name ?? '', link: addressOf(path), optOut: addressOf(optOutPath(id)) })
    },
  }
}

const addressOf = (path: string) => env.get('APP_URL') + path

async function handOver({ email, messageId }: ClaimedLetter, form: Form, values: Personal): Promise<Outcome> {
  const { subject } = form
  const text = form.text(values)
  const html = form.html(escaped(values))
  const headers = headersOf(values.optOut)
  const raw = letterSource({ from: sender, to: email, messageId, subject, text, html, headers })
  try {
    await mail.send((message) => {
      message.to(email).subject(subject).html(html).text(text)
      Object.assign(message.nodeMailerMessage, { messageId, raw })
    })
    return { kind: 'sent' }
  } catch (error) {
    return outcomeOf(error)
  }
}

function headersOf(optOut: string) {
  return {
    /** One click in the mail program, without a question (RFC 8058). */
    'List-Unsubscribe': `<${optOut}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    /** No answering machine is to answer it (RFC 3834). */
    'Auto-Submitted': 'auto-generated',
    'Precedence': 'bulk',
  }
}

/** The same words as text and as HTML, in the recipient's language. */
async function draw(wave: SurveyWave, { locale, pointName, isNamed, isAgain }: Reader): Promise<Form> {
  const i18n = i18nManager.locale(locale)
  const values = {
    ...{ year: String(wave.year), minutes: config.minutesToAnswer, day: formatDay(wave.closesOn, locale) },
    ...{ point: pointName ?? '', about: pointName ? 'point' : 'network' },
    ...{ named: isNamed ? 'yes' : 'no', name: marked('name'), again: isAgain ? 'yes' : 'no' },
  }
  const say = (key: string) => i18n.t(`survey_letters.${key}`, values)
  const subject = say('subject').replace(/[\r\n\u2028\u2029]+/g, ' ')
  const [link, optOut] = [marked('link'), marked('optOut')]
  const body = ['why', 'how_long', ...(wave.isAnonymous ? ['anonymous'] : ['named_wave'])].map(say)
  const lines = [say('greeting'), ...body, `${say('button')}\n${link}`, say('spent'), say('signature')]
  const text = [...lines, '-- ', `${say('opt_out_text')}\n${optOut}`].join('\n\n')
  const html = await edge.render('mails/survey', {
    say,
    body,
    subject,
    link,
    optOut,
    locale,
    i18n,
    t: i18n.t.bind(i18n),
  })
  return { subject, text: fillable(text), html: fillable(html) }
}

function fillable(form: string): Fill {
  const parts = form.split(new RegExp(`${mark}-(name|link|optOut)-`))
  return (values) => parts.reduce((text, part, at) => text + (at % 2 ? values[part as keyof Personal] : part), '')
}

function escaped({ name, link, optOut }: Personal): Personal {
  return { name: string.escapeHTML(name), link: string.escapeHTML(link), optOut: string.escapeHTML(optOut) }
}
