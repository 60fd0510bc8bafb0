import type { I18n } from '@adonisjs/i18n'
import { RequestValidator } from '@adonisjs/core/http'

/**
 * Faults in the reader's language, each shown at its field. The provider of @adonisjs/i18n 3.0.1 translates
 * `meta.otherField` in place, which is the rule's own option: after the first "passwords differ" the rule would compare
 * with a field of the translated name and refuse everybody. It gets a copy. A field that has no name for people is not
 * called by that of the program.
 */
RequestValidator.messagesProvider = ({ i18n }) => {
  const messages = i18n.createMessagesProvider()
  return {
    getMessage: (fallback, rule, field, meta) =>
      messages.getMessage(fallback, rule, named(field, i18n), meta && { ...meta }),
  }
}

function named<Field extends { name: string | number }>(field: Field, i18n: I18n): Field {
  const isNamed = i18n.resolveIdentifier(`validator.shared.fields.${field.name}`)
  return isNamed ? field : Object.create(field, { name: { value: 'this' } })
}
