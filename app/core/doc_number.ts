/** 文号 with hexagonal brackets, for example 京知局〔2026〕12号. */
export const DOC_NUMBER = /^\p{Script=Han}{2,10}〔20\d{2}〕[1-9]\d*号$/u
