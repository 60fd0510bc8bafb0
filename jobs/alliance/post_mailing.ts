import { postMailing } from '#app/alliance/mailing_workflow'

export default async function run({ mailingId }: { mailingId: number }) {
  await postMailing(mailingId)
}
