import Designation from '#app/service_points/designation'
import { issuedCertificate } from '#app/service_points/issued_certificate'

/** Draws the certificate, so that it is there when somebody asks for it. */
export default async function issueCertificate({ designationId }: { designationId: number }) {
  const stream = await issuedCertificate(await Designation.findOrFail(designationId))
  stream.destroy()
}
