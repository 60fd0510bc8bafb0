import { takeFound } from '#app/surveys/take_recipients'

export default async function takeRecipientsJob({ intakeId }: { intakeId: number }) {
  await takeFound(intakeId)
}
