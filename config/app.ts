import app from '@adonisjs/core/services/app'
import env from '#start/env'
import { defineConfig } from '@adonisjs/core/http'
import proxyAddr from 'proxy-addr'

const secure = env.get('APP_URL').startsWith('https://')

/** Only the proxies named in TRUST_PROXY may tell the client's address; by default nobody may. */
const trusted = env.get('TRUST_PROXY')

export const http = defineConfig({
  generateRequestId: true,
  allowMethodSpoofing: true,
  useAsyncLocalStorage: false,
  trustProxy: trusted ? proxyAddr.compile(trusted.split(',')) : () => false,
  cookie: { domain: '', path: '/', maxAge: '2h', httpOnly: true, secure, sameSite: 'lax' },
})

export const inDemo = env.get('DEMO') ?? app.inDev
