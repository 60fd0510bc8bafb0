/**
 * What higher rooms add to the calls for cases: panels and figures on their pages, how many were handed in, who has
 * begun something (app/case_calls/call_panels.ts).
 */
export {}
