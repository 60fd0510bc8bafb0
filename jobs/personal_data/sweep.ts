import { sweepPersonExports } from '#app/personal_data/write_person_export'

export default function sweep() {
  return sweepPersonExports()
}
