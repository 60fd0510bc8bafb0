import MemberCertificate from './member_certificate.js'

/** What anybody learns of a member's certificate by the code printed on it: nothing that does not stand on it, and how it stands now. */
export async function checkedMembership(code: string) {
  const certificate = await MemberCertificate.query().where('code', code).preload('member').first()
  if (!certificate) return null
  const { member } = certificate
  const newer = certificate.replacedAt ? await MemberCertificate.currentOf(member) : null
  return { certificate, member, newer }
}
