import { scanRound } from '#app/case_reviews/case_scan'

export default function scan({ roundId }: { roundId: number }) {
  return scanRound(roundId)
}
