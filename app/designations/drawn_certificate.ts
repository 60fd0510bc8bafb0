import { type Readable } from 'node:stream'
import drive from '@adonisjs/drive/services/main'
import i18nManager from '@adonisjs/i18n/services/main'
import env from '#start/env'
import type Certificate from './certificate.js'
import { certificatePdf } from './certificate_document.js'

/** The certificate as a file, drawn once. */
export async function drawnCertificate(certificate: Certificate): Promise<Readable> {
  const key = `certificates/${certificate.id}-${certificate.code}.pdf`
  if (!(await drive.use().exists(key))) {
    const pdf = await certificatePdf(certificate.printed, wordsOf(certificate))
    await drive.use().put(key, new Uint8Array(pdf), { contentType: 'application/pdf' })
  }
  return drive.use().getStream(key)
}

/** Certificates are always Chinese. */
function wordsOf({ code, issuedOn, printed }: Certificate) {
  const chinese = i18nManager.locale('zh-CN')
  return {
    district: chinese.t(`districts.${printed.districtCode}`),
    type: chinese.t(`designations.types.${printed.designationType}`),
    code,
    issuedOn: issuedOn.toISODate()!,
    verifyUrl: `${env.get('APP_URL')}/verify/${code}`,
  }
}
