import env from '#start/env'
import { defineConfig } from '@adonisjs/session'
import { sparingSessions } from '#app/accounts/sparing_sessions'

const secure = env.get('APP_URL').startsWith('https://')

/** A session that was not used for so long is over. */
export const age = '2h'

const sessionConfig = defineConfig({
  enabled: true,
  cookieName: secure ? '__Host-jingzhi' : 'jingzhi',
  clearWithBrowser: false,
  age,
  cookie: { path: '/', httpOnly: true, secure, sameSite: 'lax' },
  store: env.get('SESSION_DRIVER'),
  stores: { database: sparingSessions('sessions') },
})

export default sessionConfig
