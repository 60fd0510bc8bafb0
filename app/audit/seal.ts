import env from '#start/env'
import { chainHashWith, sealWith } from './chain.js'

const key = (env.get('AUDIT_KEY') ?? env.get('APP_KEY')).release()

/** Seals a text of the audit trail with the key of this house. */
export const seal = (text: string) => sealWith(key, text)

export const chainHash = chainHashWith(key)
