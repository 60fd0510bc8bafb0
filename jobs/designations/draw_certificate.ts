import Certificate from '#app/designations/certificate'
import { drawnCertificate } from '#app/designations/drawn_certificate'

/** Draws the certificate, so that it is there when somebody asks for it. */
export default async function drawCertificate({ certificateId }: { certificateId: number }) {
  const stream = await drawnCertificate(await Certificate.findOrFail(certificateId))
  stream.destroy()
}
