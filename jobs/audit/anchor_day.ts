import { anchorFinishedDays } from '#app/audit/anchors'

export default async function anchorDay() {
  await anchorFinishedDays()
}
