import edge from 'edge.js'
import env from '#start/env'
import { inDemo } from '#config/app'

edge.global('appUrl', env.get('APP_URL'))
edge.global('inDemo', inDemo)
edge.global('hasInbox', env.get('MAIL_MAILER') === 'inbox')
