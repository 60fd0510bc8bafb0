import { RequestValidator } from '@adonisjs/core/http'

/**
 * Faults in the reader's language. The provider of @adonisjs/i18n 3.0.1 translates `meta.otherField` in place, which is
 * the rule's own option: after the first "passwords differ" the rule would compare with a field of the translated name
 * and refuse everybody. It gets a copy.
 */
RequestValidator.messagesProvider = ({ i18n }) => {
  const messages = i18n.createMessagesProvider()
  return {
    getMessage: (fallback, rule, field, meta) => messages.getMessage(fallback, rule, field, meta && { ...meta }),
  }
}
