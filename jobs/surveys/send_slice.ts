import { sendSlice } from '#app/surveys/send_slice'

export default async function sendSliceJob({ waveId, number }: { waveId: number; number: number }) {
  await sendSlice(waveId, number)
}
