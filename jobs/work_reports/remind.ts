import { remindAsked } from '#app/work_reports/remind_asked'

export default async function run() {
  await remindAsked()
}
