import { endRenewalsOfEndedTitles } from '#app/service_points/application_renewal'

export default async function run() {
  await endRenewalsOfEndedTitles()
}
