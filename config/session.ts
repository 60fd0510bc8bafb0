import env from '#start/env'
import { defineConfig, stores } from '@adonisjs/session'

const secure = env.get('APP_URL').startsWith('https://')

const sessionConfig = defineConfig({
  enabled: true,
  cookieName: secure ? '__Host-jingzhi' : 'jingzhi',
  clearWithBrowser: false,
  age: '2h',
  cookie: { path: '/', httpOnly: true, secure, sameSite: 'lax' },
  store: env.get('SESSION_DRIVER'),
  stores: { database: stores.database({ tableName: 'sessions' }) },
})

export default sessionConfig
