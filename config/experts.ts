/** 回避 and the work of experts: customary values, not from a regulation. */
export default {
  /** An earlier employer counts for so many years after the last day there. */
  formerEmployerYears: 3,
  /** What a new profile begins with. */
  mostAtOnce: 5,
  mostPerYear: 20,
  /** Working days to say yes or no, and for the work itself. */
  answer: 3,
  work: 10,
  /** Fewest scores from which one highest and one lowest are left out. */
  dropFrom: 5,
  /** Two scores further apart than this are talked about. */
  gap: 20,
  /** How often ranks are drawn anew to see how firm they are, and which part of them is shown. */
  rounds: 1000,
  confidence: 0.9,
}
