import edge from 'edge.js'
import { randomUUID } from 'node:crypto'
import app from '@adonisjs/core/services/app'
import vite from '@adonisjs/vite/services/main'
import i18nManager from '@adonisjs/i18n/services/main'
import env from '#start/env'
import { inDemo } from '#config/app'
import portal from '#config/portal'
import * as format from '#app/core/format'
import { maskedContact } from '#app/core/masks'
import { wordCount } from '#app/core/word_count'
import { assetTags } from '#app/core/asset_tags'
import { drawInOneGo } from '#app/core/drawing'
import { keepTemplates } from '#app/core/kept_templates'
import { attributes, html, markedText, svgIcon } from '#app/core/html'
import { hoursInWords } from '#app/core/form_answers'
import { errorList, fieldOf, inputNameOf, type FieldProps, type FlashMessages } from '#app/core/form_field'

/** The state of the template that calls a global: Edge calls them as `state.formatDay(…)`. */
type State = { locale?: string; i18n?: { locale: string }; flashMessages?: FlashMessages }

const localeOf = (state: State | undefined) => state?.locale ?? state?.i18n?.locale ?? i18nManager.defaultLocale

drawInOneGo(edge)

/** On a server that runs they do not change; in tests neither. */
if (!app.inDev) keepTemplates(edge)

edge.global('appUrl', env.get('APP_URL'))
edge.global('inDemo', inDemo)
edge.global('portalFooter', portal.footer)
edge.global('mapApproval', portal.map.approval)
edge.global('hasInbox', env.get('MAIL_MAILER') === 'inbox')

/** Pages outside a route, an unknown address for instance, have no language of their own. */
edge.global('t', (...args: Parameters<ReturnType<typeof i18nManager.locale>['t']>) =>
  i18nManager.locale(i18nManager.defaultLocale).t(...args)
)
edge.global('locale', i18nManager.defaultLocale)

edge.global('formatDay', function (this: State, value: format.Moment, locale?: string) {
  return format.formatDay(value, locale ?? localeOf(this))
})
edge.global('formatTime', function (this: State, value: format.Moment, locale?: string) {
  return format.formatTime(value, locale ?? localeOf(this))
})
edge.global('machineTime', format.machineTime)
edge.global('dateInput', format.dateInput)
edge.global('formatNumber', format.formatNumber)
edge.global('formatBytes', format.formatBytes)
edge.global('formatScore', format.formatScore)
edge.global('lengthOf', format.lengthOf)
edge.global('wordCount', (text: unknown) => wordCount(String(text ?? '')))
edge.global('paragraphsOf', format.paragraphsOf)
edge.global('nl2paragraphs', (text: string) =>
  html(
    format
      .paragraphsOf(text)
      .map((line) => `<p>${edge.globals.html.escape(line)}</p>`)
      .join('')
  )
)

edge.global('factsInWords', function (this: State, facts: Record<string, unknown> = {}) {
  return format.factsInWords(facts, localeOf(this))
})

edge.global('assetTags', (entries: string[]) => assetTags(vite, entries))
edge.global('onceKey', () => randomUUID())
edge.global('svgIcon', svgIcon)
edge.global('masked', (contact: string | null) => contact && maskedContact(contact))
edge.global('attributes', attributes)
edge.global('markedText', markedText)
edge.global('hoursInWords', function (this: State, hours: Parameters<typeof hoursInWords>[0] | null) {
  return hoursInWords(hours ?? {}, i18nManager.locale(localeOf(this)))
})

/** The hint of a described field, when it has one. */
edge.global('hintOf', function (this: State, key: string) {
  return i18nManager.locale(localeOf(this)).t(`${key}.hint`, undefined, '')
})
edge.global('inputNameOf', inputNameOf)
edge.global('field', function (this: FieldProps, choice = false) {
  return fieldOf(this, choice)
})
edge.global('errorList', function (this: State) {
  return errorList(this.flashMessages)
})

/** The colour of a grade of the yearly evaluation; none of who has no grade. */
edge.global('gradeTone', (grade: string | null) => {
  return grade ? { excellent: 'good', good: 'info', pass: 'quiet', fail: 'bad' }[grade] : 'quiet'
})
