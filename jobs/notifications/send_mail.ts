import { sendMail } from '#app/notifications/send_mail'

export default async function sendMailJob({ deliveryId }: { deliveryId: number }) {
  await sendMail(deliveryId)
}
