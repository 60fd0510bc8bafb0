import { countRecipients } from '#app/surveys/count_recipients'

export default async function countRecipientsJob({ intakeId }: { intakeId: number }) {
  await countRecipients(intakeId)
}
