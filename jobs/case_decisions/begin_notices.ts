import { announceDue } from '#app/case_decisions/public_notice'

export default async function run() {
  await announceDue()
}
