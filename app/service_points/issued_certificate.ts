import { type Readable } from 'node:stream'
import drive from '@adonisjs/drive/services/main'
import i18nManager from '@adonisjs/i18n/services/main'
import env from '#start/env'
import { canonicalJson, sha256 } from '#app/core/canonical_json'
import { certificatePdf } from './certificate.js'
import type Designation from './designation.js'

/**
 * The certificate as a file. It is drawn once, by a job after the recognition, and again only when something printed on
 * it has changed.
 */
export async function issuedCertificate(designation: Designation): Promise<Readable> {
  const key = keyOf(designation)
  if (!(await drive.use().exists(key))) {
    const pdf = await certificatePdf(designation, wordsOf(designation))
    await drive.use().put(key, new Uint8Array(pdf), { contentType: 'application/pdf' })
  }
  return drive.use().getStream(key)
}

function keyOf(designation: Designation) {
  const { id, name, number, docNumber, recognizedOn, validUntil, verifyCode } = designation
  const days = [recognizedOn, validUntil].map((day) => day.toISODate())
  const printed = canonicalJson([name, number, docNumber, ...days, verifyCode, wordsOf(designation)])
  return `certificates/${id}-${sha256(printed).slice(0, 16)}.pdf`
}

/** Certificates are always Chinese. */
function wordsOf({ districtCode, designationType, verifyCode }: Designation) {
  const chinese = i18nManager.locale('zh-CN')
  return {
    district: chinese.t(`districts.${districtCode}`),
    type: chinese.t(`designations.types.${designationType}`),
    verifyUrl: `${env.get('APP_URL')}/verify/${verifyCode}`,
  }
}
