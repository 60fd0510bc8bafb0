import edge from 'edge.js'
import env from '#start/env'
import i18nManager from '@adonisjs/i18n/services/main'
import mail from '@adonisjs/mail/services/main'
import { formatDay } from '#app/core/format'
import config from '#config/surveys'
import type { ClaimedLetter } from './claim_letters.js'
import { outcomeOf, type Outcome } from './letter_outcome.js'
import { optOutPath } from './opt_out_token.js'
import type SurveyWave from './survey_wave.js'

/** What a letter is about, and whose service is rated in it. */
export type LetterOccasion = { wave: SurveyWave; pointName: string | null }

/** Composes one letter and hands it to the mail server. */
export async function sendLetter(letter: ClaimedLetter, occasion: LetterOccasion): Promise<Outcome> {
  const { subject, html, text, optOut } = await composeLetter(letter, occasion)
  try {
    await mail.send((message) => {
      message.to(letter.email).subject(subject).html(html).text(text)
      /** Chinese takes a third of the room that it would take letter by letter (quoted-printable), and of the time. */
      Object.assign(message.nodeMailerMessage, { messageId: letter.messageId, textEncoding: 'base64' })
      /** One click in the mail program, without a question (RFC 8058). */
      message.header('List-Unsubscribe', `<${optOut}>`)
      message.header('List-Unsubscribe-Post', 'List-Unsubscribe=One-Click')
      /** No answering machine is to answer it (RFC 3834). */
      message.header('Auto-Submitted', 'auto-generated')
      message.header('Precedence', 'bulk')
    })
    return { kind: 'sent' }
  } catch (error) {
    return outcomeOf(error)
  }
}

/** The same words as text and as HTML, in the recipient's language. */
export async function composeLetter(
  { id, name, locale, letters, path }: ClaimedLetter,
  { wave, pointName }: LetterOccasion
) {
  const i18n = i18nManager.locale(locale)
  const values = {
    ...{ year: String(wave.year), minutes: config.minutesToAnswer, day: formatDay(wave.closesOn, locale) },
    ...{ point: pointName ?? '', about: pointName ? 'point' : 'network', named: name ? 'yes' : 'no', name: name ?? '' },
    again: letters > 0 ? 'yes' : 'no',
  }
  const say = (key: string) => i18n.t(`survey_letters.${key}`, values)
  const subject = say('subject').replace(/[\r\n\u2028\u2029]+/g, ' ')
  const link = env.get('APP_URL') + path
  const optOut = env.get('APP_URL') + optOutPath(id)
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
  return { subject, html, text, optOut }
}
